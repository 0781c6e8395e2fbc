// My position: numbers that a reader keeps on the device, by a press, to have them in every calculator. Read and written on pages
// of this site alone, never in a frame; shown, and erased, where they are kept.

import { button, made } from '../dom.js'
import { store, stored } from '../history/kept.js'
import { inWords } from '../wording.js'
import { read } from './link.js'
import { say, tool } from './tool.js'

const KEY = 'my-position'
const LASTS = inWords('It stays in this browser, on this device, until you erase it. Nothing is sent.')

/** @typedef {{name: string, label: string, unit: string, plain: string}} Kept one field, as it was asked */

/** @returns {Kept[]} the fields that are kept; whatever else is, is not ours */
const own = () => /** @type {Kept[]} */ (stored(KEY)).filter((one) => one && typeof one.name === 'string' && typeof one.plain === 'string')

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export function begin(calculator, at) {
  const { part } = tool(at)
  const { form } = calculator
  const [keep, use, erase, told, shown] = ['keep', 'use', 'erase', 'status', 'shown'].map((name) => part(`position-${name}`))

  /** The form's own fields, rows left out: those of one position have no place in another account's. */
  const fields = () => [...form.fields].filter(([name]) => !name.includes('.'))

  /**
   * What is kept for a field of this form: asked by the same name, label and unit.
   * @param {Kept[]} kept
   * @returns {Record<string, string>}
   */
  const mine = (kept) => {
    const asked = fields().map(([name]) => ({ name, label: form.label(name), unit: unitOf(form, name) }))
    const same = (/** @type {Kept} */ one) => asked.some((field) => identity(field) === identity(one))
    return Object.fromEntries(kept.filter(same).map(({ name, plain }) => [name, plain]))
  }

  const show = () => {
    const kept = own()
    for (const element of [erase, shown]) element.hidden = !kept.length
    use.hidden = !Object.keys(mine(kept)).length
    keep.textContent = kept.length ? inWords('Keep these numbers too, as my position') : inWords('Keep as my position')
    part('position-list').replaceChildren(...kept.map((one) => row(one)))
  }

  /** @param {Kept} one */
  const row = (one) => {
    const value = `${one.plain} ${one.unit}`.trim()
    const without = button(inWords('Remove'), () => {
      store(
        KEY,
        own().filter((other) => identity(other) !== identity(one)),
      )
      show()
      say(told, inWords(`${one.label} is no longer kept.`))
      keep.focus()
    })
    without.className = 'mg-do mg-i-minus'
    without.setAttribute('aria-label', inWords(`Remove ${one.label}`))
    return made('div', '', made('dt', '', one.label), made('dd', '', value, ' ', without))
  }

  const fill = () => {
    form.put({ typed: {}, plain: mine(own()) })
    calculator.settle()
    say(told, inWords('Filled in from your position.'))
  }

  keep.addEventListener('click', () => {
    calculator.touch()
    const given = calculator.answer?.given ?? form.example
    const now = fields().map(([name]) => ({ name, label: form.label(name), unit: unitOf(form, name), plain: given[name] }))
    const names = new Set(now.map(identity))
    const done = store(KEY, [...own().filter((one) => !names.has(identity(one))), ...now])
    show()
    say(told, done ? inWords(`Kept as my position. ${LASTS}`) : inWords('This browser keeps nothing for this site.'))
  })
  use.addEventListener('click', () => {
    calculator.touch()
    fill()
  })
  erase.addEventListener('click', () => {
    store(KEY, [])
    show()
    say(told, inWords('Erased. Nothing is kept.'))
    keep.focus()
  })

  show()
  const awaited = read(location).size > 0 || form.changed
  if (!awaited && Object.keys(mine(own())).length) fill()
}

/** @param {{name: string, label: string, unit: string}} field */
function identity({ name, label, unit }) {
  return JSON.stringify([name, label, unit])
}

/**
 * The unit that a field was sent with, whatever a picked market calls it now; one that follows other inputs is as it is.
 * @param {import('./form.js').Form} form
 * @param {string} name
 */
function unitOf(form, name) {
  const unit = /** @type {HTMLElement | null | undefined} */ (form.fields.get(name)?.element.querySelector('.mg-unit'))
  const sent = unit?.hasAttribute('data-follows') ? undefined : unit?.dataset.unit
  return sent ?? unit?.textContent ?? ''
}
