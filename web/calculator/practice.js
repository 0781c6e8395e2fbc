// Practice: an exercise with numbers of its own, drawn by Python from a seed that a link can carry; the answer is
// checked there too, a usual mistake is called by its name, and each hint is one step of the working.

import { made } from '../dom.js'
import { engine } from '../engine/engine.js'
import { inWords } from '../wording.js'
import { land } from './focus.js'
import { excuse, html, patiently, tool } from './tool.js'
import { voiceOf } from './voice.js'

const SEED = /^\d{1,9}$/

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export function begin(calculator, at) {
  const { part } = tool(at)
  const [sheet, verdict, inputs, hints] = [part('exercise'), part('verdict'), part('exercise-inputs'), part('hints')]
  const hint = /** @type {HTMLButtonElement} */ (part('hint'))
  const answer = /** @type {HTMLInputElement} */ (part('exercise-answer'))
  const voice = voiceOf(verdict)
  let seed = 0
  /** @type {string[]} */
  let steps = []

  const about = () => {
    calculator.touch()
    const { calculator: slug, root } = calculator.question()
    return { calculator: slug, root }
  }

  /** @param {number} number */
  async function open(number) {
    seed = number
    try {
      const asked = engine.ask({ ...about(), practice: { seed } })
      const { practice: exercise } = await patiently(asked, (words) => voice.say(words), inWords('Drawing an exercise…'))
      if (exercise.seed !== seed) return
      show(exercise)
    } catch (failure) {
      voice.say(excuse(failure))
    }
  }

  /** @param {import('../engine/wire.d.ts').Exercise} exercise */
  function show(exercise) {
    sheet.hidden = false
    inputs.replaceChildren(...exercise.inputs.map(pair))
    part('exercise-question').textContent = exercise.question
    part('exercise-label').textContent = exercise.label
    part('exercise-unit').textContent = exercise.unit
    part('exercise-tolerance').textContent = exercise.tolerance
    part('new-exercise').textContent = inWords('Another one')
    const link = /** @type {HTMLAnchorElement} */ (part('exercise-link'))
    link.href = `#exercise=${seed}`
    link.hidden = false
    steps = exercise.hints
    hints.replaceChildren()
    answer.value = ''
    voice.say('')
    count()
  }

  function count() {
    const left = steps.length - hints.children.length
    hint.hidden = left === 0
    hint.textContent = hints.children.length ? inWords(`Another hint, ${left} left`) : inWords('A hint')
  }

  part('new-exercise').addEventListener('click', () => void open(1 + Math.floor(Math.random() * 999_999)).then(() => answer.focus()))

  hint.addEventListener('click', () => {
    hints.insertAdjacentHTML('beforeend', steps[hints.children.length])
    land(/** @type {HTMLElement} */ (hints.lastElementChild))
    count()
  })

  part('exercise-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const mine = seed
    try {
      const asked = engine.ask({ ...about(), practice: { seed, answer: answer.value } })
      const { practice: checked } = await patiently(asked, (words) => voice.say(words))
      if (mine !== seed) return
      verdict.dataset.right = String(checked.right)
      voice.say(checked.words, html(checked.html))
    } catch (failure) {
      voice.say(excuse(failure))
    }
  })

  const follow = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get('exercise')
    if (wanted === null) return
    part('new-exercise').scrollIntoView({ block: 'center' })
    if (SEED.test(wanted)) void open(Number(wanted))
    else voice.say(inWords('The link names no exercise; an exercise has a number.'))
  }
  window.addEventListener('hashchange', follow)
  follow()
}

/** @param {{label: string, shown: string}} input */
function pair({ label, shown }) {
  return made('div', '', made('dt', '', label), made('dd', '', shown))
}
