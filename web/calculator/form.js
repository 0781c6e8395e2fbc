// The form of one calculator: its fields and rows, read as a question and filled from an address.

import { free } from '../hold.js'
import { inWords } from '../wording.js'
import { ChoiceField, fieldOf, NumberField, refuse } from './field.js'
import { land } from './focus.js'
import { input, inputOf, lay, othersOf } from './others.js'

const CELL = /^[\w.-]{1,40}$/ // a number or an option, in a row

/** @typedef {NumberField | ChoiceField} Field */
/** @typedef {{typed: Record<string, string>, plain: Record<string, string>}} Given */
/** @typedef {import('../engine/wire.d.ts').Refusal} Refusal */

export class Form {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element
    this.first = element.innerHTML
    /** @type {Map<string, Field>} */
    this.fields = new Map()
    /** @type {Record<string, string>} the numbers to which the page came with an answer */
    this.sent = {}
    this.#find()
    // Not what stands in the form now: a quick reader may have typed before this script was here.
    this.start = JSON.stringify({ typed: {}, plain: this.example })
  }

  /** What stands in the form: texts that were typed as people write, numbers of the page's own in machine notation. */
  get given() {
    /** @type {Given} */
    const given = { typed: {}, plain: {} }
    for (const [name, field] of this.fields) {
      if (field.plain === null) given.typed[name] = field.text
      else given.plain[name] = field.plain
    }
    return given
  }

  /** The same text whenever the same numbers stand in the form. */
  get key() {
    return JSON.stringify(this.given)
  }

  /** The numbers with which the page was sent. */
  get example() {
    return Object.fromEntries([...this.fields].map(([name, { first }]) => [name, first]))
  }

  /** @param {string} name */
  label(name) {
    return this.fields.get(name)?.element.querySelector('label, legend')?.textContent?.trim() ?? ''
  }

  /**
   * Write a field's number or choice as it stands in a sentence.
   * @param {string} name
   * @param {string} plain
   */
  shown(name, plain) {
    return this.fields.get(name)?.shown(plain) ?? plain
  }

  /**
   * Say what was read in one of two ways, and where the other is to be had.
   * @param {import('../engine/wire.d.ts').AskedBack[]} asked
   */
  askedBack(asked) {
    const said = asked.map(({ field, read, instead }) => {
      const label = this.label(field)
      return inWords(`${label} is read as ${read}. After it: I meant ${instead}.`)
    })
    return said.join(' ')
  }

  get changed() {
    return this.key !== this.start
  }

  /** Put everything back as the page was sent. */
  reset() {
    const held = this.element.contains(document.activeElement)
    this.element.innerHTML = this.first
    free(this.element)
    this.fields.clear()
    this.#find()
    if (held) land(this.element)
  }

  /**
   * Write numbers into the form: those of a link as the page's own, and texts as a person typed them.
   * @param {Given} given
   * @returns {string[]} the names that were left out: unknown here, or not a number or choice
   */
  put({ typed, plain }) {
    const takes = (/** @type {[string, string]} */ [name, text]) => {
      const part = othersOf(this.element).find(({ dataset }) => dataset.field === inputOf(name))
      return part !== undefined && (fieldOf(part)?.accepts(text) ?? CELL.test(text))
    }
    const asked = Object.entries(plain).filter(takes)
    this.bring([...Object.keys(typed), ...asked.map(([name]) => name)])
    const names = [...Object.keys(typed), ...Object.entries(plain).flatMap(([name, text]) => (CELL.test(text) ? [name] : []))]
    for (const rows of this.#rows()) this.#resize(rows, names)
    for (const [name, text] of Object.entries(typed)) this.fields.get(name)?.type(text)
    const taken = Object.entries(plain).filter(([name, text]) => this.fields.get(name)?.accepts(text))
    for (const [name, text] of taken) this.fields.get(name)?.write(text)
    const known = new Set([...Object.keys(typed), ...taken.map(([name]) => name)])
    return Object.keys(plain).filter((name) => !known.has(name))
  }

  /**
   * Show those of the inputs that a compact form leaves out, where the page has them at hand.
   * @param {string[]} names of inputs, or of cells in their rows
   */
  bring(names) {
    const wanted = new Set(names.map(inputOf))
    this.#lay((name) => wanted.has(name))
  }

  /**
   * Show all that a compact form leaves out, from now on: the way back to the example does not take it away.
   * @returns {HTMLElement | undefined} the first input that was not there
   */
  widen() {
    const sent = /** @type {HTMLElement} */ (this.element.cloneNode())
    sent.innerHTML = this.first
    lay(othersOf(this.element), sent)
    const [first] = this.#lay()
    for (const form of [sent, this.element]) form.querySelector('[data-action=more]')?.remove()
    this.first = sent.innerHTML
    this.start = JSON.stringify({ typed: {}, plain: this.example })
    return first
  }

  /** @param {(name: string) => boolean} [wanted] */
  #lay(wanted) {
    const laid = lay(othersOf(this.element), this.element, wanted)
    for (const part of laid) this.#take([part, ...part.querySelectorAll('.mg-field')])
    return laid
  }

  /**
   * The part of the form that is one input, be it a field or rows.
   * @param {string} name
   */
  input(name) {
    return /** @type {HTMLElement | null} */ (this.element.querySelector(input(name)))
  }

  /** Let the numbers that were written into the form be those with which the page was sent. */
  keep() {
    for (const field of this.fields.values()) field.keep()
    this.first = this.element.innerHTML
    this.start = JSON.stringify({ typed: {}, plain: this.example })
  }

  /**
   * Let a copy of the page hold the numbers that its answer is of.
   * @param {Record<string, string>} given
   */
  answered(given) {
    for (const [name, field] of this.fields) if (name in given) field.answered(given[name])
  }

  /**
   * Show the units in which the answer took the numbers.
   * @param {Record<string, string>} units by the names of inputs, those of rows without the row's number
   */
  unite(units) {
    for (const [name, { element }] of this.fields) {
      const unit = units[name.replace(/\.\d+\./, '.')]
      const shown = /** @type {HTMLElement | null} */ (element.querySelector('.mg-unit'))
      if (!unit || !shown || shown.textContent === unit) continue
      shown.dataset.unit ??= shown.textContent ?? ''
      shown.textContent = unit
    }
  }

  /**
   * Say beside each field what is wrong with it, and ask back what can be read in two ways.
   * @param {import('../engine/wire.d.ts').Understood} response
   * @param {() => void} changed called when a person chooses the other reading
   * @returns {string[]} messages that belong to no field in sight
   */
  tell({ refusals, asked_back, given }, changed) {
    for (const [name, field] of this.fields) {
      field.refuse(messages(refusals, name))
      field.askBack(
        asked_back.find((asked) => asked.field === name),
        (text) => {
          field.write(text)
          const input = field instanceof NumberField ? field.input : null
          input?.focus()
          changed()
        },
      )
      if (field instanceof NumberField && !field.slid && name in given) field.place(given[name])
    }
    for (const rows of this.#rows()) refuse(rows, [], messages(refusals, rows.dataset.field ?? ''))
    return refusals.filter(({ field }) => !this.input(field)?.checkVisibility()).map(({ message }) => message)
  }

  /**
   * Do what a button of the rows says.
   * @param {HTMLElement} button
   * @returns {boolean} whether it was such a button
   */
  act(button) {
    const rows = /** @type {HTMLElement | null} */ (button.closest('[data-kind=rows]'))
    if (!rows) return false
    if (button.dataset.action === 'add-row') {
      const row = this.#add(rows)
      const first = /** @type {HTMLElement | null | undefined} */ (row?.querySelector('input, select'))
      first?.focus()
      this.#count(rows)
    } else if (button.dataset.action === 'remove-row') {
      const row = /** @type {HTMLElement} */ (button.closest('.mg-row'))
      const at = this.#each(rows).indexOf(row)
      this.#remove(row)
      this.#count(rows)
      this.#stay(rows, at)
    } else return false
    return true
  }

  /**
   * After a row has gone, stand where the next one can be removed, else where one can be added.
   * @param {HTMLElement} rows
   * @param {number} at
   */
  #stay(rows, at) {
    const left = this.#each(rows)
    const next = left[Math.min(at, left.length - 1)]?.querySelector('[data-action=remove-row]:not(:disabled)')
    const stand = /** @type {HTMLElement | null} */ (next ?? rows.querySelector('[data-action=add-row]'))
    stand?.focus()
  }

  /** @param {EventTarget | null} target the slider that was moved, or the box that was typed in */
  follow(target) {
    if (!(target instanceof HTMLInputElement)) return
    const field = this.fields.get(target.dataset.for ?? target.name)
    if (!(field instanceof NumberField)) return
    field.slid = target.type === 'range'
    if (field.slid) field.follow()
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll('[data-kind=rows]')])
  }

  #find(within = /** @type {HTMLElement} */ (this.element)) {
    this.#take(within.querySelectorAll('.mg-field'))
  }

  /** @param {Iterable<Element>} elements */
  #take(elements) {
    for (const element of /** @type {Iterable<HTMLElement>} */ (elements)) {
      const field = fieldOf(element)
      if (!field) continue
      this.fields.set(field.name, field)
      this.sent[field.name] ??= field.first
    }
    for (const rows of this.#rows()) this.#count(rows)
  }

  /**
   * Have as many rows as the inputs name, if they name them from 0 on and not too many.
   * @param {HTMLElement} rows
   * @param {string[]} names
   */
  #resize(rows, names) {
    const prefix = `${rows.dataset.field}.`
    const numbers = new Set(names.filter((name) => name.startsWith(prefix)).map((name) => name.split('.')[1]))
    const { least = 1, most = 20 } = rows.dataset
    const inOrder = [...numbers.keys()].every((_, i) => numbers.has(String(i)))
    if (!inOrder || numbers.size < Number(least) || numbers.size > Number(most)) return
    for (const row of this.#each(rows).slice(numbers.size)) this.#remove(row)
    while (this.#each(rows).length < numbers.size && this.#add(rows));
    this.#count(rows)
  }

  /** @param {HTMLElement} row */
  #remove(row) {
    for (const [name, field] of this.fields) if (row.contains(field.element)) this.fields.delete(name)
    row.remove()
  }

  /** @param {HTMLElement} rows */
  #add(rows) {
    const template = rows.querySelector('template')
    if (!template || this.#full(rows)) return null
    const number = String(this.#next(rows))
    const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true))
    for (const element of [row, ...row.querySelectorAll('*')]) {
      for (const { name, value } of element.attributes) if (value.includes('#')) element.setAttribute(name, value.replaceAll('#', number))
    }
    template.before(row)
    this.#find(row)
    return row
  }

  /** @param {HTMLElement} rows */
  #next(rows) {
    const numbers = this.#each(rows).map((row) => Number(row.dataset.row))
    return Math.max(-1, ...numbers) + 1
  }

  /** @param {HTMLElement} rows */
  #each(rows) {
    return /** @type {HTMLElement[]} */ ([...rows.querySelectorAll(':scope > .mg-row')])
  }

  /** @param {HTMLElement} rows */
  #full(rows) {
    return this.#each(rows).length >= Number(rows.dataset.most ?? 20)
  }

  /**
   * Give each row its number, and no way beyond the fewest and the most.
   * @param {HTMLElement} rows
   */
  #count(rows) {
    if ('fixed' in rows.dataset) return
    const add = /** @type {HTMLButtonElement | null} */ (rows.querySelector('[data-action=add-row]'))
    if (add) add.disabled = this.#full(rows)
    const each = this.#each(rows)
    each.forEach((row, i) => {
      const name = `${rows.dataset.row || inWords('row')} ${i + 1}`
      const remove = /** @type {HTMLButtonElement} */ (row.querySelector('[data-action=remove-row]'))
      remove.disabled = each.length <= Number(rows.dataset.least ?? 1)
      remove.setAttribute('aria-label', inWords(`Remove ${name}`))
      row.setAttribute('aria-label', name)
    })
  }
}

/**
 * @param {Refusal[]} refusals
 * @param {string} name
 */
function messages(refusals, name) {
  return refusals
    .filter(({ field }) => field === name)
    .map(({ message }) => message)
    .join(' ')
}
