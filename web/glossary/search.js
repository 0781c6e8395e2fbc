// What the search box finds, as one types: titles, other names, symbols, and what was misspelt. Words and index are
// fetched once, when the box is first used; nothing that is typed leaves the device.

import { whenBack } from '../history/back.js'

/** @typedef {{id: number, kind: string, title: string, path: string, meaning: string, also: string[]}} Entry */
/** @typedef {import('minisearch').SearchResult} Found */

const MOST = 12
const ROOT = new URL('../../../', import.meta.url)
/** @type {import('minisearch').SearchOptions} */
const OPTIONS = {
  boost: { title: 6, also: 4 },
  prefix: true,
  // One letter in four may be wrong, none in a word of up to three.
  fuzzy: (word) => (word.length > 3 ? 0.25 : false),
  combineWith: 'AND',
}

export class Search {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.box = /** @type {HTMLInputElement} */ (element.querySelector('input'))
    this.say = made('p', 'mg-found-say')
    this.list = made('ul', 'mg-found-list')
    this.foot = made('p', 'mg-found-foot')
    this.#furnish()
    this.toggle = /** @type {HTMLInputElement} */ (document.getElementById('__search'))
    /** @type {import('minisearch').default<Entry> | null} */
    this.index = null
    /** @type {Entry[]} */
    this.entries = []
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
    this.list.addEventListener('pointermove', (event) => this.#mark(this.#rows().indexOf(row(event.target))))
    this.list.addEventListener('click', (event) => this.#open(row(event.target)))
    void this.load()
  }

  /** Add what only a script can fill: the cross that empties the box, and the place for what is found. */
  #furnish() {
    const cross = made('button', 'md-search__icon md-icon', made('span', 'mg-sign mg-s-close'))
    set(cross, { type: 'reset', 'aria-label': 'Clear what was typed', tabindex: '-1' })
    this.box.form?.append(made('div', 'md-search__options', cross))
    set(this.say, { role: 'status' })
    set(this.list, { id: 'mg-found', role: 'listbox', 'aria-label': 'What was found' })
    const scroll = made('div', 'md-search__scrollwrap', this.say, this.list, this.foot)
    set(scroll, { tabindex: '0', role: 'group', 'aria-label': 'What was found' })
    this.box.form?.after(made('div', 'md-search__output mg-found', scroll))
    this.box.setAttribute('aria-controls', this.list.id)
  }

  async load() {
    try {
      const [{ default: MiniSearch }, answer] = await Promise.all([import('./minisearch.js'), fetch(new URL('data/search.json', ROOT))])
      if (!answer.ok) throw new Error(`${answer.status}`)
      /** @type {[string, string, string, string[]][]} */
      const rows = (await answer.json()).entries
      this.#know(
        MiniSearch,
        rows.map(([kind, title, path, also], id) => ({ id, kind, title, path, meaning: '', also })),
      )
      const more = await fetch(new URL('meanings.json', answer.url)).catch(() => null)
      if (!more?.ok) return // names alone find every page; only the lines below them are missing
      /** @type {string[]} */
      const meanings = (await more.json()).meanings
      this.#know(
        MiniSearch,
        this.entries.map((entry, i) => ({ ...entry, meaning: meanings[i] })),
      )
    } catch {
      this.say.textContent = 'The search could not be loaded. All terms, A to Z, are one click away.'
    }
  }

  /**
   * @param {typeof import('minisearch').default} MiniSearch
   * @param {Entry[]} entries
   */
  #know(MiniSearch, entries) {
    this.entries = entries
    this.index = new MiniSearch({
      fields: ['title', 'also', 'meaning'],
      extractField: (entry, name) => (name === 'also' ? entry.also.join(' ') : /** @type {Record<string, unknown>} */ (entry)[name]),
    })
    this.index.addAll(entries)
    this.find()
  }

  find() {
    const typed = this.box.value.trim()
    if (!this.index) return
    const all = this.index.search(typed, OPTIONS)
    const found = all.sort((a, b) => this.#rank(b, typed) - this.#rank(a, typed) || b.score - a.score).slice(0, MOST)
    const near = found.length > 0 && !found.some(spelt)
    this.say.replaceChildren(...(typed ? told(typed, found.length, near) : []))
    this.list.replaceChildren(...found.map((one, i) => this.#row(one, i)))
    this.foot.textContent = found.length ? `${found.length} of ${all.length} · Arrow keys move, Enter opens, Esc closes` : ''
    this.box.setAttribute('aria-expanded', String(found.length > 0))
    this.#mark(found.length ? 0 : -1)
  }

  /**
   * A name or symbol typed exactly comes first, then a title that is found whole, then one that begins so.
   * @param {Found} found
   * @param {string} typed
   */
  #rank({ id, match }, typed) {
    const { title, also } = this.entries[id]
    if ([title, ...also].some((name) => same(name, typed))) return 3
    const [first, ...others] = title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => word in match)
    return first ? (others.every(Boolean) ? 2 : 1) : 0
  }

  /**
   * @param {Found} found
   * @param {number} i
   */
  #row(found, i) {
    const { kind, title, meaning, path, also } = this.entries[found.id]
    const words = new Set(Object.keys(found.match))
    const element = made('li', 'mg-found-row')
    element.id = `mg-found-${i}`
    element.setAttribute('role', 'option')
    element.dataset.path = path
    const other = also.find((name) => !touched(title, words) && touched(name, words))
    element.append(
      made('span', 'mg-found-name', ...marked(title, words)),
      made('span', 'mg-found-kind', kind, ...(other ? [', also: ', ...marked(other, words)] : [])),
      made('span', 'mg-found-line', ...marked(meaning, words)),
    )
    return element
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
    const to = { ArrowDown: (this.active + 1) % count, ArrowUp: (this.active - 1 + count) % count }[event.key]
    if (to !== undefined && count) this.#mark(to)
    else if (event.key === 'Enter') this.#open(this.#rows()[this.active])
    else if (event.key === 'Escape') {
      if (this.toggle.checked) this.toggle.click()
      this.box.blur()
    } else if (event.key === 'Tab' && this.toggle.checked) {
      this.toggle.click()
      return
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** @param {EventTarget | null} target */
function row(target) {
  return /** @type {HTMLElement} */ (/** @type {Element} */ (target).closest('.mg-found-row'))
}

/**
 * Whether every word typed begins a word that was found, so that nothing was misspelt.
 * @param {Found} found
 */
function spelt({ queryTerms, terms }) {
  return queryTerms.length > 0 && terms.every((term) => queryTerms.some((typed) => term.startsWith(typed)))
}

/**
 * @param {string} typed
 * @param {number} count
 * @param {boolean} near
 */
function told(typed, count, near) {
  if (count && !near) return [`${count} found`]
  return ['Nothing is spelt ', made('strong', '', typed), count ? '. Closest:' : '.']
}

/**
 * @param {string} text
 * @param {Set<string>} words
 */
function marked(text, words) {
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => (words.has(part.toLowerCase()) ? made('mark', '', part) : part))
}

/**
 * @param {string} text
 * @param {Set<string>} words
 */
function touched(text, words) {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => words.has(part.toLowerCase()))
}

/**
 * @param {string} a
 * @param {string} b
 */
function same(a, b) {
  return a.toLowerCase() === b.toLowerCase()
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {(string | Node)[]} content
 */
function made(tag, className, ...content) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...content)
  return element
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
