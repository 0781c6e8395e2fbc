// In what state a calculator is, and in which words: a function of what is known, without the page.

import { inWords } from '../wording.js'

/**
 * @typedef {object} Known
 * @property {import('../engine/engine.js').Phase} phase of the engine
 * @property {[number, number]} bytes of the engine: here, expected
 * @property {import('../engine/failure.js').Failure | null} failure of the engine or of the last question
 * @property {boolean} touched whether the reader has done anything here
 * @property {boolean} stale whether the answer shown is of other numbers than the form's
 * @property {boolean} changed whether the form differs from the page as it was sent
 * @property {boolean} waits whether the question needs what is not fetched yet
 * @property {boolean} slow whether the answer is awaited for longer than a blink
 * @property {boolean} online
 * @property {import('./course.js').Response | null} response the last response, refusals included
 * @property {string} whose whose numbers the answer shown is of, such as "the example, entry price 60,000"
 * @property {string[]} loose refusals that belong to no field in sight
 * @property {string} back what was read in one of two ways, and where the other is to be had
 * @property {string} hand address of the working, or empty
 */

/** @typedef {import('./status.js').Told & {look: string}} Shown with `look`, the state of the answer itself */

const EXAMPLE = inWords('Worked example. Change a number to work your own.')

/**
 * @param {Known} known
 * @returns {Shown | null} null when what is shown may stay
 */
export function stateOf(known) {
  const { phase, failure, touched, stale, changed, response, whose } = known
  const refused = response?.status === 'refused'
  const moved = touched || changed || stale
  const look = (/** @type {string} */ state) => (stale || refused ? state : settled(known))
  if (failure && moved) {
    const strong = ['hung', 'wrong', 'code'].includes(failure.kind) ? '' : inWords('The calculator could not start.')
    const stays = inWords(`What is shown, of ${whose}, stays correct.`)
    return { state: 'failed', look: look('failed'), strong, words: `${failure.message} ${stays}`, hand: known.hand }
  }
  const then = stale ? inWords(` Until then this answer is for ${whose}.`) : ''
  const waiting = (/** @type {(until: string) => string} */ words) => ({ state: 'loading', words: words(then), heard: words('') })
  const [here, expected] = known.bytes
  if (phase === 'loading' && moved && (!response || here < expected)) {
    const soon = expected ? {} : { heard: '' } // what is to be fetched is told next
    if (here >= expected) return { look: look('loading'), ...waiting(starting), ...soon }
    return { look: look('loading'), bytes: known.bytes, ...waiting(fetching) }
  }
  if (stale && known.waits) return { look: 'loading', ...waiting(fetchingRest) }
  if (stale) return known.slow ? { state: 'calculating', look: 'calculating', words: inWords('Working…') } : null
  if (refused) {
    const words = known.loose.length ? `${known.loose.join(' ')} ` : ''
    return { state: 'invalid', look: 'invalid', back: known.back, words: inWords(`${words}Answer of ${whose}.`) }
  }
  return answered(known)
}

// Whose the answer is until then changes with every key, and is seen; what is heard of a wait is heard once.
const starting = (/** @type {string} */ until) => inWords(`Starting the calculator.${until}`)
const fetching = (/** @type {string} */ until) => inWords(`Fetching the calculator, once: {bytes}.${until}`)
const fetchingRest = (/** @type {string} */ until) => inWords(`Fetching the rest of the calculator, once.${until}`)

/** @param {Known} known */
function settled({ changed, response }) {
  if (!changed || !response) return 'example'
  return response.status === 'ok' ? 'ready' : 'none'
}

/**
 * @param {Known} known
 * @returns {Shown}
 */
function answered(known) {
  const { changed, online, back } = known
  const look = settled(known)
  if (look === 'example') return { state: 'example', look, words: EXAMPLE }
  const response = /** @type {import('./course.js').Answered} */ (known.response) // refused and none are told before
  const answer = response.sentence
  if (look === 'none') {
    const without = response.status === 'none' && response.outputs.find((output) => output.value === null)
    const words = without
      ? inWords(`No ${lower(without.label)}. That is an answer, not an error.`)
      : inWords('That is an answer, not an error.')
    return { state: 'none', look, back, answer, words }
  }
  if (!online && changed) {
    return { state: 'offline', look, back, answer, words: inWords('Offline. This calculator is on your device and still answers.') }
  }
  return { state: 'ready', look, back, answer, words: inWords('Worked with your numbers, on this device.') }
}

/** @param {string} text */
export function lower(text) {
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text
}
