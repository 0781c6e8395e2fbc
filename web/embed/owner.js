// What the owner of a page settles in the address of a frame: where the calculator starts, which of its inputs stay as they
// are, and which are named instead of asked. All of it is the frame's own example, to which its reader comes back.

import { Form } from '../calculator/form.js'
import { othersOf, presetsOf } from '../calculator/others.js'
import { made } from '../dom.js'
import { engine } from '../engine/engine.js'
import { inWords } from '../wording.js'

/**
 * @param {import('../calculator/calculator.js').Calculator} calculator its numbers are those of the address already
 * @param {URLSearchParams} asked
 */
export async function furnish(calculator, asked) {
  const { form } = calculator
  const [fixed, hidden] = ['fix', 'hide'].map((key) => (asked.get(key) ?? '').split(',').filter(Boolean))
  const preset = asked.get('preset')
  form.bring([...fixed, ...hidden]) // before the preset, which writes into what is there
  const lacking = preset && !presetsOf(form.element).includes(preset) ? [`preset=${preset}`] : []
  if (preset && !lacking.length) await begin(calculator, preset, new Set(asked.keys()))
  lacking.push(...[...fixed, ...hidden].filter((name) => !form.input(name)))
  for (const name of [...fixed, ...hidden]) fix(form.input(name))
  for (const name of hidden) form.input(name)?.toggleAttribute('hidden', true)
  const named = hidden.map((name) => told(form, name)).filter(Boolean)
  if (named.length) form.element.prepend(said(inWords('With'), named))
  if (lacking.length) form.element.prepend(said(inWords('This calculator does not know'), lacking))
  form.keep()
  calculator.settle()
}

/**
 * Put a preset's numbers into the form, except those that the address names itself.
 * @param {import('../calculator/calculator.js').Calculator} calculator
 * @param {string} preset
 * @param {Set<string>} named
 */
async function begin(calculator, preset, named) {
  const { form } = calculator
  calculator.extra.preset = preset // from now on every question begins there; one that fails is told as any other
  try {
    const { given } = /** @type {import('../engine/wire.d.ts').Answered} */ (
      await engine.ask({ calculator: calculator.root.dataset.calculator ?? '', preset, root: '' })
    )
    lend(form, given)
    const ours = Object.entries(given).filter(([name]) => form.input(name.split('.')[0]) && !named.has(name))
    form.put({ typed: {}, plain: Object.fromEntries(ours) })
  } catch {
    calculator.settle()
  }
}

/**
 * Let the inputs that are left out, which a reader may yet want, be the preset's too.
 * @param {Form} form
 * @param {Record<string, string>} given
 */
function lend(form, given) {
  const others = othersOf(form.element)
  const home = others[0]?.parentNode
  const own = made('form', '', ...others)
  const filled = new Form(own)
  filled.put({ typed: {}, plain: given })
  filled.keep()
  home?.append(...own.children)
}

/** @param {HTMLElement | null} input */
function fix(input) {
  if (input) input.dataset.fixed = ''
  for (const control of input?.querySelectorAll('input, select, button') ?? []) {
    if (control instanceof HTMLInputElement && control.type === 'text') control.readOnly = true
    else control.toggleAttribute('disabled', true)
  }
}

/**
 * An input in words: its label, and its number or choice; of rows the label alone.
 * @param {Form} form
 * @param {string} name
 */
function told(form, name) {
  const label = form.input(name)?.querySelector('label, legend')?.textContent?.trim() ?? ''
  const field = form.fields.get(name)
  return field ? `${label}: ${field.shown(field.plain ?? field.text)}` : label
}

/**
 * @param {string} words
 * @param {string[]} which
 */
function said(words, which) {
  return made('p', 'mg-with', `${words} ${which.join(', ')}.`)
}
