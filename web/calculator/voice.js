// What is heard of a line that is seen. A screen reader reads a whole status again for each element that comes into it and
// for each part of its words that changes, and reads none that comes into the page with its words. So what is heard is one
// text, put whole into an empty place of its own, behind the line; who reads on with the arrow keys meets it there once.

import { made } from '../dom.js'
import { STOPS } from './focus.js'

const GAP = 100 // ms that the place is empty before the words: of what changes within them the last is heard
const PLACE = 'mg-visually-hidden'

class Voice {
  /** @param {HTMLElement} line a status, as the page was sent with it */
  constructor(line) {
    this.line = line
    const next = /** @type {HTMLElement | null} */ (line.nextElementSibling)
    this.place = next?.matches(`.${PLACE}[role=status]`) ? next : made('span', PLACE) // a saved copy has one
    this.timer = 0
    line.removeAttribute('role')
    this.place.role = 'status'
    line.after(this.place)
  }

  /**
   * Say words, and show them, or in their place what is the same to the eye.
   * @param {string} words nothing: what was said is taken back
   * @param {(Node | string)[]} seen
   */
  say(words, ...seen) {
    this.show(...(seen.length || !words ? seen : [words]))
    this.place.textContent = ''
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => (this.place.textContent = words), GAP)
  }

  /** @param {(Node | string)[]} seen what changes to the eye alone */
  show(...seen) {
    this.line.replaceChildren(...seen.map(silent))
  }
}

/** @type {WeakMap<HTMLElement, Voice>} */
const known = new WeakMap()

/**
 * The one voice of a line.
 * @param {HTMLElement} line
 */
export function voiceOf(line) {
  const voice = known.get(line) ?? new Voice(line)
  known.set(line, voice)
  return voice
}

/**
 * The same to the eye alone; but what can be pressed stays for everybody.
 * @param {Node | string} part
 */
function silent(part) {
  const element = part instanceof HTMLElement ? part : made('span', '', part)
  if (!element.matches(STOPS) && !element.querySelector(STOPS)) element.ariaHidden = 'true'
  return element
}
