// A page that comes back from the browser's memory stands as it was left. WebKit sets the controls of forms without
// autocomplete back to what the page was sent with, and tells nobody.

/** @typedef {{value: string, checked?: boolean}} Control */

const CONTROLS = 'input, select, textarea'

/**
 * @template {Control} T
 * @param {Iterable<T>} controls
 * @returns {[T, Control][]} each with what stands in it
 */
export function noted(controls) {
  return [...controls].map((control) => [control, { value: control.value, checked: control.checked }])
}

/** @param {[Control, Control][]} notes */
export function putBack(notes) {
  for (const [control, { value, checked }] of notes) {
    if (control.value !== value) control.value = value
    if (control.checked !== checked) control.checked = checked
  }
}

/** @param {() => void} then called whenever the page is back, its controls as they were left */
export function whenBack(then) {
  /** @type {[Control, Control][]} */
  let left = []
  window.addEventListener('pagehide', () => {
    left = noted(/** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(CONTROLS)))
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    // Not at once: what the browser itself does for the way back still waits in line.
    setTimeout(() => {
      putBack(left)
      then()
    })
  })
}
