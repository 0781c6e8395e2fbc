// A worker wherever the page may stand, always under the page's own policy: by a module made here of its text. A worker
// by its address would have the policy of its own response, which many hosts cannot set, and changed code could go anywhere.
// The second rung is for frames without an origin of their own (`sandbox="allow-scripts"`), where not every engine takes the first.

import { Failure } from './failure.js'
import { FILES, FOLDER } from './runtime.js'
import { TEXT } from './worker-text.js'

/** The worker, told of the engine that this page knows of. */
const CODE = `const GIVEN = ${JSON.stringify({ FILES, FOLDER })}\n${TEXT}`
const TYPE = 'text/javascript'
const RUNGS = [() => URL.createObjectURL(new Blob([CODE], { type: TYPE })), () => `data:${TYPE},${encodeURIComponent(CODE)}`]

/**
 * Start the worker and wait until it says hello.
 * @returns {Promise<Worker>}
 */
export async function spawn() {
  for (const rung of self.origin === 'null' ? RUNGS.slice(1) : RUNGS) {
    const worker = await attempt(rung())
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
