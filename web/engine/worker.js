// Python beside the page: fetches and compiles what the page asks for, starts the runtime from what it is given, and
// answers questions with the one door. What it fetched goes to the page, which keeps it for a restart.

import { Archives, layOut, WHEEL } from './archives.js'
import { isAt, watched } from './choice.js'
import { close } from './closed.js'
import { compile, download } from './download.js'
import { Failure, failureOf } from './failure.js'
import { atOnce, Halves } from './halves.js'
import { oneFunctionEach, trampoline } from './likeness.js'
import { FILES, FOLDER } from './runtime.js'
import { isWhole, Snapshot } from './snapshot.js'

/** An empty zip: with a memory snapshot what an engine begins with is in memory already. */
const NOTHING = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)])
const SCRIPTS = ['pyodide.mjs', 'pyodide.asm.mjs']
const REST = 'rest.wasm'
const PACE = 100 // ms between two words about the bytes of a file

/** @typedef {{question: string, outputs: object[], sentence: string}} Proof a question, and what the build's answer to it says */

/** @typedef {{calculator: string, archive: import('./archives.js').Archive}} Own a calculator, with what it is in */

/**
 * @typedef {object} Parts
 * @property {string} folder
 * @property {object} lock
 * @property {Proof | null} proof
 * @property {WebAssembly.Module} module the runtime whole, or its first half
 * @property {WebAssembly.Module} [rest]
 * @property {Uint8Array} [memory] either the memory snapshot,
 * @property {Uint8Array} [library] or the library and our wheel,
 * @property {Uint8Array} [wheel]
 * @property {Own} [own] the calculator that will be asked first,
 * @property {import('./archives.js').Archive} [later] and what else Python may import
 */

/** @type {((request: string) => string) | undefined} */
let ask
/** @type {Halves | undefined} */
let halves
const archives = new Archives(whole, told('library'))
/** @type {Promise<PromiseSettledResult<unknown>[]>} */
let scripts = Promise.resolve([])
/** @type {Promise<unknown>} */
let first = scripts // a small file of the engine's folder

self.onmessage = async ({ data }) => {
  if (data.kind === 'scripts') {
    // Early, while the page fetches the rest. Their failure is told when the runtime is started.
    const imports = SCRIPTS.map((name) => import(data.folder + name))
    first = imports[0].catch(() => {})
    scripts = Promise.allSettled(imports)
    await scripts
    tell({ kind: 'scripts' })
  } else if (data.kind === 'fetch') {
    await bring(data)
  } else if (data.kind === 'rest') {
    halves?.bring(data.rest)
  } else if (data.kind === 'later') {
    archives.take(data.later)
  } else if (data.kind === 'start') {
    try {
      await start(data.parts)
      // The snapshot goes back to the page, which keeps it for a restart.
      const { memory } = data.parts
      tell({ kind: 'ready', memory }, memory ? [memory.buffer] : [])
    } catch (error) {
      tell({ kind: 'failed', why: lastLine(error), script: await missingScript() })
    }
  } else if (data.kind === 'ask') {
    try {
      tell({ kind: 'answer', number: data.number, response: ask?.(data.request) })
    } catch (error) {
      // An exception of Python's leaves it sound; anything else (a broken stack, memory run out) does not.
      const fatal = !(error instanceof Error && error.name === 'PythonError')
      if (halves?.lacks && error instanceof WebAssembly.RuntimeError) told('runtime').lost(lastLine(error))
      else tell({ kind: 'error', number: data.number, why: lastLine(error), fatal })
    }
  }
}
close()
tell({ kind: 'hello' })

/**
 * Fetch a file for the page; one that comes more slowly than it may is left to itself.
 * @param {{name: string, compiled?: boolean, most?: number, least?: number, kept?: boolean}} order
 */
async function bring({ name, compiled, most, least = 0, kept }) {
  let told = 0
  const stop = new AbortController() // else a fetch ends with the worker
  const look = watched(() => performance.now())
  const count = (/** @type {number} */ here, /** @type {number} */ expected) => {
    const shown = look(here)
    if (shown) void first.then(() => tell({ kind: 'shown', name, shown: { ...shown, kept: areKept() } }))
    if (shown && !isAt(least, shown)) stop.abort(new Failure('stalled', name))
    if (performance.now() - told < PACE && here < expected) return
    told = performance.now()
    tell({ kind: 'bytes', name, here, expected })
  }
  try {
    const content = await (compiled ? compile : download)(name, { count, most, kept, signal: stop.signal })
    tell({ kind: 'fetched', name, content }, content instanceof Uint8Array ? [content.buffer] : [])
  } catch (error) {
    const { kind, what } = failureOf(error, 'damaged')
    tell({ kind: 'unfetched', name, failure: [kind, what] })
  }
}

/**
 * Whether the browser has what is in the engine's folder from an earlier visit. Chromium and Firefox tell that nothing has
 * come over the line; WebKit tells no sizes to a worker, and nothing at all of what it took from its memory.
 */
function areKept() {
  const [told] = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(FOLDER + SCRIPTS[0]))
  return !told || (told.transferSize === 0 && told.encodedBodySize > 0)
}

/** @param {Parts} parts */
async function start({ folder, lock, proof, module, rest, memory, library = NOTHING, wheel, own, later }) {
  if (memory && !isWhole(memory)) throw new Error('The snapshot is damaged.')
  const snapshot = memory && Snapshot.lend(memory)
  const both = new Halves(module, rest, () => new WebAssembly.Module(atOnce(folder + REST)), told('runtime'))
  halves = both
  // The runtime would fetch and compile for itself, and hang for ever when that fails: give it what is already here.
  const broken = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      try {
        const exports = await both.begin(imports)
        const runtime = /** @type {import('./likeness.js').Runtime} */ (exports)
        // The one moment at which the memory is that of a runtime which has not begun.
        snapshot?.begin(runtime.memory, trampoline(runtime), () => both.refill())
        oneFunctionEach(runtime)
        return { module, instance: { exports } }
      } catch (error) {
        reject(error)
        throw error
      }
    }
  })
  self.fetch = async (address) => {
    const name = String(address instanceof Request ? address.url : address)
    if (name === `${folder}pyodide.asm.wasm`) return new Response()
    if (name === `${folder}library.zip`) return new Response(/** @type {BufferSource} */ (library))
    return await refuse()
  }
  const { loadPyodide } = await import(`${folder}pyodide.mjs`)
  const python = await Promise.race([
    broken,
    loadPyodide({
      indexURL: folder,
      stdLibURL: `${folder}library.zip`,
      lockFileContents: lock,
      packageBaseUrl: folder,
      env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', ...(wheel && { PYTHONPATH: WHEEL }) },
      ...(wheel && {
        fsInit: async (/** @type {import('./archives.js').Files} */ files) => layOut(files, wheel),
      }),
      ...(snapshot && { _loadSnapshot: snapshot }),
    }),
  ])
  tell({ kind: 'phase' })
  // All that was handed over is in Python's memory by now; whatever still named it here would keep it twice.
  self.fetch = refuse
  WebAssembly.instantiateStreaming = refuse
  archives.begin(python)
  for (const archive of [own?.archive, later]) if (archive) archives.take(archive)
  const door = python.pyimport('engine_door')
  ask = door.ask
  const its = JSON.parse((own && door.proof(own.calculator)) ?? JSON.stringify(proof))
  if (its) prove(/** @type {(request: string) => string} */ (ask), its)
}

/**
 * Answer first what the build has answered: an engine that says anything else answers no reader.
 * @param {(request: string) => string} door
 * @param {Proof} proof
 */
function prove(door, { question, ...built }) {
  const { outputs, sentence } = JSON.parse(door(question))
  if (JSON.stringify({ outputs, sentence }) !== JSON.stringify(built)) throw new Error('Its first answer was not that of the build.')
}

/**
 * A file of the engine's folder, at once and as the build made it, as far as its length tells.
 * @param {string} name
 */
function whole(name) {
  if (!(name in FILES)) throw new Error(`The engine has no ${name}.`)
  const content = new Uint8Array(atOnce(FOLDER + name))
  if (content.length !== FILES[name].raw) throw new Error(`${name} arrived incomplete or damaged.`)
  return content
}

/**
 * What the page hears of a wait for a rest.
 * @param {import('./said.d.ts').Rest} rest
 * @returns {import('./halves.js').Told}
 */
function told(rest) {
  return {
    cold: () => tell({ kind: 'cold', rest }),
    warm: () => tell({ kind: 'warm' }),
    // The page says so, and ends this worker. Until then Python, whose ground is gone, would fill the console; in Chromium even
    // that of a worker which is ended while it waits.
    lost: (why) => {
      console.error = () => {}
      tell({ kind: 'lost', rest, why })
    },
  }
}

/** @returns {Promise<never>} */
async function refuse() {
  throw new TypeError('the engine asks for nothing')
}

/** The script that did not load, if one did not. */
async function missingScript() {
  const loaded = await scripts
  return SCRIPTS.find((_, i) => loaded[i]?.status === 'rejected')
}

/**
 * @param {object} message
 * @param {Transferable[]} [transfer]
 */
function tell(message, transfer = []) {
  self.postMessage(message, { transfer })
}

/**
 * What went wrong in one line; Python's tracebacks end with it.
 * @param {unknown} error
 */
function lastLine(error) {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').at(-1) ?? ''
}
