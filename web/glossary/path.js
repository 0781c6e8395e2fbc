// Which terms of a learning path were read: kept by a press on the term's page, in this browser alone, shown and erased on the
// path's page. Neither is fetched in a frame.

import { button, made } from '../dom.js'
import { store, stored } from '../history/kept.js'
import { inWords } from '../wording.js'

const KEY = 'my-path'
const LASTS = inWords('Kept in this browser, on this device, until you erase it. Nothing is sent.')

/** @returns {Set<unknown>} slugs of the terms that were read; whatever else is kept is not ours */
const kept = () => new Set(stored(KEY).filter((one) => typeof one === 'string'))

/** A line that is read out when something was done. */
function line() {
  const told = made('p', 'mg-quiet')
  told.role = 'status'
  return told
}

/** @param {HTMLElement} station where the term stands on its first path */
function onTerm(station) {
  const slug = station.dataset.slug ?? ''
  const told = line()
  const mark = button('', () => {
    const read = kept()
    const taken = read.delete(slug)
    if (!taken) read.add(slug)
    const done = store(KEY, [...read].sort())
    show()
    told.textContent = !done ? inWords('This browser keeps nothing for this site.') : taken ? inWords('No longer kept as read.') : LASTS
  })
  mark.className = 'mg-do mg-i-check'
  const show = () => {
    const read = kept().has(slug)
    mark.textContent = read ? inWords('Read. Take it back') : inWords('Mark as read')
  }
  show()
  // At the end, where it is pressed, and out of sight while the page is drawn: nothing that is read moves.
  const marked = made('div', '', mark, told)
  marked.dataset.part = 'marked'
  document.querySelector('.mg-actions')?.before(marked)
}

/** @param {HTMLElement} path the list of its terms */
function onPath(path) {
  const told = line()
  const erase = button(inWords('Erase'), () => {
    store(KEY, [])
    show()
    told.textContent = inWords('Erased. Nothing is kept.')
  })
  erase.className = 'mg-do mg-i-minus'
  const items = [...path.querySelectorAll('li')]
  const show = () => {
    const read = kept()
    const done = items.filter((item) => {
      const here = read.has(/** @type {HTMLAnchorElement} */ (item.querySelector('a.mg-term')).pathname.split('/').at(-2) ?? '')
      item.toggleAttribute('data-read', here)
      const sign = item.querySelector('.mg-read')
      if (here && !sign) item.querySelector('a')?.after(' ', made('span', 'mg-read', 'read'))
      if (!here) sign?.remove()
      return here
    })
    erase.hidden = !read.size
    told.textContent = read.size
      ? inWords(`${done.length} of ${items.length} read. ${LASTS}`)
      : inWords('Mark as read, on the page of a term, keeps your place here.')
  }
  show()
  path.append(told, erase)
}

const station = /** @type {HTMLElement | null} */ (document.querySelector('[data-part=station]'))
const path = /** @type {HTMLElement | null} */ (document.querySelector('[data-part=path]'))
if (station) onTerm(station)
if (path) onPath(path)
