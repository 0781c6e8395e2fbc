// The page's end of the line to the worker, which does all fetching and compiling: the page itself stays free to scroll.

import { Failure } from './failure.js'

/**
 * @typedef {object} Order
 * @property {boolean} [compiled] compile it while it arrives, and give the module
 * @property {number} [most] bytes on the wire; what weighs more is not wanted
 * @property {number} [least] bytes a ms; what comes more slowly is not wanted
 * @property {boolean} [kept] from the browser's own cache, or not at all
 * @property {(shown: import('./choice.js').Shown) => void} [show] told once how it comes
 * @property {(here: number, expected: number) => void} count told of bytes on the wire
 */

export class Line {
  /** @type {Map<string, Order & {resolve: (content: import('./said.d.ts').Content) => void, reject: (failure: Failure) => void}>} by file */
  #open = new Map()

  /** @param {Worker} worker */
  constructor(worker) {
    this.worker = worker
  }

  /**
   * Have a file fetched.
   * @param {string} name
   * @param {Order} order
   * @returns {Promise<import('./said.d.ts').Content>}
   */
  get(name, { count, show, ...order }) {
    return new Promise((resolve, reject) => {
      this.#open.set(name, { count, show, resolve, reject })
      this.worker.postMessage({ kind: 'fetch', name, ...order })
    })
  }

  /** @param {import('./said.d.ts').OfFile} data */
  heard(data) {
    const one = this.#open.get(data.name)
    if (data.kind === 'bytes') return one?.count(data.here, data.expected)
    if (data.kind === 'shown') return one?.show?.(data.shown)
    this.#open.delete(data.name)
    if (data.kind === 'fetched') one?.resolve(data.content)
    else one?.reject(new Failure(...data.failure))
  }

  /** The worker is gone, and what it was fetching with it. */
  end() {
    for (const { reject } of this.#open.values()) reject(new Failure('worker'))
    this.#open.clear()
  }
}
