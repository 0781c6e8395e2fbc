// What the search box finds, as one types. The names are fetched when the box is first used, and are enough to begin with; what
// weighs answers, meanings and texts arrive meanwhile. Nothing that is typed leaves the device.

import { made } from '../dom.js'
import { whenBack } from '../history/back.js'
import { inWords, oneOf } from '../wording.js'
import { parted } from './apart.js'

/** @typedef {import('./answering.js').Found} Found */
/** @typedef {import('./answering.js').Row} Row */

const MOST = 12
const ROOT = new URL('../../../', import.meta.url)
const START = ['list', 'area'] // what is shown before anything is typed, and where nothing is found

export class Search {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.box = /** @type {HTMLInputElement} */ (element.querySelector('input'))
    this.say = made('p', 'mg-found-say')
    this.list = made('ul', 'mg-found-list')
    this.foot = made('p', 'mg-found-foot')
    this.options = made('div', 'md-search__options')
    this.#furnish()
    this.toggle = /** @type {HTMLInputElement} */ (document.getElementById('__search'))
    /** @type {((typed: string) => Found) | null} */
    this.look = null
    /** @type {Row[]} */
    this.start = []
    this.active = -1
    this.box.addEventListener('input', () => this.find())
    whenBack(() => this.find())
    this.box.addEventListener('keydown', (event) => this.#key(event))
    this.box.form?.addEventListener('submit', (event) => event.preventDefault())
    this.box.form?.addEventListener('reset', () =>
      requestAnimationFrame(() => {
        this.box.focus()
        this.find()
      }),
    )
    this.list.addEventListener('pointermove', (event) => this.#mark(this.#rows().indexOf(over(event.target))))
    this.list.addEventListener('click', (event) => this.#open(over(event.target)))
    this.find()
    void this.load()
  }

  /** Add what only a script can fill: the cross that empties the box, and the place for what is found. */
  #furnish() {
    const cross = made('button', 'md-search__icon md-icon', made('span', 'mg-sign mg-s-close'))
    set(cross, { type: 'reset', 'aria-label': inWords('Clear what was typed'), tabindex: '-1' })
    this.options.append(cross)
    this.box.form?.append(this.options)
    set(this.say, { role: 'status' })
    set(this.list, { id: 'mg-found', role: 'listbox', 'aria-label': inWords('What was found') })
    const scroll = made('div', 'md-search__scrollwrap', this.say, this.list, this.foot)
    set(scroll, { tabindex: '0', role: 'group', 'aria-label': inWords('What was found') })
    this.box.form?.after(made('div', 'md-search__output mg-found', scroll))
    this.box.setAttribute('aria-controls', this.list.id)
  }

  async load() {
    try {
      const { entries } = await fetched('search')
      /** @type {Row[]} */
      const rows = entries.map(row)
      this.start = START.flatMap((kind) => rows.filter((one) => one.kind === kind)).slice(0, MOST)
      this.#learnt((typed) => begun(typed, rows))
      void this.#more(entries).catch(() => {}) // names alone find every page; only what answers a question is missing
    } catch {
      this.say.textContent = inWords('The search could not be loaded. All terms, A to Z, are one click away.')
    }
  }

  /** @param {import('./finding.js').Named[]} entries */
  async #more(entries) {
    const said = fetched('meanings')
    const [{ Finder }, { answers }] = await Promise.all([import('./finding.js'), import('./answering.js')])
    const { default: Library } = await import('./minisearch.js')
    const finder = new Finder(Library, entries)
    this.#learnt((typed) => ({ ...answers(finder, typed, MOST), unknown: [], whole: undefined }))
    const { more, entries: meanings } = await said
    await finder.learn(more, meanings)
    this.#learnt((typed) => answers(finder, typed, MOST))
    await finder.read((await fetched('texts')).texts)
    this.#learnt(this.look)
  }

  /** @param {((typed: string) => Found) | null} look */
  #learnt(look) {
    this.look = look
    if (this.active < 1) this.find() // who has moved down the list keeps it
  }

  find() {
    const typed = this.box.value.trim()
    this.options.hidden = !this.box.value
    if (!this.look) return
    const found = this.look(typed)
    const rows = found.rows.length > 0 ? found.rows : this.start
    this.say.replaceChildren(...(typed ? told(found) : []))
    this.list.replaceChildren(...rows.map((one) => this.#row(one, found.touched)))
    this.foot.textContent = rows.length
      ? inWords(`${rows.length} of ${found.count || rows.length} · Arrow keys move, Enter opens, Esc closes`)
      : ''
    this.#expand(typed !== '' && rows.length > 0) // not for what is there before: Firefox would have the box said twice
    this.#mark(found.rows.length ? 0 : -1)
  }

  /**
   * @param {Row} row
   * @param {Found['touched']} touched
   */
  #row({ kind, title, line, path, also }, touched) {
    const element = made('li', 'mg-found-row')
    element.id = `mg-found-${path}` // another row, another id: else a screen reader does not hear that it is another
    element.setAttribute('role', 'option')
    element.dataset.path = path
    const [own] = [title, ...also].filter((name) => parted(name).some(touched))
    const what = made(
      'span',
      'mg-found-kind',
      oneOf(kind, 'term', 'area', 'calculator', 'path', 'comparison', 'account', 'list', 'page'),
      ...(own && own !== title ? [inWords(', also: '), ...marked(own, touched)] : []),
    )
    const below = made('span', 'mg-found-line', ...marked(line, touched))
    below.setAttribute('aria-hidden', 'true') // by ear one chooses by name; the line is for the eye
    element.append(made('span', 'mg-found-name', ...marked(title, touched)), ' ', what, below)
    return element
  }

  /** @param {boolean} much whether there are rows to choose from */
  #expand(much) {
    this.box.setAttribute('aria-expanded', String(much))
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.list.children])
  }

  /** @param {number} to */
  #mark(to) {
    if (to === this.active && this.#rows()[to]?.ariaSelected === 'true') return
    this.active = to
    for (const [i, one] of this.#rows().entries()) one.setAttribute('aria-selected', String(i === to))
    const now = this.#rows()[to]
    if (now) this.box.setAttribute('aria-activedescendant', now.id)
    else this.box.removeAttribute('aria-activedescendant')
    now?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {HTMLElement} element */
  #open(element) {
    if (element) location.assign(new URL(element.dataset.path ?? '', ROOT))
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const count = this.list.children.length
    const to = { ArrowDown: (this.active + 1) % count, ArrowUp: (Math.max(this.active, 0) - 1 + count) % count }[event.key]
    if (to !== undefined && count) {
      this.#mark(to)
      this.#expand(true)
    } else if (event.key === 'Enter') this.#open(this.#rows()[this.active])
    else if (event.key === 'Tab' && this.toggle.checked) {
      this.toggle.click()
      return
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** @param {EventTarget | null} target */
function over(target) {
  return /** @type {HTMLElement} */ (/** @type {Element} */ (target).closest('.mg-found-row'))
}

/** @param {string} layer */
async function fetched(layer) {
  const answer = await fetch(new URL(`data/${layer}.json`, ROOT))
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

/**
 * The names of which every word that was typed begins one, titles before other names: what there is to go by at first.
 * @param {string} typed
 * @param {Row[]} all
 * @returns {Found}
 */
function begun(typed, all) {
  const words = parted(typed.toLowerCase()).filter((_, i) => i % 2)
  const has = (/** @type {string[]} */ names) =>
    words.every((word) => names.some((name) => parted(name.toLowerCase()).some((one) => one.startsWith(word))))
  const [titled, called] = [all.filter(({ title }) => has([title])), all.filter(({ title, also }) => !has([title]) && has(also))]
  const rows = words.length > 0 ? [...titled, ...called] : []
  return {
    rows: rows.slice(0, MOST),
    count: rows.length,
    unknown: [],
    touched: (word) => words.some((one) => word.toLowerCase().startsWith(one)),
  }
}

/**
 * @param {import('./finding.js').Named} entry
 * @param {number} id
 */
function row([kind, title, path, also], id) {
  return { id, kind, title, path, also, line: '' }
}

/**
 * What stands above the list: how many there are, or in what way they are less than what was asked for.
 * @param {Found} found
 */
function told({ rows, whole, unknown }) {
  const nothing = unknown.length ? [inWords('Nothing is spelt '), made('strong', '', unknown.join(' ')), '. '] : []
  if (rows.length === 0) return [...nothing, inWords('Begin here:')]
  if (unknown.length > 0) return [...nothing, inWords('Closest:')]
  if (whole === undefined) return [inWords('By name:')] // what is written on the pages is not here yet
  return [whole > 0 ? inWords(`${whole} found`) : inWords('No page has every word. Nearest:')]
}

/**
 * @param {string} text
 * @param {Found['touched']} touched
 */
function marked(text, touched) {
  return parted(text).map((part, i) => (i % 2 && touched(part) ? made('mark', '', part) : part))
}

/**
 * @param {Element} element
 * @param {Record<string, string>} attributes
 */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

const element = /** @type {HTMLElement | null} */ (document.querySelector('[data-mg-search]'))
if (element) new Search(element)
