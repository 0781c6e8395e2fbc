// What the tools beside a calculator share: their place on the page, its parts, and how they speak.

import { holdInCopies, made } from '../dom.js'
import { inWords } from '../wording.js'
import { voiceOf } from './voice.js'

const SLOW = 300 // ms of waiting before it is called waiting

/**
 * A tool's element, shown now that script is here, and a way to its parts.
 * @param {HTMLElement} root
 */
export function tool(root) {
  root.hidden = false
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[role=status]'))) voiceOf(line)
  holdInCopies(root)
  return {
    root,
    /**
     * @template {HTMLElement} T
     * @param {string} part
     * @returns {T}
     */
    part: (part) => /** @type {T} */ (root.querySelector(`[data-part="${part}"]`)),
  }
}

/**
 * Say something in a line that is there for it.
 * @param {HTMLElement} line
 * @param {string} words
 */
export function say(line, words) {
  voiceOf(line).say(words)
}

/**
 * Wait for an answer, and have it told where it will stand when it takes its time.
 * @template T
 * @param {Promise<T>} answer
 * @param {(words: string) => void} tell
 * @param {string} [words]
 */
export async function patiently(answer, tell, words = inWords('Working…')) {
  const slow = setTimeout(() => tell(words), SLOW)
  try {
    return await answer
  } finally {
    clearTimeout(slow)
  }
}

/**
 * What Python has written and escaped, to be shown in a line.
 * @param {string} text
 */
export function html(text) {
  const span = made('span')
  span.innerHTML = text
  return span
}

/**
 * What is said when a question could not be answered.
 * @param {unknown} failure
 */
export function excuse(failure) {
  return failure instanceof Error ? failure.message : String(failure)
}
