// The question that checks a term: with script it takes an answer, has Python check it, and calls a usual mistake by its
// name. Without, its numbers and its folded answer are there.

import { holdInCopies, made } from '../dom.js'
import { engine } from '../engine/engine.js'
import { inWords } from '../wording.js'
import { excuse, html, patiently } from './tool.js'
import { voiceOf } from './voice.js'

/** @param {HTMLElement} at the question on the page */
export function begin(at) {
  const { calculator = '', of = '', seed = '', unit = '', root = '' } = at.dataset
  const field = made('input')
  Object.assign(field, { id: 'check-answer', type: 'text', autocomplete: 'off', required: true })
  const label = made('label', '', inWords('Your answer'))
  label.htmlFor = field.id
  const box = made('span', 'mg-box', field, ' ')
  if (unit) {
    const behind = made('span', 'mg-unit', unit)
    behind.id = 'check-unit'
    field.setAttribute('aria-describedby', behind.id)
    box.append(behind)
  }
  const press = made('button', 'mg-do mg-i-check', inWords('Check it'))
  const form = made('form', 'mg-check-form', made('div', 'mg-field', label, box), press)
  holdInCopies(form)
  form.autocomplete = 'off'
  form.setAttribute('aria-labelledby', 'check')
  const verdict = made('p', 'mg-told')
  at.querySelector('details')?.before(form, verdict)
  const voice = voiceOf(verdict)

  form.addEventListener('focusin', () => engine.start(calculator), { once: true })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = field.value
    verdict.removeAttribute('data-right')
    try {
      const asked = engine.ask({ calculator, root, practice: { seed: Number(seed), of, answer } })
      const { practice: checked } = await patiently(asked, (words) => voice.say(words), inWords('Checking…'))
      if (field.value !== answer) return voice.say('')
      verdict.dataset.right = String(checked.right)
      voice.say(checked.words, html(checked.html))
    } catch (failure) {
      voice.say(excuse(failure))
    }
  })
  field.addEventListener('input', () => {
    verdict.removeAttribute('data-right')
    voice.say('')
  })
}
