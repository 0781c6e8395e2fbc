// One file of the engine, fetched with its bytes counted and its content checked; what goes wrong is a Failure.

import { Failure } from './failure.js'
import { FILES, FOLDER } from './runtime.js'

/** @typedef {(here: number, expected: number) => void} Count bytes on the wire */
/**
 * @typedef {object} Options
 * @property {Count} count
 * @property {AbortSignal} signal
 * @property {number} [most] bytes on the wire; what weighs more is not wanted
 * @property {boolean} [kept] from the browser's own cache, or not at all
 * @property {boolean} [drop] count and check the bytes, but do not keep them
 */

/** WebKitGTK 2.50 takes no heed of it. */
const KEPT = /** @type {const} */ ({ cache: 'only-if-cached', mode: 'same-origin' })
const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d]

/**
 * Fetch a file whole.
 * @param {string} name
 * @param {Options} options
 */
export async function download(name, options) {
  return await read(await answered(name, options), name, options)
}

/**
 * Fetch and compile the runtime, compiling while it arrives.
 * @param {string} name
 * @param {Options} options
 */
export async function compile(name, options) {
  const response = await answered(name, options)
  // The browser keeps compiled code only for the response it fetched itself; so a copy is counted, not the response.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm')
  const copy = read(streams ? response.clone() : response, name, { ...options, drop: streams })
  const compiled = streams ? WebAssembly.compileStreaming(response) : copy.then((bytes) => WebAssembly.compile(bytes))
  const [module, whole] = await Promise.allSettled([compiled, copy])
  if (whole.status === 'rejected') throw whole.reason
  if (module.status === 'fulfilled') return module.value
  const policy = /content security policy|unsafe-eval|disallowed by embedder/i.test(String(module.reason))
  throw new Failure(policy ? 'forbidden' : 'damaged', name)
}

/**
 * Say why the browser would not take a script, of which it tells nothing itself.
 * @param {string} name
 * @param {AbortSignal} signal
 */
export async function explain(name, signal) {
  try {
    const response = await answered(name, { signal })
    const script = response.headers.get('content-type')?.includes('javascript')
    return new Failure(script ? 'damaged' : 'stranger', name)
  } catch (failure) {
    return failure
  }
}

/**
 * @param {string} name
 * @param {{signal: AbortSignal, kept?: boolean}} options
 */
async function answered(name, { signal, kept = false }) {
  /** @type {Response} */
  let response
  try {
    response = await fetch(FOLDER + name, { signal, ...(kept && KEPT) })
  } catch {
    signal.throwIfAborted()
    throw new Failure(navigator.onLine ? 'blocked' : 'offline', name)
  }
  if (!response.ok) throw new Failure('missing', name)
  return response
}

/**
 * Read a response to its end, counting, and check that it is what the build made.
 * @param {Response} response
 * @param {string} name
 * @param {Options} options
 */
async function read(response, name, { count, signal, most = Infinity, drop = false }) {
  const { raw } = FILES[name]
  const wire = wireSize(response, name)
  const stream = /** @type {ReadableStream<Uint8Array>} */ (response.body)
  if (wire > most) {
    await stream.cancel()
    throw new Failure('damaged', name)
  }
  const bytes = new Uint8Array(drop ? 0 : raw)
  let at = 0
  try {
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) break
      if (at + value.length > raw || (at === 0 && !begins(value, name))) throw new Failure('stranger', name)
      if (!drop) bytes.set(value, at)
      at += value.length
      count((at / raw) * wire, wire)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof Failure ? error : new Failure('damaged', name)
  }
  if (at !== raw) throw new Failure('damaged', name)
  return bytes
}

/**
 * Whether the first bytes can be those of the file; a sign-in page of a network begins otherwise.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function begins(bytes, name) {
  return !name.endsWith('.wasm') || WASM_MAGIC.every((byte, i) => i >= bytes.length || bytes[i] === byte)
}

/**
 * How many bytes of a file cross the line: as the answer says, else as hosts usually compress.
 * @param {Response} response
 * @param {string} name
 */
function wireSize(response, name) {
  const said = Number(response.headers.get('content-length'))
  const { raw, gz, br } = FILES[name]
  return said || ({ br, gzip: gz }[response.headers.get('content-encoding') ?? ''] ?? raw)
}
