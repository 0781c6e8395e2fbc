// The other way round: which input gives this answer? Found by Python on the same function, and put into the form on demand.

import { engine } from '../engine/engine.js'
import { excuse, patiently, say, tool } from './tool.js'

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export function begin(calculator, at) {
  const { part } = tool(at)
  const form = /** @type {HTMLFormElement} */ (part('solve-form'))
  const [found, use] = [part('solved'), part('solve-use')]
  const which = /** @type {HTMLSelectElement} */ (part('solve-pair'))
  const target = /** @type {HTMLInputElement} */ (part('solve-target'))
  /** @type {[string, string] | null} */
  let put = null
  let asked = 0

  const forget = () => {
    put = null
    use.hidden = true
    say(found, '')
  }
  // Some units hang on the other inputs: the answer says them. It has none for what is shown with a sign, as %.
  const unite = () => {
    const [, output] = which.value.split(' ')
    const shown = calculator.answer?.outputs.find(({ name }) => name === output)
    part('solve-unit').textContent = shown?.unit || (which.selectedOptions[0].dataset.unit ?? '')
  }
  calculator.root.addEventListener('glossary-result', unite)
  which.addEventListener('change', () => {
    unite()
    forget()
  })
  calculator.form.element.addEventListener('input', forget)

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    forget()
    const mine = ++asked
    const [name, output] = which.value.split(' ')
    calculator.touch()
    try {
      const question = calculator.question({ solve: { for: name, output, target: target.value } })
      const response = await patiently(engine.ask(question), (words) => say(found, words))
      if (mine !== asked) return
      if ('error' in response) return say(found, response.error.message)
      const { solved } = response
      say(found, `${solved.sentence} ${solved.direction}`.trim())
      found.dataset.status = solved.status
      target.setAttribute('aria-invalid', String(solved.status === 'refused'))
      put = solved.value === null ? null : [name, solved.value]
      use.hidden = !put
    } catch (failure) {
      if (mine === asked) say(found, excuse(failure))
    }
  })

  use.addEventListener('click', () => {
    if (!put) return
    const field = calculator.form.fields.get(put[0])
    calculator.fill(new Map([put]))
    forget()
    const input = /** @type {HTMLElement | null | undefined} */ (field?.element.querySelector('input'))
    input?.focus()
  })
}
