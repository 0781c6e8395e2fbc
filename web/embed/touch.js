// When a reader first turns to a calculator: until then not even its scripts are fetched. On this site's own pages pointing
// at a field is enough; in a frame of another site it takes a touch.

import { takeHold } from '../hold.js'
import { inWords } from '../wording.js'

const TOUCHED = ['focusin', 'pointerdown', 'input']
export const POINTED = [...TOUCHED, 'pointerover']

/**
 * @param {string[]} [kinds] of events
 * @returns {Promise<void>} settled at the first of them at a calculator's form
 */
export function firstTouch(kinds = TOUCHED) {
  takeHold(document)
  document.addEventListener('click', ({ target }) => {
    // Of a press nothing stays, as of a number that was typed: it is noted for the script that comes.
    if (target instanceof Element) target.closest('.mg-calc [data-action=more]')?.setAttribute('data-pressed', '')
  })
  return new Promise((resolve) => {
    const touch = (/** @type {Event} */ { type, target }) => {
      const place = type === 'pointerover' ? '.mg-calc form .mg-field' : '.mg-calc form'
      if (!(target instanceof Element) || !target.closest(place)) return
      for (const kind of kinds) document.removeEventListener(kind, touch, true)
      resolve()
    }
    for (const kind of kinds) document.addEventListener(kind, touch, true)
    // A quick reader may be there before this script.
    const there = kinds.includes('pointerover') && document.querySelector('.mg-calc form .mg-field:hover')
    if (there || document.activeElement?.closest('.mg-calc form')) resolve()
  })
}

/**
 * Fetch the scripts; when they do not come, say so where the state of the answer stands.
 * @template T
 * @param {() => Promise<T>} scripts
 * @returns {Promise<T>}
 */
export function bring(scripts) {
  return scripts().catch(
    () =>
      new Promise((resolve) => {
        const why = navigator.onLine
          ? inWords('Its scripts did not arrive.')
          : inWords('You are offline, and its scripts are not here yet.')
        for (const status of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.mg-calc [data-part=status]'))) {
          const again = document.createElement('button')
          again.type = 'button'
          again.textContent = inWords('Try again')
          again.onclick = () => resolve(bring(scripts))
          const held = status.contains(document.activeElement)
          status.dataset.state = 'failed'
          status.replaceChildren(inWords(`The calculator could not start. ${why} What is shown stays correct. `), again)
          if (held) again.focus()
        }
      }),
  )
}
