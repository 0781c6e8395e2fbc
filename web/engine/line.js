// The page's end of the line to the worker, which does all fetching and compiling: the page itself stays free to scroll.

import { Failure } from './failure.js'

/**
 * @typedef {object} Order
 * @property {boolean} [compiled] compile it while it arrives, and give the module
 * @property {number} [most] bytes on the wire; what weighs more is not wanted
 * @property {(here: number, expected: number) => void} count told of bytes on the wire
 */

export class Line {
  /** @type {Map<string, Order & {resolve: (content: any) => void, reject: (failure: Failure) => void}>} by file */
  #open = new Map()

  /** @param {Worker} worker */
  constructor(worker) {
    this.worker = worker
  }

  /**
   * Have a file fetched.
   * @param {string} name
   * @param {Order} order
   * @returns {Promise<any>} its bytes, or the compiled module
   */
  get(name, { compiled = false, most = Infinity, count }) {
    return new Promise((resolve, reject) => {
      this.#open.set(name, { count, resolve, reject })
      this.worker.postMessage({ kind: 'fetch', name, compiled, most })
    })
  }

  /** @param {{kind: string, name: string, here: number, expected: number, content: any, failure: [import('./failure.js').Kind, string]}} data what the worker says of a file */
  heard({ kind, name, here, expected, content, failure }) {
    const one = this.#open.get(name)
    if (kind === 'bytes') return one?.count(here, expected)
    this.#open.delete(name)
    if (kind === 'fetched') one?.resolve(content)
    else one?.reject(new Failure(...failure))
  }

  /** The worker is gone, and what it was fetching with it. */
  end() {
    for (const { reject } of this.#open.values()) reject(new Failure('worker'))
    this.#open.clear()
  }
}
