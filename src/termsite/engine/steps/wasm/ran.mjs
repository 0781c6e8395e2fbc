// The profile: which functions of a runtime ran, one bit each, and of which runtime.

import crypto from 'node:crypto'

/** @typedef {{runtime: string, ran: string}} Profile `runtime` is the SHA-256 of its module; `ran` in base64 */

/**
 * @param {Iterable<number>} ran places of bodies
 * @param {Uint8Array} wasm
 * @returns {Profile}
 */
export function profile(ran, wasm) {
  const bits = new Uint8Array(Math.ceil((Math.max(0, ...ran) + 1) / 8))
  for (const place of ran) bits[place >> 3] |= 1 << (place & 7)
  return { runtime: digest(wasm), ran: Buffer.from(bits).toString('base64') }
}

/**
 * @param {Profile} profile
 * @param {Uint8Array} wasm
 * @returns {Set<number> | null} null for a profile of another runtime
 */
export function places({ runtime, ran }, wasm) {
  if (runtime !== digest(wasm)) return null
  const found = new Set()
  for (const [at, byte] of Buffer.from(ran, 'base64').entries()) {
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) found.add(at * 8 + bit)
  }
  return found
}

/** @param {Uint8Array} wasm */
function digest(wasm) {
  return crypto.createHash('sha256').update(wasm).digest('hex')
}
