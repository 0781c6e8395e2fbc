// One field of the form: what stands in it, and what is said beside it. What a person typed is never overwritten.

import { button, made } from '../dom.js'
import { inWords } from '../wording.js'
import { grouped, PLAIN, scaleOf, shareOf, valueAt } from './plain.js'

/** @typedef {import('../engine/wire.d.ts').AskedBack} AskedBack */

export class NumberField {
  /** @param {HTMLElement} element the `.mg-field` */
  constructor(element) {
    this.element = element
    this.name = element.dataset.field ?? ''
    this.input = /** @type {HTMLInputElement} */ (element.querySelector('input:not([type=range])'))
    this.slider = /** @type {HTMLInputElement | null} */ (element.querySelector('input[type=range]'))
    const { plain = '' } = this.input.dataset
    // A browser may have kept what was typed before the page was left; then that was typed, not written.
    this.written = { text: this.input.defaultValue, plain }
    this.first = plain
    this.slid = false // whether its number came from the slider, which then stands where it was left
    this.place(plain)
  }

  /** The number that the page wrote, or null when a person typed another text. */
  get plain() {
    return this.input.value === this.written.text ? this.written.plain : null
  }

  get text() {
    return this.input.value
  }

  /** @param {string} text */
  accepts(text) {
    return PLAIN.test(text)
  }

  /** @param {string} plain */
  shown(plain) {
    const unit = this.element.querySelector('.mg-unit')?.textContent ?? ''
    return `${grouped(plain)}${unit === '%' || unit === '×' ? '' : ' '}${unit}`.trim()
  }

  /**
   * Write a number into the field, as its own.
   * @param {string} plain
   */
  write(plain) {
    this.written = { text: grouped(plain), plain }
    this.input.value = this.written.text
    this.place(plain)
  }

  /** Let what stands in the field be what the page was sent with. */
  keep() {
    this.first = this.written.plain
    this.#mark(this.written)
  }

  /**
   * Let a copy of the page, which is made of its markup, hold the number that the answer is of.
   * @param {string} plain
   */
  answered(plain) {
    if (plain !== this.input.dataset.plain) this.#mark({ text: grouped(plain), plain })
  }

  /** @param {{text: string, plain: string}} number */
  #mark({ text, plain }) {
    const { value } = this.input
    this.input.defaultValue = text
    this.input.dataset.plain = plain
    if (this.input.value !== value) this.input.value = value // a box that nobody touched follows its markup
  }

  /**
   * Let a text stand as a person typed it; its slider follows once the text is understood.
   * @param {string} text
   */
  type(text) {
    this.input.value = text
  }

  /**
   * Move the slider to where a number stands.
   * @param {string} plain
   */
  place(plain) {
    if (!this.slider) return
    const share = shareOf(Number(plain), this.#scale())
    this.slider.value = String(Math.round(share * Number(this.slider.max)))
    const unit = this.element.querySelector('.mg-unit')?.textContent ?? ''
    this.slider.setAttribute('aria-valuetext', `${grouped(plain)} ${unit}`.trim())
  }

  /** Write the number at which the slider stands. */
  follow() {
    const slider = /** @type {HTMLInputElement} */ (this.slider)
    const plain = valueAt(Number(slider.value) / Number(slider.max), this.#scale())
    const { value } = slider
    this.write(plain)
    slider.value = value
  }

  #scale() {
    return scaleOf(/** @type {HTMLInputElement} */ (this.slider).dataset)
  }

  /** @param {string} message empty when nothing is wrong */
  refuse(message) {
    refuse(this.element, [this.input], message)
  }

  /**
   * Ask back a number that can be read in two ways.
   * @param {AskedBack | undefined} asked
   * @param {(text: string) => void} meant called with what to type for the other reading
   */
  askBack(asked, meant) {
    const strip = said(this.element, 'asked', !!asked)
    if (!strip || strip.dataset.for === (asked ? this.text : '')) return
    strip.dataset.for = asked ? this.text : ''
    strip.hidden = !asked
    // Who is at the field hears it with the answer, and would hear it twice; who comes back hears it there.
    const tie = () => describe(this.input, strip.id, !strip.hidden)
    if (asked && document.activeElement === this.input) this.input.addEventListener('blur', tie, { once: true })
    else tie()
    strip.replaceChildren()
    if (!asked) return
    const mean = button(inWords(`I meant ${asked.instead}`), () => meant(asked.type))
    strip.append(inWords('Read as '), made('strong', '', asked.read), '. ', mean)
  }
}

export class ChoiceField {
  /** @param {HTMLElement} element the `.mg-field` */
  constructor(element) {
    this.element = element
    this.name = element.dataset.field ?? ''
    this.radios = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll('input[type=radio]')])
    this.select = element.querySelector('select')
    this.first = this.select?.dataset.plain ?? this.radios.find((radio) => radio.defaultChecked)?.value ?? ''
  }

  get plain() {
    return this.select ? this.select.value : (this.radios.find((radio) => radio.checked)?.value ?? this.first)
  }

  get text() {
    return this.plain
  }

  /** @param {string} text */
  accepts(text) {
    const options = this.select ? [...this.select.options] : this.radios
    return options.some((option) => option.value === text)
  }

  /** @param {string} plain */
  shown(plain) {
    const chosen = this.select
      ? [...this.select.options].find(({ value }) => value === plain)
      : this.radios.find(({ value }) => value === plain)?.closest('label')
    return chosen?.textContent?.trim() ?? plain
  }

  /** @param {string} plain */
  write(plain) {
    if (this.select) this.select.value = plain
    for (const radio of this.radios) radio.checked = radio.value === plain
  }

  keep() {
    this.first = this.plain
    this.answered(this.first)
  }

  /**
   * Let a copy of the page hold the choice that the answer is of.
   * @param {string} plain
   */
  answered(plain) {
    const stands = this.plain
    if (this.select) this.select.dataset.plain = plain
    for (const option of this.select?.options ?? []) option.defaultSelected = option.value === plain
    for (const radio of this.radios) radio.defaultChecked = radio.value === plain
    if (this.plain !== stands) this.write(stands)
  }

  /** @param {string} plain */
  type(plain) {
    this.write(plain)
  }

  place() {}

  /** @param {string} message */
  refuse(message) {
    refuse(this.element, this.select ? [this.select] : this.radios, message)
  }

  askBack() {}
}

/**
 * @param {HTMLElement} element
 * @returns {NumberField | ChoiceField | null} null of rows, which hold fields and are none
 */
export function fieldOf(element) {
  if (element.dataset.kind === 'number') return new NumberField(element)
  return element.dataset.kind === 'choice' ? new ChoiceField(element) : null
}

/**
 * The line beside a field, made when there is first something to say.
 * @param {HTMLElement} element
 * @param {'asked' | 'error'} part
 * @param {boolean} needed
 */
function said(element, part, needed) {
  const known = /** @type {HTMLElement | null} */ (element.querySelector(`:scope > [data-part=${part}]`))
  if (known || !needed) return known
  const line = made('p', `mg-${part}`)
  line.dataset.part = part
  const calculator = /** @type {HTMLElement | null} */ (element.closest('.mg-calc'))
  line.id = `${calculator?.dataset.calculator}-${element.dataset.field}-${part}`
  element.append(line)
  return line
}

/**
 * Say beside a field what to type instead, until that is done.
 * @param {HTMLElement} element
 * @param {HTMLElement[]} controls
 * @param {string} message
 */
export function refuse(element, controls, message) {
  const error = said(element, 'error', !!message)
  if (!error) return
  if (error.textContent !== message) error.textContent = message
  error.hidden = !message
  for (const control of controls) {
    if (message) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
    describe(control, error.id, !!message)
  }
}

/**
 * Let a control be described by a line, before all that describes it anyway, or by it no longer.
 * @param {HTMLElement} control
 * @param {string} line its id
 * @param {boolean} needed
 */
function describe(control, line, needed) {
  const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== line)
  const all = needed ? [line, ...others] : others
  if (all.length) control.setAttribute('aria-describedby', all.join(' '))
  else control.removeAttribute('aria-describedby')
}
