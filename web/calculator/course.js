// How a calculator stands between its form and its answer: one value, changed here alone, by whatever happens to the page.
// Field, slider, answer and status belong together because all of them follow it.

/** @typedef {import('../engine/failure.js').Failure} Failure */
/** @typedef {import('./form.js').Given} Given */
/** @typedef {import('../engine/wire.d.ts').Answered} Answered */
/** @typedef {Answered | import('../engine/wire.d.ts').Refused} Response */

/**
 * @typedef {object} Course
 * @property {string} stands the question that the form puts now, as text
 * @property {string | null} asked the one that is on its way
 * @property {string} answered the one that the last response is to
 * @property {Response | null} response the last, refusals included
 * @property {Answered | null} answer the last response with an answer, which the page shows
 * @property {Failure | null} failure of the last question
 * @property {boolean} slow whether the answer is awaited for longer than a blink
 * @property {boolean} touched whether the reader has done anything here
 */

/**
 * @typedef {{is: 'standing', key: string} | {is: 'widened', key: string} | {is: 'sent'} | {is: 'slow'} | {is: 'answered', response: Response}
 *   | {is: 'failed', failure: Failure} | {is: 'again'} | {is: 'touched'}} Happening
 */

/**
 * A page as it was sent, with the answer that it was sent with.
 * @param {string} key the question that this is the answer to
 * @returns {Course}
 */
export function begun(key) {
  return { stands: key, asked: null, answered: key, response: null, answer: null, failure: null, slow: false, touched: false }
}

/**
 * @param {Course} course
 * @param {Happening} happening
 * @returns {Course}
 */
export function after(course, happening) {
  switch (happening.is) {
    case 'standing': // another question is another attempt
      return happening.key === course.stands ? course : { ...course, stands: happening.key, failure: null }
    case 'widened':
      return widened(course, happening.key)
    case 'sent':
      return { ...course, asked: course.stands }
    case 'slow':
      return { ...course, slow: course.asked !== null }
    case 'answered':
      return { ...course, ...answeredBy(course, happening.response), asked: null, slow: false, failure: null }
    case 'failed': // of a question that nobody puts any more nothing is told
      return { ...course, asked: null, slow: false, failure: course.asked === course.stands ? happening.failure : null }
    case 'again':
      return { ...course, failure: null }
    case 'touched':
      return { ...course, touched: true }
  }
}

/**
 * The same question, put by more inputs: what was an answer to it still is one.
 * @param {Course} course
 * @param {string} key
 * @returns {Course}
 */
function widened(course, key) {
  const { stands, asked, answered } = course
  return { ...course, stands: key, asked: asked === stands ? key : asked, answered: answered === stands ? key : answered }
}

/**
 * @param {Course} course
 * @param {Response} response
 */
function answeredBy({ asked, answered, answer }, response) {
  return { answered: asked ?? answered, response, answer: response.status === 'refused' ? answer : response }
}

/**
 * Whether what the page shows is of other numbers than the form's.
 * @param {Course} course
 */
export function isStale({ stands, answered }) {
  return stands !== answered
}

/**
 * Whether the question is to be put now: one is on its way at a time, and what failed waits for another attempt.
 * @param {Course} course
 */
export function wants(course) {
  return isStale(course) && course.asked === null && !course.failure
}

/**
 * What shall stand in a form when its script arrives: what the page's history entry keeps, which is later than its address,
 * else what the address brings; over both goes what a quick reader did before.
 * @param {{kept: Given | null, address: Map<string, string>, stands: Given, sent: Record<string, string>}} found
 * @returns {Given | null} null when the form may stay as it is
 */
export function opened({ kept, address, stands, sent }) {
  if (!kept && !address.size) return null
  const { typed, plain } = kept ?? { typed: {}, plain: Object.fromEntries(address) }
  const chosen = Object.entries(stands.plain).filter(([name, text]) => text !== sent[name])
  const ofNow = new Set([...Object.keys(stands.typed), ...chosen.map(([name]) => name)])
  const without = (/** @type {Record<string, string>} */ texts) => Object.entries(texts).filter(([name]) => !ofNow.has(name))
  return {
    typed: { ...Object.fromEntries(without(typed)), ...stands.typed },
    plain: Object.fromEntries([...without(plain), ...chosen]),
  }
}
