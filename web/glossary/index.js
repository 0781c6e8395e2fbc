// The list of all terms, narrowed by letters, area and level. What is chosen stands in the address, so it can be kept.

import { holdInCopies, made } from '../dom.js'
import { whenBack } from '../history/back.js'
import { readdress } from '../history/entry.js'
import { inNumber } from '../wording.js'

const KEYS = /** @type {const} */ (['q', 'area', 'level'])

export class Index {
  /** @param {HTMLElement} filters the element with `data-part="filters"` */
  constructor(filters) {
    /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
    this.controls = [...filters.querySelectorAll('[data-filter]')].map((one) => /** @type {HTMLInputElement} */ (one))
    this.count = /** @type {HTMLElement} */ (filters.querySelector('[data-part=count]'))
    this.entries = [...document.querySelectorAll('.mg-entries > div')].map((one) => new Entry(/** @type {HTMLElement} */ (one)))
    this.sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.mg-letter')])
    this.links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.mg-letters > a')])
    holdInCopies(filters)
    for (const control of this.controls) control.addEventListener('input', () => this.narrow(true))
    this.controls[0]?.addEventListener('keydown', (event) => this.#open(/** @type {KeyboardEvent} */ (event)))
    addEventListener('popstate', () => this.read())
    whenBack(() => this.narrow(false))
    this.read()
  }

  /** Take the filters from the address. */
  read() {
    const given = new URLSearchParams(location.search)
    for (const control of this.controls) control.value = given.get(control.dataset.filter ?? '') ?? ''
    // An area or level that does not exist leaves its list empty: then any will do.
    for (const control of this.controls) if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = ''
    this.narrow(false)
  }

  /**
   * Show the terms that fit, and say how many.
   * @param {boolean} keep whether to write the filters into the address
   */
  narrow(keep) {
    const [q = '', area = '', level = ''] = KEYS.map((key) => this.controls.find((one) => one.dataset.filter === key)?.value ?? '')
    const found = this.entries.filter((entry) => entry.show(fold(q.trim()), area, level))
    const [n, all] = [found.length, this.entries.length]
    this.count.textContent =
      n === all ? inNumber(n, `${n} term`, `${n} terms`) : inNumber(all, `${n} of ${all} term`, `${n} of ${all} terms`)
    for (const section of this.sections) section.hidden = !section.querySelector('.mg-entries > div:not([hidden])')
    for (const link of this.links) {
      const off = this.sections.find((section) => `#${section.id}` === link.getAttribute('href'))?.hidden === true
      link.toggleAttribute('data-off', off)
      if (off) link.setAttribute('aria-disabled', 'true')
      else link.removeAttribute('aria-disabled')
    }
    if (keep) readdress(this.#address({ q, area, level }))
  }

  /** @param {Record<string, string>} chosen */
  #address(chosen) {
    const kept = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value))
    return `${location.pathname}${kept.size ? `?${kept}` : ''}${location.hash}`
  }

  /** @param {KeyboardEvent} event Enter opens the one term that is left */
  #open(event) {
    const left = this.entries.filter((entry) => !entry.element.hidden)
    if (event.key === 'Enter' && left.length === 1) left[0].link.click()
  }
}

class Entry {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element
    this.link = /** @type {HTMLAnchorElement} */ (element.querySelector('dt a'))
    this.title = this.link.textContent ?? ''
    this.words = fold([this.title, ...(element.dataset.also ?? '').split('|')].join('\n'))
    this.areas = (element.dataset.areas ?? '').split(' ')
  }

  /**
   * @param {string} q folded
   * @param {string} area
   * @param {string} level
   * @returns {boolean} whether it is shown
   */
  show(q, area, level) {
    const fits = this.words.includes(q) && (!area || this.areas.includes(area)) && (!level || this.element.dataset.level === level)
    this.element.hidden = !fits
    const at = q ? fold(this.title).indexOf(q) : -1
    if (at < 0) this.link.textContent = this.title
    else
      this.link.replaceChildren(
        this.title.slice(0, at),
        made('mark', '', this.title.slice(at, at + q.length)),
        this.title.slice(at + q.length),
      )
    return fits
  }
}

/**
 * Case does not matter; the length stays, so that a hit can be marked.
 * @param {string} text
 */
function fold(text) {
  return text.toLowerCase().replace(/[-‐‑–]/g, ' ')
}

const filters = /** @type {HTMLElement | null} */ (document.querySelector('[data-part=filters]'))
if (filters) new Index(filters)
