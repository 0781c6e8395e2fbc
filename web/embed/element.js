// For other sites: <glossary-calculator calc="tide-height" in-hour="3"><a href="…">link</a></glossary-calculator>
// shows the calculator in a frame as high as its content; until the frame answers, the link stays. Served as embed/v1/embed.js.

import { inWords } from '../wording.js'

const HERE = new URL('.', import.meta.url) // the build writes the site's own address here
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads'
const TOLD = /^(?:change|result|error)$/
const SETTLED = ['start', 'preset', 'fix', 'hide'] // of the frame, for as long as it stands
const INPUTS = /^in(?:puts$|-)/ // and not `inert`
const PATIENCE = 8_000 // ms for a frame that has loaded to say hello; another page stands in it, or none
// As wide as its place, in a row or a column of boxes too, where an element is else as wide as what it holds. Made by script,
// because a host's own policy may forbid styles that stand in a page; a host's rules for the element win over these.
const STYLE =
  ':host{display:block;inline-size:100%;inline-size:-moz-available;inline-size:-webkit-fill-available}' + ':host([hidden]){display:none}'
let count = 0

/** @typedef {Record<string, string | number>} Inputs */

class GlossaryCalculator extends HTMLElement {
  static home = HERE.href
  /** @type {{sentence: string} | null} the last result */
  result = null
  #id = ++count
  #frame = document.createElement('iframe')
  /** @type {Inputs} what stands in the form, as far as it is known here */
  #inputs = {}
  #to = '' // whom to tell; nobody before its hello
  #told = false // whether a frame has told its height, which then stays until another does
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
      if (frame.src && !this.#to) this.#wait = setTimeout(() => this.#lost('frame', inWords('The calculator did not come.')), PATIENCE)
    }
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    root.append(document.createElement('slot'), frame)
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
    return Object.fromEntries(Object.entries(this.#inputs).map(([name, value]) => [name, String(value)]))
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
    /** @type {Inputs} */
    const named = this.#read(this.getAttribute('inputs') ?? {})
    for (const { name, value } of this.attributes) if (name.startsWith('in-')) named[name.slice(3)] = value
    if (changed(INPUTS)) this.#inputs = { ...named, ...(changes ? {} : this.#inputs) }
    if (changed(/^title$/)) this.#frame.title = this.title || inWords('Calculator')
    if (changed(/^height$/) && !this.#told) this.#frame.style.height = `${Number(this.getAttribute('height')) || 900}px`
    if (changes && changed(/^calc$/)) {
      this.#inputs = named // those of the calculator before have no meaning here
      this.result = null
    }
    if (changed(/^(calc|start|preset|fix|hide)$/)) return this.#load(named)
    if (changed(/^(theme|accent|dir)$/)) this.#init()
    if (changed(INPUTS)) this.#tell({ type: 'set', inputs: this.#inputs })
  }

  /** @param {Inputs} named the inputs that stand in attributes */
  #load(named) {
    const calc = this.getAttribute('calc')
    if (!calc) return this.#lost('calc', inWords('The attribute calc names no calculator.'))
    const frame = this.#frame
    frame.setAttribute('sandbox', SANDBOX)
    frame.allow = 'clipboard-write'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.loading = 'lazy'
    this.#show(true, !this.#to)
    // Behind #, which no request and no log of a server holds; numbers too, which are the example that a reader comes back to.
    const settled = SETTLED.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value)
    const address = new URL(`${encodeURIComponent(calc)}/`, HERE)
    // A number that JavaScript writes with an exponent comes by message alone, where it is still a number.
    const written = Object.entries(named).filter(([, value]) => typeof value === 'string' || !String(value).includes('e'))
    address.hash = `${new URLSearchParams(/** @type {string[][]} */ ([...settled, ...written]))}`
    const { href } = address
    if (frame.src === href) return
    clearTimeout(this.#wait)
    this.#to = ''
    // A frame that went on to another address would be a step that the reader has to take back: this is another frame.
    frame.remove()
    frame.src = href
    this.shadowRoot?.append(frame)
  }

  /**
   * @param {boolean} shown whether the frame is
   * @param {boolean} [link] and whether what stands in its place
   */
  #show(shown, link = !shown) {
    Object.assign(this.#frame.style, { border: '0', width: '100%', display: shown ? 'block' : 'none' })
    const slot = this.shadowRoot?.querySelector('slot')
    if (slot) slot.hidden = !link
  }

  /**
   * @param {Record<string, unknown> | string} inputs
   * @returns {Inputs} plain, whatever a framework has wrapped them in
   */
  #read(inputs) {
    try {
      const given = typeof inputs === 'string' ? JSON.parse(inputs) : inputs
      return Object.fromEntries(
        Object.entries(given ?? {}).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]),
      )
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
    this.#fire('error', { code, message })
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
      this.#init()
      if (Object.keys(this.#inputs).length) this.#tell({ type: 'set', inputs: this.#inputs })
      this.#isReady()
      this.#fire('ready', {}) // once a frame, and not after each change of its look
    }
    if (type === 'height') {
      this.#told = true
      this.#frame.style.height = `${data.px}px`
    }
    if (type === 'result') {
      this.result = detail
      Object.assign(this.#inputs, data.inputs)
    }
    if (TOLD.test(type)) this.#fire(type, detail)
  }
}

const standing = /** @type {{ home?: string } | undefined} */ (customElements.get('glossary-calculator'))
if (!standing) customElements.define('glossary-calculator', GlossaryCalculator)
else if (standing.home !== HERE.href)
  console.warn(inWords(`The page has another <glossary-calculator> already. That of ${HERE.href} was left out.`))
