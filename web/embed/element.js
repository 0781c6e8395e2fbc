// For other sites: <glossary-calculator calc="tide-height" in-hour="3"><a href="…">link</a></glossary-calculator>
// shows the calculator in a frame as high as its content; until the frame answers, the link stays. Served as embed/v1/embed.js.

import { inWords } from '../wording.js'

const HERE = new URL('.', import.meta.url) // the build writes the site's own address here
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads'
const TOLD = new Set(['ready', 'change', 'result', 'error'])
const SETTLED = ['start', 'preset', 'fix', 'hide'] // of the frame, for as long as it stands
const PATIENCE = 8_000 // ms for a frame that has loaded to say hello; another page stands in it, or none
let count = 0

class GlossaryCalculator extends HTMLElement {
  /** @type {{sentence: string} | null} the last result */
  result = null
  #id = ++count
  #frame = document.createElement('iframe')
  /** @type {Record<string, string>} what stands in the form, as far as it is known here */
  #inputs = {}
  #to = '' // whom to tell; nobody before its hello
  #wait = 0
  #isReady = () => {}
  /** @type {Promise<GlossaryCalculator>} */
  ready = new Promise((resolve) => (this.#isReady = () => resolve(this)))
  #hear = (/** @type {MessageEvent} */ event) => this.#heard(event)

  constructor() {
    super()
    const frame = this.#frame
    frame.part.add('frame')
    this.#show(false)
    frame.onload = () => {
      clearTimeout(this.#wait)
      if (frame.src && !this.#to)
        this.#wait = window.setTimeout(() => this.#lost('frame', inWords('The calculator did not come.')), PATIENCE)
    }
    this.attachShadow({ mode: 'open' }).append(document.createElement('slot'), frame)
    new MutationObserver((changes) => this.isConnected && this.#set(changes)).observe(this, { attributes: true })
    // What a framework set before this script arrived is taken over.
    const early = Object.getOwnPropertyDescriptor(this, 'inputs')
    if (!early) return
    Reflect.deleteProperty(this, 'inputs')
    this.inputs = early.value
  }

  connectedCallback() {
    addEventListener('message', this.#hear)
    this.#set()
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear)
    clearTimeout(this.#wait)
    this.#to = '' // if it comes back, its frame begins anew
  }

  connectedMoveCallback() {} // a frame that is moved so stays as it is

  get inputs() {
    return { ...this.#inputs }
  }

  /** @param {Record<string, unknown> | string} inputs an object, or its JSON */
  set inputs(inputs) {
    Object.assign(this.#inputs, this.#read(inputs))
    this.#tell({ type: 'set', inputs: this.#inputs })
  }

  reset() {
    this.#inputs = {}
    this.#tell({ type: 'reset' })
  }

  toText() {
    return this.result?.sentence ?? ''
  }

  /** @param {MutationRecord[]} [changes] of attributes; without them all are new */
  #set(changes) {
    const changed = (/** @type {RegExp} */ names) => !changes || changes.some(({ attributeName }) => names.test(attributeName ?? ''))
    const { attributes } = this
    /** @type {Record<string, string>} */
    const named = this.#read(this.getAttribute('inputs') ?? {})
    for (const { name, value } of attributes) if (name.startsWith('in-')) named[name.slice(3)] = value
    if (changed(/^in/)) this.#inputs = { ...named, ...(changes ? {} : this.#inputs) }
    if (changed(/^(title|height)$/)) this.#dress()
    if (changed(/^(calc|start|preset|fix|hide)$/)) return this.#load(named)
    if (changed(/^(theme|accent|dir)$/)) this.#init()
    if (changed(/^in/)) this.#tell({ type: 'set', inputs: this.#inputs })
  }

  #dress() {
    const frame = this.#frame
    frame.title = this.title || inWords('Calculator')
    frame.style.height = `${Number(this.getAttribute('height')) || 900}px`
  }

  /** @param {Record<string, string>} named the inputs that stand in attributes */
  #load(named) {
    const calc = this.getAttribute('calc')
    if (!calc) return this.#lost('calc', inWords('The attribute calc names no calculator.'))
    const frame = this.#frame
    frame.setAttribute('sandbox', SANDBOX)
    frame.allow = 'clipboard-write'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.loading = 'lazy'
    this.#show(true)
    // Behind #, which no request and no log of a server holds.
    const settled = SETTLED.map((name) => [name, this.getAttribute(name) ?? '']).filter(([, value]) => value)
    const address = new URL(`${encodeURIComponent(calc)}/`, HERE)
    if (settled.length) address.hash = String(new URLSearchParams([...settled, ...Object.entries(named)]))
    if (frame.src === address.href) return
    this.#to = ''
    frame.src = address.href
  }

  /** @param {boolean} shown */
  #show(shown) {
    Object.assign(this.#frame.style, { border: '0', width: '100%', display: shown ? 'block' : 'none' })
  }

  /**
   * @param {Record<string, unknown> | string} inputs
   * @returns {Record<string, string>} plain texts, whatever a framework has wrapped them in
   */
  #read(inputs) {
    try {
      const given = typeof inputs === 'string' ? JSON.parse(inputs) : inputs
      return Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]))
    } catch {
      this.#fire('error', { code: 'inputs', message: inWords('The inputs are no JSON object.') })
      return {}
    }
  }

  /**
   * Leave the link alone.
   * @param {string} code
   * @param {string} message
   */
  #lost(code, message) {
    this.#show(false)
    this.#slot(true)
    this.#fire('error', { code, message })
  }

  /** @param {boolean} shown whether the link is */
  #slot(shown) {
    const slot = this.shadowRoot?.querySelector('slot')
    if (slot) slot.hidden = !shown
  }

  #init() {
    const [theme, accent, dir] = ['theme', 'accent', 'dir'].map((name) => this.getAttribute(name))
    this.#tell({ type: 'init', theme: theme ?? 'auto', accent: accent ?? '', dir })
  }

  /** @param {object} message */
  #tell(message) {
    if (this.#to) this.#frame.contentWindow?.postMessage({ ns: 'glossary', v: 1, id: this.#id, ...message }, this.#to)
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(`calc-${type}`, { bubbles: true, composed: true, detail }))
  }

  /** @param {MessageEvent} event */
  #heard({ source, origin, data }) {
    // A host that is sandboxed itself has frames without an origin.
    if (source !== this.#frame.contentWindow || (origin !== HERE.origin && origin !== 'null') || data?.ns !== 'glossary') return
    const { type, ...detail } = data
    if (type === 'hello') {
      clearTimeout(this.#wait)
      this.#to = origin === 'null' ? '*' : origin
      this.#show(true)
      this.#slot(false)
      this.#init()
      if (Object.keys(this.#inputs).length) this.#tell({ type: 'set', inputs: this.#inputs })
      this.#isReady()
    }
    if (type === 'height') this.#frame.style.height = `${data.px}px`
    if (type === 'result') {
      this.result = detail
      Object.assign(this.#inputs, data.inputs)
    }
    if (TOLD.has(type)) this.#fire(type, detail)
  }
}

if (!customElements.get('glossary-calculator')) customElements.define('glossary-calculator', GlossaryCalculator)
