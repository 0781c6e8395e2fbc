// A page that comes back from the browser's memory stands as it was left. WebKit empties forms without autocomplete then,
// at a moment of its own and without an event: what must not be emptied is not so marked for as long as the page is away.

const MARKED = '[autocomplete=off]'

/** @param {() => void} then called whenever the page is back, its controls as they were left */
export function whenBack(then) {
  /** @type {Element[]} */
  let marked = []
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) return
    marked = [...document.querySelectorAll(MARKED)]
    for (const element of marked) element.removeAttribute('autocomplete')
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    for (const element of marked) element.setAttribute('autocomplete', 'off')
    then()
  })
}
