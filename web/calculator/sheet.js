// A worksheet by its number: the same number, the same exercises, for a teacher as for a class. Python draws each of them as it
// drew those that came with the page; the number stands in the address behind the #.

import { holdInCopies } from '../dom.js'
import { engine } from '../engine/engine.js'
import { inWords } from '../wording.js'
import { excuse, say } from './tool.js'

const MOST = 9_999_999
const NUMBER = /^[1-9]\d{0,6}$/

/** @param {HTMLFormElement} form */
export function begin(form) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`))
  const field = /** @type {HTMLInputElement} */ (part('sheet-seed'))
  const [sheet, answers, key, told] = [part('sheet'), part('answers'), part('key'), part('sheet-told')]
  const root = form.dataset.root ?? ''
  let wanted = '1'
  field.value = wanted

  /** @param {string} number */
  async function make(number) {
    wanted = number
    field.value = number
    say(told, inWords(`Drawing sheet ${number}…`))
    const items = /** @type {HTMLElement[]} */ ([...sheet.children])
    try {
      const drawn = await Promise.all(
        items.map(({ dataset: { calculator = '', of = '', place = '' } }) =>
          engine.ask({ calculator, root, practice: { seed: Number(number), place: Number(place), of } }),
        ),
      )
      if (number !== wanted) return
      drawn.forEach(({ practice }, n) => {
        const task = /** @type {HTMLElement} */ (items[n].querySelector('[data-part=task]'))
        const answer = /** @type {HTMLElement} */ (answers.children[n].lastElementChild)
        task.innerHTML = practice.html
        answer.innerHTML = practice.key
      })
      for (const at of document.querySelectorAll('[data-part=sheet-number]')) at.textContent = number
      if (location.hash !== `#sheet=${number}`) history.replaceState(history.state, '', `#sheet=${number}`)
      say(told, inWords(`Sheet ${number}. Whoever opens this address gets the same numbers.`))
    } catch (failure) {
      if (number === wanted)
        say(told, inWords(`The numbers are still those of sheet ${part('sheet-number').textContent}. ${excuse(failure)}`))
    }
  }

  /** @param {string} number */
  const ask = (number) => {
    const known = NUMBER.test(number)
    field.setAttribute('aria-invalid', String(!known))
    if (known) void make(number)
    else say(told, inWords('The number of a sheet is a whole number from 1 to 9,999,999.'))
  }

  /** @param {boolean} alone */
  const print = (alone) => {
    key.classList.toggle('mg-unprinted', alone)
    window.print()
  }

  form.hidden = false
  holdInCopies(form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(field.value.trim())
  })
  part('sheet-other').addEventListener('click', () => ask(String(1 + Math.floor(Math.random() * MOST))))
  part('sheet-print').addEventListener('click', () => print(false))
  part('sheet-print-alone').addEventListener('click', () => print(true))
  const follow = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get('sheet')
    if (asked !== null) ask(asked)
  }
  addEventListener('hashchange', follow)
  follow()
}
