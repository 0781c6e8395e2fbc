// The reader's numbers stand in the page's address, after #, as they are typed; and they go along to other calculators.

import { made } from '../dom.js'
import { readdress } from '../history/entry.js'
import { inWords } from '../wording.js'

/** @typedef {[name: string, slugs: string[]][]} Alike fields that several calculators ask alike */

/**
 * The numbers of a form that another calculator asks alike.
 * @param {Record<string, string>} given
 * @param {Alike} alike
 * @param {string} from slug
 * @param {string} to slug
 */
export function carried(given, alike, from, to) {
  const names = new Set(alike.filter(([, slugs]) => slugs.includes(from) && slugs.includes(to)).map(([name]) => name))
  return Object.entries(given).filter(([name]) => names.has(name))
}

/** @param {import('./calculator.js').Calculator} calculator the one that an address speaks to */
export function begin(calculator) {
  const { root } = calculator
  const slug = root.dataset.calculator ?? ''
  const bare = `${location.pathname}${location.search}`
  let asked = false
  /** @type {Alike} */
  let alike = []

  root.addEventListener('glossary-result', () => {
    const { changed } = calculator.form
    readdress(bare + (changed ? calculator.link : ''))
    tell(calculator.form.element, changed)
    if (!changed || asked) return
    asked = true
    void same().then((found) => (alike = found))
  })

  // A link gets the numbers when it is followed, wherever on the page it stands and whenever it came there.
  const along = (/** @type {Event} */ { target }) => {
    const link = target instanceof Element ? target.closest('a') : null
    const [, to, preset] = (link && /\/calculators\/([\w-]+)\/(?:([\w-]+)\/)?$/.exec(link.pathname)) ?? []
    if (!link || link.origin !== location.origin || !to || !calculator.form.changed || !calculator.answer) return
    // Its own page has the same form; another's example has numbers of its own.
    if (to === slug && link.closest('.mg-bar') && root.contains(link)) link.hash = calculator.link
    if (to === slug || preset) return
    const numbers = carried(calculator.answer.given, alike, slug, to)
    if (numbers.length) link.hash = String(new URLSearchParams(numbers))
  }
  for (const kind of ['click', 'auxclick', 'contextmenu']) document.addEventListener(kind, along, true)
}

/** @returns {Promise<Alike>} nothing, where it cannot be had: then no numbers go along */
async function same() {
  try {
    const response = await fetch(new URL('../../../data/alike.json', import.meta.url))
    return response.ok ? await response.json() : []
  } catch {
    return []
  }
}

/**
 * Say that the address has the numbers in it now.
 * @param {HTMLElement} form
 * @param {boolean} changed
 */
function tell(form, changed) {
  const known = form.querySelector('[data-part=addressed]')
  if (!changed) known?.remove()
  if (!changed || known) return
  const words = made('p', 'mg-quiet', inWords('The address of this page now carries these numbers: whoever gets it, gets them.'))
  words.dataset.part = 'addressed'
  form.append(words)
}
