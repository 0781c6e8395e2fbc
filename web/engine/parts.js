// What Python is started from: the compiled runtime (its first half, until the rest of it is lost), and either a snapshot of
// its memory or the library, our wheel and a calculator. Everything is fetched at once, once; a restart finds it here.

import { LATER } from './archives.js'
import { choose, LEAST } from './choice.js'
import { compile, download } from './download.js'
import { FILES, PACKS, PROOF, WHEEL } from './runtime.js'

const RUNTIME = 'pyodide.asm.wasm'
const REST = 'rest.wasm'
const WHOLE = 'whole.wasm'
const LIBRARY = 'library.zip'
const MEMORY = 'memory.snapshot.bin'
const OF_LIBRARY = [LIBRARY, WHEEL] // what is fetched in place of the snapshot
const SCRIPTS = ['pyodide.mjs', 'pyodide.asm.mjs']
// A host that sends the snapshot as it is would send more than everything else together.
const MOST_MEMORY = 6e6
const NEVER = new AbortController().signal
const UNSEEN = { bytes: 0, ms: 1, kept: false }

/** @typedef {import('./said.d.ts').Content} Content */
/** @typedef {import('./choice.js').Shown} Shown */
/** @typedef {(name: string, order?: Omit<import('./line.js').Order, "count">) => Promise<Content>} Get */
/** @typedef {{module: WebAssembly.Module, rest?: WebAssembly.Module, memory?: Uint8Array<ArrayBuffer>, library?: Uint8Array, wheel?: Uint8Array, own?: import('./worker.js').Own, later?: import('./archives.js').Archive}} Given */

export class Parts {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  #module
  /** @type {Promise<Pick<Given, "memory" | "library" | "wheel">> | undefined} */
  #content
  /** @type {Promise<import('./worker.js').Own | undefined> | undefined} */
  #own
  /** @type {import('./choice.js').Choice | undefined} */
  #choice
  #runtime = RUNTIME
  #calculator = ''
  /** @type {WebAssembly.Module | undefined} */
  #rest
  /** @type {import('./archives.js').Archive | undefined} */
  #later
  /** @type {Map<string, [number, number]>} by file: bytes here, bytes expected */
  #bytes = new Map()

  get loaded() {
    return sum([...this.#bytes.values()].map(([here]) => here))
  }

  get total() {
    return sum([...this.#bytes.values()].map(([, expected]) => expected))
  }

  /**
   * A calculator will be asked: the first that is named comes with the engine.
   * @param {string} calculator
   */
  willAsk(calculator) {
    if (Object.hasOwn(PACKS, calculator)) this.#calculator ||= calculator
  }

  /**
   * Fetch what is not here yet.
   * @param {import('./line.js').Line} line to the worker that fetches
   * @param {AbortSignal} signal
   * @param {() => void} beat called with every piece that arrives
   * @returns {Promise<Given>}
   */
  async fetch(line, signal, beat) {
    /** @type {Get} */
    const get = (name, order = {}) => {
      this.#expect(name)
      const count = (/** @type {number} */ here, /** @type {number} */ expected) => {
        this.#bytes.set(name, [here, expected])
        beat()
      }
      return line.get(name, { ...order, count })
    }
    for (const name of SCRIPTS) this.#expect(name)
    /** @type {(shown: Shown) => void} */
    let show = () => {}
    const seen = new Promise((/** @type {(shown: Shown) => void} */ resolve) => (show = resolve))
    this.#module ??= forgetting(get(this.#runtime, { compiled: true, show }).then(compiled), () => (this.#module = undefined))
    const runtime = this.#module
    const shown = () => Promise.race([seen, runtime.then(() => UNSEEN)])
    this.#content ??= forgetting(this.#fetchContent(get, signal, shown), () => (this.#content = undefined))
    this.#own ??= forgetting(this.#fetchOwn(get, signal), () => (this.#own = undefined))
    const [module, content, own] = await Promise.all([this.#module, this.#content, this.#own])
    if (content.memory) this.#content = undefined // it will be lent
    return { module, rest: this.#rest, ...content, own, later: this.#later }
  }

  /**
   * The snapshot is back from the worker.
   * @param {Uint8Array<ArrayBuffer>} memory
   */
  takeBack(memory) {
    if (this.#choice !== 'library') this.#content = Promise.resolve({ memory })
  }

  /** The worker has its scripts, whose bytes nobody can count. */
  scriptsAreHere() {
    for (const name of SCRIPTS) this.#bytes.set(name, [wire(name), wire(name)])
  }

  get #isInHalves() {
    return this.#runtime === RUNTIME && REST in FILES
  }

  /**
   * Fetch the rest of the runtime too, unless the reader saves data. By the page, and not by the worker: one that waits for
   * the rest cannot take what it has asked for before.
   * @returns {Promise<WebAssembly.Module | undefined>} nothing where it does not come; who needs it then has it fetched
   */
  async bringRest() {
    if (!this.#isInHalves || device().savesData) return
    const rest = await compile(REST, { count: () => {}, signal: NEVER }).catch(() => undefined)
    if (this.#isInHalves) this.#rest = rest // else the whole has taken its place meanwhile
    return this.#rest
  }

  /**
   * Fetch what Python may yet import, unless the reader saves data. By the page for the same reason.
   * @returns {Promise<import('./archives.js').Archive | undefined>} nothing where it does not come
   */
  async bringLater() {
    if (device().savesData) return undefined
    const content = await download(LATER, { count: () => {}, signal: NEVER }).catch(() => undefined)
    this.#later = content && { name: LATER, content }
    return this.#later
  }

  /**
   * A rest cannot be had, or does not fit: do without from now on. For the library's nothing can stand.
   * @param {import('./said.d.ts').Rest} rest
   * @returns {boolean} whether there is another way
   */
  distrustRest(rest) {
    return rest === 'runtime' && this.distrustHalves()
  }

  /**
   * Do without halves from now on.
   * @returns {boolean} whether there were any
   */
  distrustHalves() {
    if (!this.#isInHalves) return false
    this.#bytes.delete(RUNTIME)
    this.#runtime = WHOLE
    this.#module = this.#rest = undefined
    return true
  }

  /**
   * Do without the snapshot from now on: whatever is wrong with it, the library does the same work.
   * @returns {boolean} whether there was one to do without
   */
  distrustMemory() {
    if (this.#choice === 'library') return false
    this.#choice = 'library'
    this.#content = undefined
    this.#bytes.delete(MEMORY)
    return true
  }

  /**
   * @param {Get} get
   * @param {AbortSignal} signal
   * @param {() => Promise<Shown>} shown what the runtime shows of the line, once it does
   * @returns {Promise<Pick<Given, "memory" | "library" | "wheel">>}
   */
  async #fetchContent(get, signal, shown) {
    for (const name of OF_LIBRARY) this.#expect(name)
    this.#choice ??= choose(device()) ?? choose(device(), await shown())
    if (this.#choice !== 'library') {
      for (const name of OF_LIBRARY) this.#bytes.delete(name)
      const bounds = isHere() ? {} : { most: MOST_MEMORY, least: LEAST }
      try {
        return { memory: bytes(await get(MEMORY, { ...bounds, kept: this.#choice === 'kept snapshot' })) }
      } catch {
        signal.throwIfAborted()
        this.distrustMemory()
      }
    }
    const [library, wheel] = await Promise.all([get(LIBRARY), get(WHEEL)])
    return { library: bytes(library), wheel: bytes(wheel) }
  }

  /**
   * Fetch the archive of the calculator that will be asked, or of some one, for an engine that is tried before it answers.
   * Where it does not come, who asks for it may yet find another way.
   * @param {Get} get
   * @param {AbortSignal} signal
   * @returns {Promise<import('./worker.js').Own | undefined>}
   */
  async #fetchOwn(get, signal) {
    if (PROOF) this.willAsk(JSON.parse(PROOF.question).calculator)
    const calculator = this.#calculator
    if (!calculator) return undefined
    const name = PACKS[calculator]
    try {
      return { calculator, archive: { name, content: bytes(await get(name)) } }
    } catch {
      signal.throwIfAborted()
      this.#bytes.delete(name)
    }
  }

  /** @param {string} name */
  #expect(name) {
    if (!this.#bytes.has(name)) this.#bytes.set(name, [0, wire(name)])
  }
}

/** @param {Content} content */
const bytes = (content) => /** @type {Uint8Array<ArrayBuffer>} */ (content)

/** @param {Content} content of a file that was to be compiled */
const compiled = (content) => /** @type {WebAssembly.Module} */ (content)

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {() => void} forget called when it fails, so that the next attempt fetches anew
 */
function forgetting(promise, forget) {
  promise.catch(forget)
  return promise
}

/** @returns {import('./choice.js').Device} */
function device() {
  const { connection, deviceMemory } = /** @type {import('./device.d.ts').Device} */ (navigator)
  return { savesData: Boolean(connection?.saveData), here: isHere(), memory: deviceMemory, guess: connection?.effectiveType }
}

/** Whether the site is served by this very machine, where bytes cost nothing. */
function isHere() {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(import.meta.url).hostname)
}

/** @param {string} name */
const wire = (name) => FILES[name].br

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
