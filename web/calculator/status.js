// The one line that says in what state the answer is, in words and politely: never more than twice a second.

import { button, link, made } from '../dom.js'
import { inWords } from '../wording.js'
import { keepingFocus } from './focus.js'
import { voiceOf } from './voice.js'

const PAUSE = 500 // ms between two changes of the words, so that a screen reader is not flooded
// ms after which an answer, or why there is none, is told: at the next key a screen reader drops what it has not said, and
// the answer to the last key can have the words of one that was dropped.
const QUIET = 600

/**
 * @typedef {object} Told
 * @property {string} state for the sign beside the words
 * @property {string} [back] what was asked back, heard before all else, and with the next answer not again
 * @property {string} [answer] what a screen reader hears before the words
 * @property {string} [heard] what it hears in place of the words
 * @property {string} [strong] words in bold before the others
 * @property {string} words
 * @property {[number, number]} [bytes] here and expected
 * @property {string} [hand] address of the working, offered when the engine failed
 */

export class Status {
  /**
   * @param {HTMLElement} element
   * @param {() => void} again called when a person wants another attempt
   */
  constructor(element, again) {
    this.element = element
    this.voice = voiceOf(element)
    this.again = again
    /** @type {Set<string>} */
    this.waits = new Set() // what was heard of the wait that is now
    this.about = '' // the words that the last answer was heard with
    this.back = '' // what was asked back with it
    this.shown = JSON.stringify({ state: element.dataset.state, words: element.textContent })
    this.wanted = /** @type {Told | null} */ (null)
    this.last = -Infinity
    this.timer = 0
  }

  /** @param {Told} told */
  tell(told) {
    this.element.dataset.state = told.state
    const same = this.wanted && wording(told) === wording(this.wanted)
    const trailing = isFinal(told)
    this.wanted = told
    if (this.timer && (same || !trailing)) return
    clearTimeout(this.timer)
    const wait = trailing ? QUIET : Math.max(0, this.last + PAUSE - performance.now())
    this.timer = window.setTimeout(() => this.#write(), wait)
  }

  #write() {
    this.timer = 0
    const told = /** @type {Told} */ (this.wanted)
    const { bytes } = told
    const text = wording(told)
    if (text !== this.shown) {
      this.shown = text
      this.last = performance.now()
      const heard = this.#heard(told)
      const parts = this.#parts(told)
      keepingFocus(this.element, () => (heard ? this.voice.say(heard, ...parts) : this.voice.show(...parts)))
    }
    if (bytes) this.#count(bytes)
  }

  /**
   * What is new to the ear. Parts of a wait come and go, and each is heard once in it; what is said of an answer is not said of
   * the next one again.
   * @param {Told} told
   */
  #heard({ state, back = '', answer, strong, words, heard = words }) {
    if (state === 'loading') {
      if (this.waits.has(heard)) return ''
      this.waits.add(heard)
      return heard.replace(/\s*[:：]?\s*\{bytes\}/, '')
    }
    if (state !== 'calculating') this.waits.clear()
    const told = back === this.back ? [] : [back]
    this.back = back
    if (answer === undefined) return [...told, strong, heard].filter(Boolean).join(' ')
    const known = words === this.about
    this.about = words
    return [...told, answer, known ? '' : words].filter(Boolean).join(' ')
  }

  /** @param {Told} told */
  *#parts({ strong, words, bytes, hand }) {
    const line = made('span', 'mg-status-words')
    if (strong) line.append(made('strong', '', strong), ' ')
    const [before, after = ''] = words.split('{bytes}') // the words' own gap holds them
    line.append(before, ...(bytes ? [made('span', 'mg-bytes')] : []), after)
    yield line
    if (bytes) yield made('progress')
    if (hand !== undefined) yield button(inWords('Try again'), this.again)
    // In a frame all other links open a page of their own.
    if (hand) yield Object.assign(link(inWords('Work it by hand'), hand), { target: '_self' })
  }

  /** @param {[number, number]} bytes */
  #count([here, expected]) {
    const counter = this.element.querySelector('.mg-bytes')
    if (counter) counter.textContent = inWords(`${(here / 1e6).toFixed(1)} of ${(expected / 1e6).toFixed(1)} MB`)
    const bar = this.element.querySelector('progress')
    if (bar) [bar.max, bar.value] = [expected, here]
  }
}

/**
 * All that is told but the bytes, which change while nothing else does.
 * @param {Told} told
 */
function wording({ bytes: _, ...words }) {
  return JSON.stringify(words)
}

/**
 * Whether this is said of what stands in the form, rather than of what happens meanwhile.
 * @param {Told} told
 */
function isFinal({ answer, state }) {
  return answer !== undefined || state === 'invalid'
}
