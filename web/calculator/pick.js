// The market picker: a venue's market fills its own rates into the form, and goes on filling them while other numbers change.
// Who changes one of them has numbers of his own from then on, and is told whose the others still are.

import { engine } from '../engine/engine.js'
import { inWords } from '../wording.js'
import { inert } from './calculator.js'
import { excuse, say, tool } from './tool.js'
import { voiceOf } from './voice.js'

/** @typedef {import('../engine/wire.d.ts').Picked} Picked */

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place in the form
 */
export function begin(calculator, at) {
  tool(at)
  const form = calculator.form.element
  /** @type {Picked | null} what the answer shown has from the market */
  let picked = null
  let listing = 0
  // Putting the form back makes its elements anew, these as well.
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-part=pick-${name}]`))
  const select = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (part(name))
  const title = () => [select('venue'), select('market')].map((one) => one.selectedOptions[0]?.text ?? '').join(' ')

  /** @param {string} name of a market, empty for numbers of one's own */
  const take = (name) => {
    const { pick, ...rest } = calculator.extra
    calculator.extra = name ? { ...rest, pick: name } : rest
    calculator.touch()
    calculator.settle()
  }

  /** @param {string} words */
  const leave = (words) => {
    picked = null
    listing++
    select('venue').value = ''
    clear(inWords('First a venue'))
    say(part('note'), words)
    take('')
  }

  /** @param {string} words what stands in place of a market */
  const clear = (words) => {
    select('market').replaceChildren(new Option(words, ''))
    select('market').disabled = true
  }

  /**
   * Offer the markets of a venue.
   * @param {string} venue
   * @param {string} wanted the market to begin with; where none is, one that counts in the same units
   */
  const list = async (venue, wanted) => {
    const mine = ++listing
    clear('…')
    engine.start()
    say(part('note'), inWords('Fetching the markets…'))
    try {
      const { calculator: slug } = /** @type {{calculator: string}} */ (calculator.question())
      const response = await engine.ask({ calculator: slug, picks: venue })
      if (mine !== listing) return
      select('market').replaceChildren(...response.picks.map(({ value, label }) => new Option(label, value)))
      select('market').disabled = false
      const found = wanted ? response.picks.find(({ value }) => value === wanted) : nearest(response.picks, picked?.units ?? {})
      select('market').value = found?.value ?? ''
      if (!found) return say(part('note'), unknown(wanted))
      say(part('note'), '')
      take(select('market').value)
    } catch (failure) {
      if (mine === listing) say(part('note'), excuse(failure))
    }
  }

  /** @param {Picked} now */
  const fill = (now) => {
    picked = now
    for (const [name, value] of Object.entries(now.given)) offer(form, name, value)
    calculator.form.put({ typed: {}, plain: now.given })
    const said = part('note')
    const html = document.createElement('span')
    html.append(inert(now.html))
    if (said.textContent !== html.textContent) voiceOf(said).say(html.textContent ?? '', html)
    calculator.settle()
  }

  calculator.root.addEventListener('glossary-result', (event) => {
    const { picked: now } = /** @type {CustomEvent} */ (event).detail
    if (now && now.name === calculator.extra.pick) fill(now)
  })
  form.addEventListener('change', ({ target }) => {
    if (target === select('market')) take(select('market').value)
    if (target !== select('venue')) return
    if (select('venue').value) void list(select('venue').value, '')
    else leave(inWords(`Your own numbers. They stay as they are until you change them.`))
  })
  form.addEventListener('input', ({ target }) => {
    const { name, dataset } = /** @type {HTMLInputElement} */ (target)
    if (picked && (dataset.for ?? name) in picked.given) leave(own(title()))
  })
  form.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest?.('button')
    if (!picked || !button) return
    const rows = /** @type {HTMLElement | null} */ (button.closest('[data-kind=rows]'))
    if (button.dataset.action === 'reset') {
      picked = null
      take('')
    } else if (rows && wholly(picked, rows)) leave(own(title()))
  })

  const wanted = new URLSearchParams(location.hash.slice(1)).get('market') ?? ''
  // Who was quicker than this script has chosen already.
  const venue = [wanted.split('.')[0], select('venue').value].find((one) => one && knows(select('venue'), one))
  if (!venue) {
    if (wanted) say(part('note'), unknown(wanted))
    return clear(inWords('First a venue'))
  }
  select('venue').value = venue
  void list(venue, wanted)
}

/**
 * The case that calls the units of the example as the form does now; else one of the same first unit, its coin; else the first.
 * @param {import('../engine/wire.d.ts').Offered[]} offered
 * @param {Record<string, string>} now what the units are called, where they are not those of the example
 */
function nearest(offered, now) {
  const alike = (/** @type {[string, string][]} */ units) => units.every(([unit, here]) => here === (now[unit] ?? unit))
  const entries = (/** @type {{units: Record<string, string>}} */ { units }) => Object.entries(units)
  return offered.find((one) => alike(entries(one))) ?? offered.find((one) => alike(entries(one).slice(0, 1))) ?? offered[0]
}

/** @param {string} name of a market, in a link */
function unknown(name) {
  const market = name.slice(0, 60)
  return inWords(`The link names a market that is not here: ${market}. Its rates are not filled in.`)
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} value
 */
function knows(select, value) {
  return [...select.options].some((option) => option.value === value)
}

/** @param {string} market */
function own(market) {
  return inWords(`Your own numbers from here on. What you did not change is still of ${market}.`)
}

/**
 * Whether every cell of some rows came from the market, so that a row more or less makes them another table.
 * @param {Picked} picked
 * @param {HTMLElement} rows
 */
function wholly({ given }, rows) {
  const cells = /** @type {HTMLInputElement[]} */ ([...(rows.querySelector('.mg-row')?.querySelectorAll('[name]') ?? [])])
  return cells.every(({ name }) => name in given)
}

/**
 * Let a list hold a value that is too rare to be listed from the beginning.
 * @param {HTMLElement} form
 * @param {string} name
 * @param {string} value
 */
function offer(form, name, value) {
  const list = form.querySelector(`select[name="${name}"]`)
  if (!(list instanceof HTMLSelectElement) || knows(list, value)) return
  list.append(new Option(value.slice(value.indexOf('.') + 1), value))
}
