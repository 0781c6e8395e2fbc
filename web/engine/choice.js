// What Python is started from. From the snapshot of its memory it wakes sooner, from the library it weighs less: which of
// them answers first, the line shows by how fast the runtime comes, which both need. What a browser says of the line is a
// guess from other sites; it is heeded where it says slow.

/** Bytes of a file on the wire by which its line is judged. Of the runtime more is still to come then: no time is lost. */
const ENOUGH = 512e3
/**
 * Bytes a ms at which both should answer at the same time. This is reckoned, not measured: the snapshot saves some 0.7 s of
 * Python's start and weighs some 1.7 MB more, which a line of 20 Mbit/s brings meanwhile; such a one with a round trip of
 * 40 ms shows this.
 */
const FAST = 2_000
/** Bytes a ms below which a snapshot that has begun to come is given up. It shares the line with the runtime. */
export const LEAST = FAST / 2
const LITTLE = 2 // GB

/** @typedef {'snapshot' | 'kept snapshot' | 'library'} Choice a kept one is taken from the browser's own cache or not at all */

/**
 * @typedef {object} Device what is told before anything is fetched
 * @property {boolean} savesData
 * @property {boolean} here whether the site is served by this very machine, where bytes cost nothing
 * @property {number} [memory] GB
 * @property {string} [guess] the browser's word for the line: "slow-2g" to "4g"
 */

/**
 * @typedef {object} Shown how a file comes
 * @property {number} bytes on the wire
 * @property {number} ms since it was asked for
 * @property {boolean} kept whether the browser had it from an earlier visit: then it tells nothing of the line
 */

/**
 * @param {Device} device
 * @param {Shown} [shown] by the runtime
 * @returns {Choice | undefined} nothing while only the line can tell
 */
export function choose({ savesData, here, memory = 8, guess = '4g' }, shown) {
  if (savesData || memory <= LITTLE || /2g|3g/.test(guess)) return 'library'
  if (here) return 'snapshot'
  if (!shown) return undefined
  if (shown.kept) return 'kept snapshot'
  return isAt(FAST, shown) ? 'snapshot' : 'library'
}

/**
 * Whether a file comes at that pace or faster.
 * @param {number} pace bytes a ms
 * @param {Pick<Shown, 'bytes' | 'ms'>} shown
 */
export function isAt(pace, { bytes, ms }) {
  return bytes >= pace * ms
}

/**
 * Watch a file arrive.
 * @param {() => number} now ms
 * @returns {(here: number) => Omit<Shown, 'kept'> | undefined} told of the bytes that are here; says once what they show
 */
export function watched(now) {
  const asked = now()
  let told = false
  return (here) => {
    if (told || here < ENOUGH) return undefined
    told = true
    return { bytes: here, ms: now() - asked }
  }
}
