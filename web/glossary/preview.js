// A term in passing: its meaning on a card beside the word, on hover, on focus, at a touch; Escape closes it.
// Meanings are in the page already, in one small block of JSON; without script a term is a plain link.

import { button, link, made } from '../dom.js'
import { inWords } from '../wording.js'

const REST = 150 // ms over a word before its card opens, so that moving across a text opens none
const LEAVE = 200 // ms to get from the word to the card

const LEVELS = [inWords('Starter'), inWords('Working'), inWords('Deep')]

/** @typedef {[meaning: string, rank: number, works: number, title?: string]} Meaning works: whether its page has a calculator; title: where the slug does not say it */

/** @returns {Record<string, Meaning>} by slug */
function meanings() {
  try {
    return JSON.parse(document.getElementById('mg-meanings')?.textContent ?? '{}')
  } catch {
    return {}
  }
}

export class Preview {
  /** @param {Record<string, Meaning>} known */
  constructor(known) {
    this.known = known
    this.card = made('div', 'mg-card')
    this.card.id = 'mg-card'
    this.card.setAttribute('role', 'dialog')
    this.card.hidden = true
    document.body.append(made('div', 'md-typeset mg-over', this.card)) // Material's text rules need a parent that has the class
    /** @type {HTMLAnchorElement | null} */
    this.word = null
    this.timer = 0
    this.#listen()
  }

  /** @param {HTMLAnchorElement} word */
  open(word) {
    const meaning = this.known[slug(word)]
    if (!meaning || word === this.word) return
    // A term on the card itself turns the card to it; it stays where the first word is.
    const nested = this.card.contains(word)
    const anchor = nested && this.word ? this.word : word
    if (!nested) this.close()
    this.word = anchor
    this.card.replaceChildren(...this.#parts(meaning, word))
    this.card.setAttribute('aria-label', title(word, meaning))
    this.card.hidden = false
    anchor.setAttribute('aria-description', meaning[0])
    this.#place(anchor)
    void this.#formula(slug(word))
  }

  /**
   * Add the formula, which is fetched: few words have one, and a card is of use before it is there.
   * @param {string} name
   */
  async #formula(name) {
    const [head] = this.card.children
    const answer = await fetch(new URL(`../../../data/terms/${name}.json`, import.meta.url)).catch(() => null)
    const { mathml = '' } = (answer?.ok && (await answer.json()).formula) || {}
    if (!mathml || !this.word || this.card.firstElementChild !== head) return
    const formula = made('p', 'mg-math')
    formula.innerHTML = mathml // of our own build
    this.card.lastElementChild?.before(formula)
    this.#place(this.word)
  }

  close() {
    clearTimeout(this.timer)
    if (!this.word) return
    this.word.removeAttribute('aria-description')
    const held = this.card.contains(document.activeElement)
    this.card.hidden = true
    const { word } = this
    this.word = null
    if (held) word.focus({ preventScroll: true })
  }

  /**
   * @param {Meaning} known
   * @param {HTMLAnchorElement} word
   */
  *#parts(known, word) {
    const [meaning, rank, works] = known
    yield made('div', 'mg-card-head', made('strong', 'mg-card-title', title(word, known)), leveled(LEVELS[rank - 1], rank))
    yield made('p', '', meaning)
    const foot = made('div', 'mg-card-foot', link(inWords('Open the page'), word.href))
    if (works) foot.append(link(inWords('Work it'), `${word.href.split('#')[0]}#numbers`))
    foot.append(button(matchMedia('(hover: none)').matches ? inWords('Close') : inWords('Esc closes'), () => this.close()))
    yield foot
  }

  /** @param {HTMLElement} word */
  #place(word) {
    const at = word.getClientRects()[0] ?? word.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = this.card
    const edge = 16
    const left = Math.max(edge, Math.min(at.left - edge, document.documentElement.clientWidth - width - edge))
    const last = [...word.getClientRects()].at(-1) ?? at
    const below = last.bottom + 8
    // It never covers the word: above, where there is no room below.
    const top = below + height > innerHeight && at.top - 8 - height > 60 ? at.top - 8 - height : below
    this.card.style.setProperty('left', `${left + scrollX}px`)
    this.card.style.setProperty('top', `${top + scrollY}px`)
  }

  #listen() {
    const soon = (/** @type {() => void} */ act, /** @type {number} */ wait) => {
      clearTimeout(this.timer)
      this.timer = window.setTimeout(act, wait)
    }
    document.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'touch') return
      const target = /** @type {Element} */ (event.target)
      const word = term(target)
      if (word) soon(() => this.open(word), REST)
      else if (this.card.contains(target)) clearTimeout(this.timer)
      else if (this.word && document.activeElement !== this.word) soon(() => this.close(), LEAVE)
      else clearTimeout(this.timer)
    })
    document.addEventListener('focusin', (event) => {
      const target = /** @type {Element} */ (event.target)
      const word = term(target)
      if (word?.matches(':focus-visible')) this.open(word)
      else if (!this.card.contains(target)) this.close()
    })
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.word) {
        event.stopPropagation()
        this.close()
      }
    })
    // A finger's first touch shows the meaning; the card leads on to the page.
    document.addEventListener('click', (event) => {
      const target = /** @type {Element} */ (event.target)
      const word = term(target)
      const touched = /** @type {PointerEvent} */ (event).pointerType === 'touch'
      if (word && touched && this.known[slug(word)] && word !== this.word) {
        event.preventDefault()
        this.open(word)
      } else if (!word && !this.card.contains(target)) this.close()
    })
    addEventListener('resize', () => this.close())
    // A quick reader may be there before this script.
    const there = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.mg-term:is(:hover, :focus-visible)'))
    if (there) soon(() => this.open(there), REST)
  }
}

/**
 * @param {Element} target
 * @returns {HTMLAnchorElement | null}
 */
function term(target) {
  return target.closest?.('a.mg-term') ?? null
}

/**
 * Which term a link leads to.
 * @param {HTMLAnchorElement} word
 */
function slug(word) {
  return word.pathname.split('/').at(-2) ?? ''
}

/**
 * A term's title, with a capital at the front.
 * @param {HTMLAnchorElement} word
 * @param {Meaning} meaning
 */
function title(word, [, , , named = slug(word).replaceAll('-', ' ')]) {
  return named[0].toUpperCase() + named.slice(1)
}

/**
 * A level as three pips and its word.
 * @param {string} name
 * @param {number} rank
 */
function leveled(name, rank) {
  const pips = made('span', 'mg-pips', ...[1, 2, 3].map((i) => made('span', i <= rank ? 'mg-on' : '')))
  pips.setAttribute('aria-hidden', 'true')
  return made('span', 'mg-level', pips, name)
}

const known = meanings()
if (Object.keys(known).length) new Preview(known)
