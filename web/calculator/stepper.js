// An iterative answer, round by round: forwards and back by buttons and arrow keys, or played. The list is in the
// page; the charts of a round are drawn by Python when it is stepped to.

import { engine } from '../engine/engine.js'
import { inNumber, inWords } from '../wording.js'
import { inert, replace } from './calculator.js'
import { excuse, patiently, tool } from './tool.js'
import { voiceOf } from './voice.js'

const PACE = 900 // ms a round
const CALM = 1_000 // for readers who want less motion: nothing moves, one jump a second

/**
 * Where one stands, in the list's own word: "Round 3 of 5"; before the first how many there are: "5 rounds".
 * @param {HTMLElement[]} all
 * @param {number} index
 * @param {string} each what one is called
 */
function placed(all, index, each) {
  const number = (/** @type {number} */ at) => Number(all[at]?.querySelector('.mg-round-name')?.textContent) || 0
  const total = number(all.length - 1)
  if (index < 0) return inNumber(total, `${total} ${each}`, `${total} ${each}s`)
  return inWords(`${each.charAt(0).toUpperCase()}${each.slice(1)} ${number(index)} of ${total}`)
}

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export function begin(calculator, at) {
  const { root, part } = tool(at)
  const [bar, list, charts, told] = [part('bar'), part('rounds'), part('round-charts'), part('round-now')]
  const button = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (part(name))
  const [start, back, next, play] = ['start', 'back', 'next', 'play'].map(button)
  /** @type {Map<number, string>} charts drawn for the answer that is shown */
  const drawn = new Map()
  let now = -1
  let timer = 0
  bar.hidden = false

  /** @param {HTMLElement} item */
  const said = (item) => {
    const [what, figure, unit] = ['.mg-round-say', '.mg-round-figure b', '.mg-rounds-title .mg-unit'].map(
      (one) => (item.querySelector(one) ?? list.querySelector(one))?.textContent?.trim() ?? '',
    )
    return `${what}: ${figure} ${unit}`.trim()
  }
  const items = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.mg-rounds > li')])

  const each = () => /** @type {HTMLElement | null} */ (list.querySelector('.mg-rounds'))?.dataset.each ?? ''

  /** @param {number} index */
  function step(index) {
    const all = items()
    now = Math.max(0, Math.min(all.length - 1, index))
    all.forEach((item, i) => mark(item, i))
    list.dataset.stepping = ''
    words(all)
    void draw(now)
  }

  /**
   * @param {HTMLElement} item
   * @param {number} i
   */
  function mark(item, i) {
    if (i === now) item.setAttribute('aria-current', 'step')
    else item.removeAttribute('aria-current')
    item.dataset.when = now < 0 ? '' : i < now ? 'done' : i === now ? 'now' : 'ahead'
    const when = item.querySelector('[data-part=when]')
    if (when)
      when.textContent = { done: inWords('done'), now: inWords(`this ${each()}`), ahead: inWords('to come') }[item.dataset.when] ?? ''
  }

  /** @param {HTMLElement[]} all */
  function words(all) {
    const last = all.length - 1
    start.setAttribute('aria-disabled', String(now <= 0))
    back.setAttribute('aria-disabled', String(now <= 0))
    next.setAttribute('aria-disabled', String(now >= last))
    play.setAttribute('aria-disabled', String(last < 1))
    play.setAttribute('aria-pressed', String(timer > 0))
    const current = all[now]
    const place = placed(all, now, each())
    // Before the first step there is nothing to hear: the answer is told beside the form.
    voiceOf(told).say(current ? `${said(current)}. ${place}` : '', place)
  }

  /** @param {number} index */
  async function draw(index) {
    if (!drawn.has(index)) {
      try {
        const asked = engine.ask(calculator.question({ against: undefined, round: index }))
        const response = await patiently(asked, (words) => {
          if (index === now) charts.textContent = words
        })
        if ('html' in response) drawn.set(index, response.html.round)
      } catch (failure) {
        if (index === now) charts.textContent = excuse(failure)
        return
      }
    }
    if (index === now) charts.replaceChildren(inert(drawn.get(index) ?? ''))
  }

  function stop() {
    clearTimeout(timer)
    timer = 0
    words(items())
  }

  function walk() {
    step(now + 1)
    if (now >= items().length - 1) return stop()
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    timer = window.setTimeout(walk, calm ? CALM : PACE)
    words(items())
  }

  /** @type {Record<string, () => void>} */
  const moves = {
    start: () => step(0),
    back: () => step(now - 1),
    next: () => step(now + 1),
    end: () => step(Infinity),
  }
  const KEYS = { ArrowRight: 'next', ArrowDown: 'next', ArrowLeft: 'back', ArrowUp: 'back', Home: 'start', End: 'end' }

  bar.addEventListener('click', (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target).closest('button')
    if (!pressed) return
    calculator.touch()
    if (pressed === play && !timer) {
      if (now >= items().length - 1) now = -1
      return walk()
    }
    stop()
    if (pressed !== play && pressed.getAttribute('aria-disabled') !== 'true') moves[pressed.dataset.part ?? '']?.()
  })
  bar.addEventListener('keydown', (event) => {
    const move = KEYS[/** @type {keyof typeof KEYS} */ (event.key)]
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    calculator.touch()
    stop()
    moves[move]()
  })
  calculator.root.addEventListener('glossary-result', (event) => {
    const { rounds } = /** @type {CustomEvent} */ (event).detail.html
    if (rounds === undefined || rounds === root.dataset.shown) return
    root.dataset.shown = rounds
    clearTimeout(timer)
    timer = 0
    now = -1
    drawn.clear()
    charts.replaceChildren()
    delete list.dataset.stepping
    replace(list, rounds)
    words(items())
  })
  words(items())
}
