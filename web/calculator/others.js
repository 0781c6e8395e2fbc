// The inputs that a small form leaves out, and where else its calculator may start: fetched when somebody wants them.

import { made } from '../dom.js'
import { free } from '../hold.js'
import { inWords } from '../wording.js'
import { fieldOf } from './field.js'

/**
 * Have the inputs at hand, beside the form.
 * @param {HTMLElement} root the `.mg-calc`
 */
export async function fetchOthers(root) {
  if (templateOf(root)) return
  // A frame's own, which stay with it where it is frozen; else those of the page that the panel leads to.
  const framed = document.querySelector('body.mg-embed') !== null
  const page = /** @type {HTMLAnchorElement} */ (root.querySelector('.mg-bar a'))
  const answer = await fetch(new URL('others.json', (framed ? location : page).href.replace(/[?#].*/, '')))
  if (!answer.ok) throw new Error(`${answer.status}`)
  const { fields, presets } = await answer.json()
  if (templateOf(root)) return // asked for twice
  const template = document.createElement('template')
  template.innerHTML = fields
  template.dataset.part = 'others'
  template.dataset.presets = presets.join(' ')
  free(template.content)
  root.append(template)
}

/**
 * @param {HTMLElement} root the `.mg-calc`
 * @returns {Promise<boolean>} whether the inputs are at hand now
 */
export async function reach(root) {
  try {
    await fetchOthers(root)
    return true
  } catch {
    return false
  }
}

/**
 * Offer the inputs, now that there is a script to fetch them.
 * @param {HTMLElement} root the `.mg-calc`
 * @returns {boolean} whether somebody has pressed for them already
 */
export function offer(root) {
  const more = moreOf(root)
  if (!more) return false
  const pressed = 'pressed' in more.dataset
  delete more.dataset.pressed
  more.hidden = false
  return pressed
}

/**
 * Whether some of these numbers may be for inputs that are neither in the form nor at hand.
 * @param {HTMLElement} form
 * @param {Record<string, string>} numbers
 */
export function lacks(form, numbers) {
  const askable = moreOf(form) !== null && !templateOf(form)
  return askable && Object.keys(numbers).some((name) => !form.querySelector(input(inputOf(name))))
}

/**
 * Say where the inputs were asked for that they did not arrive, until they do.
 * @param {HTMLElement} form
 * @param {boolean} unreached
 */
export function sayUnreached(form, unreached) {
  form.querySelector('[data-part=unreached]')?.remove()
  if (!unreached) return
  const words = made(
    'p',
    'mg-error',
    inWords('The other inputs did not arrive. Press again, or open the page of the calculator, which has them.'),
  )
  words.dataset.part = 'unreached'
  words.role = 'alert'
  form.append(words)
}

/**
 * The inputs that are at hand, each as it is when nothing has been typed into it.
 * @param {HTMLElement} form
 */
export function othersOf(form) {
  return /** @type {HTMLElement[]} */ ([...(templateOf(form)?.content.children ?? [])])
}

/**
 * The calculator's presets, where the inputs are at hand.
 * @param {HTMLElement} form
 */
export function presetsOf(form) {
  return (templateOf(form)?.dataset.presets ?? '').split(' ').filter(Boolean)
}

/**
 * Lay inputs behind those of a form that has none of the name yet.
 * @param {HTMLElement[]} others
 * @param {HTMLElement} form
 * @param {(name: string) => boolean} [wanted]
 * @returns {HTMLElement[]} as they stand there
 */
export function lay(others, form, wanted = () => true) {
  const lacking = others.filter(({ dataset: { field = '' } }) => wanted(field) && !form.querySelector(input(field)))
  const laid = lacking.map((part) => /** @type {HTMLElement} */ (part.cloneNode(true)))
  form.querySelector('.mg-fields')?.append(...laid)
  return laid
}

/**
 * Numbers of an address without those that inputs have anyway which the form leaves out.
 * @param {HTMLElement} form
 * @param {Record<string, string>} plain
 */
export function toldOf(form, plain) {
  const pairs = Object.entries(plain)
  const same = new Set()
  for (const part of othersOf(form)) {
    const { field = '' } = part.dataset
    const cells = /** @type {HTMLElement[]} */ ([part, ...part.querySelectorAll('.mg-field')]).flatMap((cell) => fieldOf(cell) ?? [])
    const named = pairs.filter(([name]) => inputOf(name) === field)
    const alike = named.length === cells.length && cells.every(({ name, first }) => plain[name] === first)
    if (alike && !form.querySelector(input(field))) same.add(field)
  }
  return Object.fromEntries(pairs.filter(([name]) => !same.has(inputOf(name))))
}

/**
 * The input that a name belongs to: itself, or of a cell its rows.
 * @param {string} name
 */
export function inputOf(name) {
  return name.split('.')[0]
}

/**
 * Finds an input in a form, be it a field or rows.
 * @param {string} name
 */
export function input(name) {
  return `[data-field="${CSS.escape(name)}"]`
}

/** @param {HTMLElement} within the `.mg-calc`, or its form */
function moreOf(within) {
  return /** @type {HTMLElement | null} */ (within.querySelector('[data-action=more]'))
}

/** @param {HTMLElement} within the `.mg-calc`, or its form */
function templateOf(within) {
  return /** @type {HTMLTemplateElement | null} */ (within.closest('.mg-calc')?.querySelector('template[data-part=others]') ?? null)
}
