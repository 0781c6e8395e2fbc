// What the tools beside a calculator share: their place on the page, its parts, and how they speak.

import { holdInCopies } from '../dom.js'

/**
 * A tool's element, shown now that script is here, and a way to its parts.
 * @param {HTMLElement} root
 */
export function tool(root) {
  root.hidden = false
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
 * Say something in an element that is read out politely; the same words again are read again.
 * @param {HTMLElement} element
 * @param {string} words
 */
export function say(element, words) {
  element.textContent = words
  // A region that is shown together with its words is not read out: it is there, and empty, before.
  if (element.role !== 'status') element.hidden = !words
}

/**
 * What is said when a question could not be answered.
 * @param {unknown} failure
 */
export function excuse(failure) {
  return failure instanceof Error ? failure.message : String(failure)
}
