// Search is fetched when somebody reaches for it: a touch of the box, the "/" key, the large box on the first page.

import { inCopies } from '../hold.js'

const box = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-mg-search] input'))
const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById('__search'))

// What only a list that opens gives sense to; without script the box is a plain one.
const BOX = {
  role: 'combobox',
  'aria-expanded': 'false',
  'aria-autocomplete': 'list',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: 'false',
  enterkeyhint: 'go',
}
for (const [name, value] of Object.entries(BOX)) box?.setAttribute(name, value)
if (box) inCopies(box, 'readonly')

/** @type {HTMLElement | null} */
let from = null // what had the focus before the box

/** Open the box, with search behind it. */
export function reach() {
  if (!box || !toggle) return
  if (!toggle.checked) toggle.click()
  if (document.activeElement !== box) box.focus()
  void import('./search.js')
}

if (box && document.activeElement === box) reach() // somebody was faster than this script
box?.addEventListener('focus', ({ relatedTarget }) => {
  const before = /** @type {HTMLElement | null} */ (relatedTarget)
  if (!before || !box.form?.contains(before)) from = before // emptying the box is not leaving it
  reach()
})
box?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  if (toggle?.checked) toggle.click()
  if (from?.isConnected) from.focus({ preventScroll: true })
  else box.blur()
})
toggle?.addEventListener('change', () => toggle.checked && reach())
for (const button of document.querySelectorAll('[data-action=search]')) button.addEventListener('click', reach)
document.addEventListener('keydown', (event) => {
  const typing = /** @type {Element | null} */ (event.target)?.closest?.('input, textarea, select, [contenteditable]')
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
  event.preventDefault()
  reach()
})
