// A worker wherever the page may stand: by its address, else by a `data:` module that imports it.
// The second rung is for frames without an origin of their own (`sandbox="allow-scripts"`), which may not load the first.

import { Failure } from './failure.js'

const ADDRESS = new URL('./worker.js', import.meta.url).href
const RUNGS = [ADDRESS, `data:text/javascript,import${encodeURIComponent(JSON.stringify(ADDRESS))}`]

/**
 * Start the worker and wait until it says hello.
 * @returns {Promise<Worker>}
 */
export async function spawn() {
  for (const rung of self.origin === 'null' ? RUNGS.slice(1) : RUNGS) {
    const worker = await attempt(rung)
    if (worker) return worker
  }
  throw new Failure('worker')
}

/**
 * @param {string} address
 * @returns {Promise<Worker | null>}
 */
function attempt(address) {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(address, { type: 'module' })
      worker.onmessage = () => resolve(worker)
      worker.onerror = (event) => {
        event.preventDefault()
        worker.terminate()
        resolve(null)
      }
    } catch {
      resolve(null)
    }
  })
}
