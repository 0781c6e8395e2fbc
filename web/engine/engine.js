// One engine a page, shared by all its calculators: started at the first need, watched, restarted when it hangs.

import { explain } from './download.js'
import { Failure, failureOf } from './failure.js'
import { spawn } from './ladder.js'
import { Line } from './line.js'
import { Parts } from './parts.js'
import { FOLDER, LOCK, PROOF } from './runtime.js'

const QUIET_LINE = 8_000 // ms without a byte before the line is called stalled; a slow line that delivers is fine
const QUIET_START = 20_000 // ms for one step of Python's own start on a slow device, when no byte is awaited
const LONGEST_RESTORE = 10_000 // ms for Python to come back from a snapshot; then the snapshot is at fault
const LONGEST_CHANGED = 2_000 // ms for one question to changed code, which may have no end
const LONGEST_OWN = 10_000 // ms for one to the site's own, which ends: a slow device takes its time, and the page says so
const LONGEST_REST = 20_000 // ms that a question waits for a rest; then it is done without

/** @typedef {"idle" | "loading" | "ready" | "failed"} Phase */
/** @typedef {{number: number, request: string, source: string | undefined, resolve: (response: string) => void, reject: (failure: Failure) => void}} Question */
/** @typedef {{resolve: () => void, reject: (why: unknown) => void}} Starting */

/** Tells of itself by `change` events, and by `used` when it is asked. */
export class Engine extends EventTarget {
  /** @type {Phase} */
  phase = 'idle'
  /** @type {Failure | null} */
  failure = null
  /** Whether a question waits for the rest of the runtime or of the library. */
  waits = false

  #parts = new Parts()
  /** @type {Worker | null} */
  #worker = null
  /** @type {Line | null} */
  #line = null
  /** @type {Starting | null} */
  #starting = null
  /** @type {Question[]} */
  #waiting = []
  /** @type {Question | null} */
  #asked = null
  #number = 0
  /** @type {string | undefined} the changed source that the worker has run: what it did to Python stays in there */
  #ran
  #proven = false
  /** @type {import('./said.d.ts').Rest} what was last waited for, or lost */
  #lacks = 'runtime'
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #impatience
  /** @type {(failure: Failure) => void} */
  #giveUp = () => {}

  /** Bytes on the wire that are here, and that are expected. */
  get loaded() {
    return this.#parts.loaded
  }

  get total() {
    return this.#parts.total
  }

  /**
   * Start, or start again after a failure; does nothing while loading or ready.
   * @param {string} [calculator] that will be asked, where it is known
   */
  start(calculator = '') {
    this.#parts.willAsk(calculator)
    if (this.phase === 'loading' || this.phase === 'ready') return
    void this.#load()
  }

  /**
   * Ask one question, in order after those before it; starts the engine when it must.
   * @template {import('./wire.d.ts').Request} Q
   * @param {Q} request
   * @returns {Promise<import('./asking.d.ts').ResponseTo<Q>>} what `calckit.ask` answers to such a question
   */
  ask(request) {
    this.start(request.calculator)
    return new Promise((resolve, reject) => {
      const answered = (/** @type {string} */ text) => resolve(JSON.parse(text))
      const question = { number: ++this.#number, request: JSON.stringify(request), source: request.source ?? undefined }
      this.#waiting.push({ ...question, resolve: answered, reject })
      this.#next()
    })
  }

  /** Give Python's memory back unless it is at work; the next question starts it again, and fetches nothing twice. */
  rest() {
    if (this.phase === 'ready' && !this.#asked) this.end()
  }

  /** End what runs, at once: whoever waits for an answer is told so. The next question starts it again. */
  end() {
    const unanswered = [...(this.#asked ? [this.#asked] : []), ...this.#waiting.splice(0)]
    this.#asked = null
    if (this.phase === 'ready') {
      clearTimeout(this.#watch)
      this.#drop()
      this.#become('idle')
    }
    for (const question of unanswered) question.reject(new Failure('ended'))
  }

  async #load() {
    const stop = new AbortController()
    const gaveUp = new Promise((_, reject) => (this.#giveUp = reject))
    this.#become('loading')
    try {
      if (typeof WebAssembly === 'undefined') throw new Failure('unable') // before anything is fetched
      await Promise.race([gaveUp, this.#begin(stop.signal)])
      clearTimeout(this.#watch)
      this.#become('ready')
      this.#next()
    } catch (error) {
      clearTimeout(this.#watch)
      const failure = failureOf(error, 'start')
      stop.abort(failure)
      this.#drop()
      this.#fail(failure)
    }
  }

  /** @param {AbortSignal} signal */
  async #begin(signal) {
    this.#beat(QUIET_LINE)
    const arrived = () => {
      // When all is here, what takes its time is the compiler, of which nothing is heard.
      this.#beat(this.loaded < this.total ? QUIET_LINE : QUIET_START)
      this.dispatchEvent(new Event('change'))
    }
    const worker = await this.#spawn(signal)
    const line = new Line(worker)
    this.#line = line
    const given = await this.#parts.fetch(line, signal, arrived)
    signal.throwIfAborted()
    try {
      await this.#run(worker, given, signal)
    } catch (error) {
      this.#drop()
      signal.throwIfAborted()
      if (!this.#doWithout(given, failureOf(error, 'start'))) throw error
      await this.#begin(signal)
    }
  }

  /**
   * Whether another start is worth it: without what this one may have failed by.
   * @param {import('./parts.js').Given} given
   * @param {Failure} failure
   */
  #doWithout({ memory }, { kind }) {
    if (kind === 'rest') return this.#parts.distrustRest(this.#lacks)
    return memory ? this.#parts.distrustMemory() : kind === 'start' && this.#parts.distrustHalves()
  }

  /** @param {AbortSignal} signal */
  async #spawn(signal) {
    const worker = await spawn()
    if (signal.aborted) worker.terminate()
    signal.throwIfAborted()
    this.#worker = worker
    worker.onmessage = ({ data }) => worker === this.#worker && this.#heard(data) // no last words of one that was ended
    worker.onerror = (event) => {
      event.preventDefault()
      this.#died(event.message)
    }
    worker.postMessage({ kind: 'scripts', folder: FOLDER })
    return worker
  }

  /**
   * @param {Worker} worker
   * @param {import('./parts.js').Given} given
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  async #run(worker, given, signal) {
    this.#beat(QUIET_START)
    try {
      await new Promise((/** @type {(nothing: void) => void} */ resolve, reject) => {
        this.#starting = { resolve, reject }
        if (given.memory) this.#impatience = setTimeout(() => reject({ why: 'The snapshot did not wake.' }), LONGEST_RESTORE)
        // The snapshot is lent, not copied; it comes back when Python is ready.
        const lent = given.memory ? [given.memory.buffer] : []
        worker.postMessage({ kind: 'start', parts: { folder: FOLDER, lock: LOCK, proof: PROOF, ...given } }, lent)
      })
    } catch (data) {
      if (data instanceof Failure) throw data
      const { why, script } = /** @type {{why: string, script?: string}} */ (data)
      throw script ? await explain(script, signal) : new Failure('start', why)
    } finally {
      clearTimeout(this.#impatience)
      this.#starting = null
    }
  }

  /** @param {import('./said.d.ts').Said} data */
  #heard(data) {
    switch (data.kind) {
      case 'scripts':
        this.#parts.scriptsAreHere()
        return this.dispatchEvent(new Event('change'))
      case 'bytes':
      case 'shown':
      case 'fetched':
      case 'unfetched':
        return this.#line?.heard(data)
      case 'phase':
        return this.#beat(QUIET_START)
      case 'cold':
        this.#lacks = data.rest
        return this.#wait(true)
      case 'warm':
        return this.#wait(false)
      case 'lost':
        this.#lacks = data.rest
        return this.#lost(data.why)
      case 'ready':
        if (data.memory) this.#parts.takeBack(data.memory)
        return this.#starting?.resolve()
      case 'failed':
        return this.#starting?.reject(data)
      default:
        return this.#answered(data)
    }
  }

  /**
   * What runs stands still until the rest of the runtime or of the library is there: that is no hang.
   * @param {boolean} waits
   */
  #wait(waits) {
    this.waits = waits
    clearTimeout(this.#impatience)
    clearTimeout(this.#watch)
    if (waits) this.#watch = setTimeout(() => this.#lost('The line is too slow.'), LONGEST_REST)
    else if (this.#starting) this.#beat(QUIET_START)
    else if (this.#asked) this.#expectAnswer() // else Python was tidying up, which nobody waits for
    this.dispatchEvent(new Event('change'))
  }

  /**
   * A rest cannot be had: from here on it is done without.
   * @param {string} why
   */
  #lost(why) {
    const failure = new Failure('rest', why)
    if (this.#starting) this.#starting.reject(failure)
    else this.#restart(failure)
  }

  /** @param {string} why */
  #died(why) {
    if (this.#starting) this.#starting.reject({ why })
    else if (this.phase === 'ready') this.#restart(new Failure('wrong', why))
  }

  #next() {
    if (this.phase !== 'ready' || this.#asked) return
    const [question] = this.#waiting
    if (!question) return
    if (this.#ran !== undefined && this.#ran !== question.source) return this.#anew()
    this.#waiting.shift()
    this.#asked = question
    this.#ran = question.source
    this.#worker?.postMessage({ kind: 'ask', number: question.number, request: question.request })
    this.dispatchEvent(new Event('used'))
    this.#expectAnswer()
  }

  #expectAnswer() {
    const most = this.#asked?.source === undefined ? LONGEST_OWN : LONGEST_CHANGED
    this.#watch = setTimeout(() => this.#restart(new Failure('hung')), most)
  }

  /** @param {import('./said.d.ts').Replied} data */
  #answered(data) {
    const question = this.#asked
    if (question?.number !== data.number) return
    if (data.kind === 'error' && data.fatal) return this.#restart(new Failure('wrong', data.why))
    clearTimeout(this.#watch)
    this.#asked = null
    if (!this.#proven) void this.#bringRest()
    this.#proven = true
    if (data.kind === 'answer') question.resolve(data.response)
    else question.reject(new Failure('wrong', data.why))
    this.#next()
  }

  /** Have the rest of the runtime and of the library here before somebody needs it. */
  async #bringRest() {
    const rest = await this.#parts.bringRest()
    if (rest) this.#worker?.postMessage({ kind: 'rest', rest })
    const later = await this.#parts.bringLater()
    if (later) this.#worker?.postMessage({ kind: 'later', later })
  }

  /**
   * End what runs, tell the one who asked, and come back for those who wait.
   * @param {Failure} failure
   */
  #restart(failure) {
    clearTimeout(this.#watch)
    const question = this.#asked
    this.#asked = null
    this.#drop()
    // An engine that never answered may have woken with a broken memory: then the question is put again without.
    const anew = failure.kind === 'rest' ? this.#parts.distrustRest(this.#lacks) : !this.#proven && this.#parts.distrustMemory()
    const again = anew ? question : null
    if (again) this.#waiting.unshift(again)
    void this.#load()
    if (!again) question?.reject(failure)
  }

  /** Let what a changed source did to Python go, before anybody else is answered. */
  #anew() {
    this.#drop()
    void this.#load()
  }

  /** @param {number} most ms until the next sign of life is overdue */
  #beat(most) {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => this.#giveUp(new Failure('stalled', megabytes(this.loaded))), most)
  }

  #drop() {
    this.#worker?.terminate()
    this.#worker = null
    this.#ran = undefined
    this.waits = false
    this.#line?.end()
    this.#line = null
  }

  /** @param {Failure} failure */
  #fail(failure) {
    const unanswered = this.#waiting.splice(0)
    this.#become('failed', failure)
    for (const question of unanswered) question.reject(failure)
  }

  /**
   * @param {Phase} phase
   * @param {Failure | null} failure
   */
  #become(phase, failure = null) {
    this.phase = phase
    this.failure = failure
    this.dispatchEvent(new Event('change'))
  }
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** The page's engine. */
export const engine = new Engine()
