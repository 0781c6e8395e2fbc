// The runtime in two halves: the first holds what answers questions, the rest whatever else a reader's own code may need.
// `steps/wasm/halves.mjs` cuts them. The rest comes by itself after the first answer; who needs it earlier waits for it
// here, in the worker, without giving way to anything else: WebAssembly cannot wait otherwise. With the rest comes a part of
// what memory begins with; who reaches for that earlier, by other than a function of the rest, is stopped by a trap.

const INNER = '/'
const MADE = 'half-of'

/** @typedef {WebAssembly.Module | undefined} Half */
/** @typedef {{cold: () => void, warm: () => void, lost: (why: string) => void}} Told of a wait, of its end, of a rest that cannot be had */

export class Halves {
  /** @type {WebAssembly.Imports} */
  #imports = {}
  /** @type {Record<string, WebAssembly.ExportValue>} */
  #inner = {}
  /** @type {Half} the rest, once it is in its place */
  #joined

  /**
   * @param {WebAssembly.Module} first the first half, or the runtime whole
   * @param {Half} rest if it is here
   * @param {() => WebAssembly.Module} fetch has the rest fetched and compiled, at once
   * @param {Told} told
   */
  constructor(first, rest, fetch, told) {
    this.first = first
    this.rest = rest
    this.fetch = fetch
    this.told = told
  }

  /**
   * @param {WebAssembly.Imports} [imports]
   * @returns {Promise<WebAssembly.Exports>} what the runtime exports; what is between its halves is not among it
   */
  async begin(imports = {}) {
    this.#imports = imports
    const whole = await WebAssembly.instantiate(this.first, { ...imports, [INNER]: { load: () => this.#load() } })
    const all = Object.entries(whole.exports)
    this.#inner = Object.fromEntries(all.filter(([name]) => name.startsWith(INNER)))
    return Object.fromEntries(all.filter(([name]) => !name.startsWith(INNER)))
  }

  /**
   * The rest is here, before anybody has waited for it or after, or even before the first half has begun.
   * @param {WebAssembly.Module} rest
   */
  bring(rest) {
    if (!this.#here?.value) this.rest = rest
  }

  /** Whether the rest is not in its place: what was stopped by a trap may have reached for it. */
  get lacks() {
    return this.#here?.value === 0
  }

  /** Memory was given the content that it had at some time: put there again what the rest brings. */
  refill() {
    if (this.#joined) this.#join(this.#joined)
  }

  /** Whether the rest is in its place; nothing where the runtime is whole. */
  get #here() {
    return /** @type {WebAssembly.Global | undefined} */ (this.#inner[`${INNER}here`])
  }

  #load() {
    try {
      const rest = this.rest ?? this.#fetched()
      if (nameOf(rest) !== nameOf(this.first)) throw new Error('The halves of the runtime are not of one build.')
      this.#join(rest)
      const here = /** @type {WebAssembly.Global} */ (this.#here)
      here.value = 1
      this.#joined = rest
      this.rest = undefined
    } catch (error) {
      // Python might take this for an error of its own, so it is told beside.
      this.told.lost(String(error))
      throw error
    }
  }

  /** @param {WebAssembly.Module} rest */
  #join(rest) {
    new WebAssembly.Instance(rest, { ...this.#imports, [INNER]: this.#inner })
  }

  #fetched() {
    this.told.cold()
    const rest = this.fetch()
    this.told.warm()
    return rest
  }
}

/**
 * Fetch while everything else here stands still.
 * @param {string} address
 * @returns {ArrayBuffer}
 */
export function atOnce(address) {
  const request = new XMLHttpRequest()
  request.open('GET', address, false)
  request.responseType = 'arraybuffer'
  request.send()
  if (request.status !== 200) throw new Error(`The site answers ${request.status}.`)
  return request.response
}

/** @param {WebAssembly.Module} module */
function nameOf(module) {
  return WebAssembly.Module.customSections(module, MADE)
    .map((bytes) => new Uint8Array(bytes).join())
    .join()
}
