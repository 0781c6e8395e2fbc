// The calculator as a component of Vue 3. On a server it is the link inside it, until the element is there.
import { defineComponent, h, onMounted, ref, watch } from 'vue'

const TOLD = ['ready', 'change', 'result', 'error']

export const GlossaryCalculator = defineComponent({
  name: 'GlossaryCalculator',
  inheritAttrs: false,
  props: { inputs: { type: Object, default: undefined } },
  emits: TOLD,
  setup(props, { attrs, emit, slots }) {
    const at = ref(null)
    const give = () => {
      if (props.inputs) at.value.inputs = JSON.stringify(props.inputs)
    }
    onMounted(() => {
      for (const name of TOLD) at.value.addEventListener(`calc-${name}`, ({ detail }) => emit(name, detail))
      give()
      import('./element.mjs')
    })
    watch(() => props.inputs, give, { deep: true })
    const asAttributes = () => Object.fromEntries(Object.entries(attrs).map(([name, value]) => [`^${name}`, value]))
    return () => h('glossary-calculator', { ref: at, ...asAttributes() }, slots.default?.())
  },
})
