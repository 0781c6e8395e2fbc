// What a calculator in a frame says of its numbers, and does for its host.

import { unfolded } from '../calculator/plain.js'
import { engine } from '../engine/engine.js'
import { furnish } from './owner.js'
import { sharing } from './sharing.js'

/** @typedef {{type: string, inputs?: Record<string, unknown>, when?: string}} Wish what a host may ask for */

/**
 * @param {import('../calculator/calculator.js').Calculator} calculator
 * @param {(message: object) => void} report
 * @param {URLSearchParams | null} asked what the owner settled in the address, if anything
 * @returns {(data: Wish) => void} takes a message of the host's
 */
export function converse(calculator, report, asked) {
  const result = () => {
    if (!calculator.answer) return
    const { calculator: calc, given, outputs, sentence, status } = calculator.answer
    report({ type: 'result', calc, status, inputs: given, outputs, sentence, link: calculator.link })
  }
  calculator.root.addEventListener('input', () => report({ type: 'change', inputs: calculator.form.given }))
  calculator.root.addEventListener('glossary-result', result)
  engine.addEventListener('change', () => {
    if (engine.failure) report({ type: 'error', code: engine.failure.kind, message: engine.failure.message })
  })
  sharing(engine)
  if (asked) void furnish(calculator, asked)

  /** @type {Record<string, (data: Wish) => void>} */
  const does = {
    set: async ({ inputs }) => {
      const note = await calculator.fill(new Map(Object.entries(inputs ?? {}).map(([name, value]) => [name, text(value)])))
      if (note) report({ type: 'error', code: 'inputs', message: note })
    },
    reset: () => calculator.reset(),
    get: result,
    print: () => window.print(),
    start: ({ when }) => begin(when, calculator.root),
  }
  return (data) => does[data.type](data)
}

/** @param {unknown} value an input as a host has it */
function text(value) {
  return typeof value === 'number' ? unfolded(value) : String(value)
}

/**
 * Let the engine come before it is touched.
 * @param {string | undefined} when "now", "idle" or "visible"
 * @param {HTMLElement} root
 */
function begin(when, root) {
  const start = () => engine.start(root.dataset.calculator)
  if (when === 'now') start()
  if (when === 'idle') (window.requestIdleCallback ?? setTimeout)(start)
  if (when !== 'visible') return
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return
    watch.disconnect()
    start()
  })
  watch.observe(root)
}
