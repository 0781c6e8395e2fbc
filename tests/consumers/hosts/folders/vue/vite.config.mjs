import vue from '@vitejs/plugin-vue'

const template = { compilerOptions: { isCustomElement: (tag) => tag === 'glossary-calculator' } }
export default { plugins: [vue({ template })], build: { outDir: 'out' } }
