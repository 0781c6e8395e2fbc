// For other sites: <glossary-calculator calc="its-name" in-price="30000"><a href="…">link</a></glossary-calculator>
// shows the calculator in a frame as high as its content; until the frame answers, the link stays. Served as embed/v1/embed.js.

const HERE = new URL('.', import.meta.url)
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads'
const TOLD = new Set(['ready', 'change', 'result', 'error'])
let count = 0

class GlossaryCalculator extends HTMLElement {
  /** @type {{sentence: string} | null} the last result */
  result = null
  #id = ++count
  #frame = document.createElement('iframe')
  /** @type {(calculator: GlossaryCalculator) => void} */
  #isReady = () => {}
  /** @type {Promise<GlossaryCalculator>} */
  ready = new Promise((resolve) => (this.#isReady = resolve))
  #hear = (/** @type {MessageEvent} */ event) => this.#heard(event)

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    this.#frame.part.add('frame')
    this.#frame.hidden = true
    const look = { border: '0', width: '100%', display: 'block' }
    Object.assign(this.#frame.style, look)
    root.append(document.createElement('slot'), this.#frame)
    // What a framework set before this script arrived is taken over.
    const early = Object.getOwnPropertyDescriptor(this, 'inputs')
    if (early) {
      Reflect.deleteProperty(this, 'inputs')
      this.inputs = early.value
    }
  }

  connectedCallback() {
    addEventListener('message', this.#hear)
    if (this.#frame.src) return
    const query = new URLSearchParams()
    for (const { name, value } of this.attributes) if (name.startsWith('in-')) query.set(name.slice(3), value)
    for (const [name, value] of Object.entries(JSON.parse(this.getAttribute('inputs') ?? '{}'))) query.set(name, String(value))
    for (const name of ['theme', 'start']) if (this.getAttribute(name)) query.set(name, this.getAttribute(name) ?? '')
    const frame = this.#frame
    frame.setAttribute('sandbox', SANDBOX)
    frame.allow = 'clipboard-write'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.loading = 'lazy'
    frame.title = this.title || 'Calculator'
    frame.style.height = `${Number(this.getAttribute('height')) || 720}px`
    frame.hidden = false
    frame.src = new URL(`${encodeURIComponent(this.getAttribute('calc') ?? '')}/?${query}`, HERE).href
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear)
    this.#frame.removeAttribute('src')
  }

  /** @param {Record<string, unknown>} inputs */
  set inputs(inputs) {
    void this.ready.then(() => this.#tell({ type: 'set', inputs }))
  }

  reset() {
    this.#tell({ type: 'reset' })
  }

  toText() {
    return this.result?.sentence ?? ''
  }

  /** @param {object} message */
  #tell(message) {
    this.#frame.contentWindow?.postMessage({ ns: 'glossary', v: 1, id: this.#id, ...message }, HERE.origin)
  }

  /** @param {MessageEvent} event */
  #heard({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== HERE.origin || data?.ns !== 'glossary') return
    const { type, ...detail } = data
    if (type === 'hello') {
      const slot = this.shadowRoot?.querySelector('slot')
      if (slot) slot.hidden = true
      this.#tell({ type: 'init', theme: this.getAttribute('theme') ?? undefined })
      this.#isReady(this)
    }
    if (type === 'height') this.#frame.style.height = `${data.px}px`
    if (type === 'result') this.result = detail
    if (!TOLD.has(type)) return
    this.dispatchEvent(new CustomEvent(`calc-${type}`, { bubbles: true, composed: true, detail }))
  }
}

if (!customElements.get('glossary-calculator')) customElements.define('glossary-calculator', GlossaryCalculator)
