// For other sites: <glossary-term term="spring-tide">spring tide</glossary-term> is a word whose meaning opens on a card,
// on hover, on focus, at a touch; Escape closes it. A link inside is used as it is, and stays where this script does
// not come. Served as embed/v1/term.js. Nothing is fetched before a reader turns to a word, and no cookie goes along.

import { inWords } from '../wording.js'

const HERE = new URL('.', import.meta.url) // the build writes the site's own address here
const SPEECH = { lang: 'en', dir: 'ltr' } // the build writes the site's own language here
const REST = 150 // ms over a word before its card opens, so that moving across a text opens none
const LEAVE = 300 // ms to get from the word to the card
const PATIENCE = 3_000 // ms for a meaning
const LEAST = 96 // px of a card that is high enough to be read, even over its word
const EDGE = 12 // px between the card and the window's edges, and a little less to the word
// A host's rules end at the shadow root, and what would be inherited is set anew. Made by script, because a host's own
// policy may forbid styles that stand in a page.
const STYLE = `
a.word { all: inherit; display: inline; cursor: pointer;
  text-decoration: underline dotted; text-decoration-thickness: 1px; text-underline-offset: .2em }
a.word:focus-visible { outline: 2px solid; outline-offset: 2px }
.card { all: initial; box-sizing: border-box; position: fixed; inset: auto; margin: 0; z-index: 2147483647;
  inline-size: 22em; max-block-size: 20em; overflow: auto; padding: 14px 16px;
  border: 1px solid #7b8d83; border-radius: 6px; font: 16px/1.45 system-ui, sans-serif; color: #15211c; background: #fff;
  box-shadow: 0 8px 20px #0004; color-scheme: light; overflow-wrap: break-word }
.card[hidden] { display: none }
.dark { color: #e7ede9; background: #222c29; border-color: #72857b; color-scheme: dark }
p { margin: 6px 0 8px }
.foot { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center }
.foot > * { font: inherit; color: #0b5a49; background: none; border: 0; padding: 0; min-block-size: 28px; line-height: 28px;
  cursor: pointer; text-decoration: underline }
.dark .foot > * { color: #7fd0b6 }
.foot > :focus-visible { outline: 2px solid; outline-offset: 1px }`

/** @typedef {{title: string, summary: string, calculators?: {url: string}[]}} Meaning */
/** @type {Map<string, Promise<Meaning>>} what was asked for, by slug */
const known = new Map()
/** @type {GlossaryTerm | null} whose card is open: one at a time */
let open = null
let timer = 0
let back = false // whether the focus is on its way back to a word, whose card has just been closed

/**
 * @param {string} slug
 * @returns {Promise<Meaning>} rejected when it does not come in time; the next one to ask asks again
 */
function meaning(slug) {
  const ask = async () => {
    const signal = AbortSignal.timeout(PATIENCE)
    const address = new URL(`../../data/terms/${encodeURIComponent(slug)}.json`, HERE)
    const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal })
    if (!answer.ok) throw new Error(`${answer.status}`)
    return answer.json()
  }
  const asked = known.get(slug) ?? ask()
  known.set(slug, asked)
  asked.catch(() => known.delete(slug))
  return asked
}

/**
 * @param {() => void} act
 * @param {number} wait ms
 */
function soon(act, wait) {
  clearTimeout(timer)
  timer = window.setTimeout(act, wait)
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {object} [set]
 * @param {(string | Node)[]} content
 */
function made(tag, set, ...content) {
  const element = Object.assign(document.createElement(tag), set)
  element.append(...content)
  return element
}

/**
 * @param {string} words
 * @param {string} href
 */
const link = (words, href) => made('a', { href, target: '_blank', rel: 'noopener' }, words)

/** Whether a colour is a light one, as words have it on a dark page; unknown ones are judged by the reader's own choice. */
function light(/** @type {string} */ colour) {
  const [, red, green, blue] = /^rgba?\((\d+)\D+(\d+)\D+(\d+)/.exec(colour) ?? []
  return blue ? Number(red) * 0.3 + Number(green) * 0.6 + Number(blue) * 0.1 > 140 : matchMedia('(prefers-color-scheme: dark)').matches
}

export class GlossaryTerm extends HTMLElement {
  static home = HERE.href
  #slot = made('slot')
  #word = made('a', { className: 'word', target: '_blank', rel: 'noopener' })
  #card = made('div', { className: 'card', hidden: true, ...SPEECH })

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    this.#word.part.add('word')
    this.#card.part.add('card')
    this.#card.setAttribute('role', 'dialog')
    this.#card.setAttribute('popover', 'manual') // above all of the host's, and cut off by nothing
    root.append(this.#word, this.#card)
    root.addEventListener('slotchange', () => this.#settle())
    this.#listen()
  }

  connectedCallback() {
    this.#settle()
  }

  /** What stands inside may have a link of its own, and may come later, while the page is still read: no link is in another. */
  #settle() {
    const own = this.#own !== null
    this.#word.href = this.#page
    if (this.#slot.parentNode === (own ? this.shadowRoot : this.#word)) return
    this.shadowRoot?.firstChild?.replaceWith(own ? this.#slot : this.#word)
    if (!own) this.#word.append(this.#slot)
  }

  disconnectedCallback() {
    this.close()
  }

  get #slug() {
    return this.getAttribute('term') ?? this.id
  }

  get #page() {
    return new URL(`../../terms/${encodeURIComponent(this.#slug)}/`, HERE).href
  }

  /** @returns {HTMLAnchorElement | null} a link that the host wrote */
  get #own() {
    return this.querySelector('a[href]')
  }

  get #anchor() {
    return this.#own ?? this.#word
  }

  async show() {
    clearTimeout(timer)
    if (open === this || !this.isConnected || !this.#slug) return
    open?.close()
    open = this
    const said = made('p', {}, '…')
    said.setAttribute('role', 'status')
    const foot = made('div', { className: 'foot' }, link(inWords('Open the page'), this.#page))
    foot.append(
      made(
        'button',
        { type: 'button', onclick: () => this.close() },
        matchMedia('(hover: none)').matches ? inWords('Close') : inWords('Esc closes'),
      ),
    )
    const title = made('strong', {}, this.textContent?.trim() ?? '')
    this.#card.replaceChildren(title, said, foot)
    this.#card.setAttribute('aria-label', title.textContent)
    this.#card.classList.toggle('dark', light(getComputedStyle(this).color))
    this.#card.hidden = false
    this.#card.showPopover?.()
    this.#place()
    await this.#say(title, said, foot)
    if (open === this) this.#place()
  }

  /**
   * @param {HTMLElement} title
   * @param {HTMLElement} said
   * @param {HTMLElement} foot
   */
  async #say(title, said, foot) {
    try {
      const told = await meaning(this.#slug)
      title.textContent = told.title[0].toUpperCase() + told.title.slice(1)
      said.textContent = told.summary
      this.#card.setAttribute('aria-label', title.textContent)
      if (open === this) this.#anchor.setAttribute('aria-description', told.summary)
      if (told.calculators?.length) foot.children[0].after(link(inWords('Work it'), `${this.#page}#numbers`))
    } catch {
      said.textContent = inWords('The meaning did not arrive. The page may have it.')
    }
  }

  close() {
    if (open !== this) return
    clearTimeout(timer)
    open = null
    const held = this.shadowRoot?.activeElement && this.#card.contains(this.shadowRoot.activeElement)
    this.#card.hidden = true
    if (this.isConnected) this.#card.hidePopover?.()
    this.#anchor.removeAttribute('aria-description')
    back = true
    if (held) this.#anchor.focus({ preventScroll: true })
    back = false
  }

  #place() {
    const { style } = this.#card
    const lines = this.#anchor.getClientRects()
    const [first, last] = [lines[0], lines[lines.length - 1]]
    if (!first) return
    style.removeProperty('max-block-size')
    const zoom = this.#card.getBoundingClientRect().width / this.#card.offsetWidth // what the page makes of a px
    const wide = document.documentElement.clientWidth
    style.setProperty('max-inline-size', `${(wide - 2 * EDGE) / zoom}px`)
    const whole = this.#card.getBoundingClientRect()
    // It does not cover the word: above, where below is too little room and above is more; and it scrolls in what there is.
    const [above, below] = [first.top, innerHeight - last.bottom].map((room) => Math.max(LEAST, room - 6 - EDGE))
    const up = whole.height > below && above > below
    style.setProperty('max-block-size', `min(20em, ${(up ? above : below) / zoom}px)`)
    const { width, height } = this.#card.getBoundingClientRect()
    const toRight = getComputedStyle(this).direction === 'rtl'
    const left = Math.min(toRight ? first.right - width + EDGE : first.left - EDGE, wide - width - EDGE)
    const top = Math.min(up ? first.top - 6 - height : last.bottom + 6, innerHeight - height - EDGE)
    style.setProperty('left', `${Math.max(EDGE, left) / zoom}px`)
    style.setProperty('top', `${Math.max(EDGE, top) / zoom}px`)
  }

  #listen() {
    if (this.matches(':hover')) soon(() => this.show(), REST) // a quick reader was there before this script
    this.addEventListener('pointerover', ({ pointerType }) => {
      if (pointerType === 'touch') return
      if (open === this) clearTimeout(timer)
      else soon(() => this.show(), REST)
    })
    this.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'touch') return
      if (open !== this) clearTimeout(timer)
      else if (!this.matches(':focus-within')) soon(() => this.close(), LEAVE)
    })
    this.addEventListener('focusin', (event) => {
      if (!back && /** @type {Element} */ (event.composedPath()[0]).matches(':focus-visible')) void this.show()
    })
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.contains(/** @type {Node | null} */ (relatedTarget)) && !this.matches(':hover')) soon(() => this.close(), LEAVE)
    })
    // A finger's first touch shows the meaning; the card leads on to the page.
    this.addEventListener('click', (event) => {
      const inCard = event.composedPath().includes(this.#card)
      if (inCard || /** @type {PointerEvent} */ (event).pointerType !== 'touch' || open === this) return
      event.preventDefault()
      void this.show()
    })
  }
}

addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    event.preventDefault() // the host's own dialog, in which the word may stand, is closed by the next one
    open.close()
  },
  true,
)
/** @param {Event} event whose target here is the host's, where a word stands in a shadow root of the host's */
const elsewhere = (event) => open && !event.composedPath().includes(open) && open.close()
for (const moved of ['pointerdown', 'resize', 'scroll']) addEventListener(moved, elsewhere, { capture: true, passive: true })

const standing = /** @type {(CustomElementConstructor & {home?: string}) | undefined} */ (customElements.get('glossary-term'))
if (!standing) customElements.define('glossary-term', GlossaryTerm)
else if (standing.home !== HERE.href) {
  console.warn(inWords(`The page has another <glossary-term> already. That of ${HERE.href} was left out.`))
}
