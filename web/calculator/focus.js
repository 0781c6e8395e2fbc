// The keyboard's place on the page, which is not lost when what held it goes away.

export const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Go to an element, also to one that the Tab key does not stop at.
 * @param {HTMLElement} element
 * @param {FocusOptions} [how]
 */
export function land(element, how) {
  if (element.tabIndex < 0) element.tabIndex = -1 // as an attribute: without it nothing can be gone to
  element.focus(how)
}

/**
 * Change what a part of the page holds. The keyboard, if it was in there, stays at the same stop, else at the part.
 * @param {HTMLElement} part
 * @param {() => void} change
 */
export function keepingFocus(part, change) {
  const stops = () => /** @type {HTMLElement[]} */ ([...part.querySelectorAll(STOPS)])
  const at = stops().indexOf(/** @type {HTMLElement} */ (document.activeElement))
  change()
  if (at >= 0) land(stops()[at] ?? stops().at(-1) ?? part, { preventScroll: true })
}
