// Keep these numbers as A: from then on every answer, B, is set against it, in numbers and in words.

import { inWords } from '../wording.js'
import { replace } from './calculator.js'
import { say, tool } from './tool.js'

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export function begin(calculator, at) {
  const { part } = tool(at)
  const [keep, stop, shown, told] = [part('keep'), part('stop'), part('comparison'), part('compare-status')]

  keep.addEventListener('click', () => {
    const { against_pick, ...rest } = calculator.extra
    const { given: against, picked } = calculator.answer ?? { given: calculator.form.example }
    calculator.extra = { ...rest, against, ...(picked && { against_pick: picked.name }) } // whose coin it is counted in
    keep.textContent = inWords('Keep these as A instead')
    stop.hidden = false
    say(told, inWords('Kept as A. Change a number to set another answer against it.'))
    calculator.touch()
    calculator.settle()
  })

  stop.addEventListener('click', () => {
    const { against, against_pick, ...rest } = calculator.extra
    calculator.extra = rest
    keep.textContent = inWords('Keep as A')
    stop.hidden = true
    shown.replaceChildren()
    say(told, inWords('A is no longer kept.'))
    keep.focus()
    calculator.settle()
  })

  calculator.root.addEventListener('glossary-result', (event) => {
    const { comparison } = /** @type {CustomEvent} */ (event).detail
    replace(shown, comparison?.html ?? '')
    if (comparison) say(told, comparison.rows.some(differs) ? '' : inWords('Kept as A. Change a number to set another answer against it.'))
  })
}

/** @param {{difference: string}} row */
function differs({ difference }) {
  return difference !== inWords('same')
}
