// Brings the calculators of a page to life: every change of a form is asked, every answer is put where the page shows it.

import { engine } from '../engine/engine.js'
import { Failure } from '../engine/failure.js'
import { keepingFocus } from './focus.js'
import { Form } from './form.js'
import { read, write } from './link.js'
import { lower, stateOf } from './state.js'
import { Status } from './status.js'

const BLINK = 300 // ms of waiting before it is called waiting
const PIECES = ['answer', 'results', 'chart', 'table', 'working', 'warnings']

export class Calculator {
  /** @param {HTMLElement} root the `.mg-calc` */
  constructor(root) {
    this.root = root
    this.form = new Form(/** @type {HTMLFormElement} */ (this.part('form')))
    this.status = new Status(/** @type {HTMLElement} */ (this.part('status')), () => this.again())
    /** @type {any} the last response, refusals included */
    this.response = null
    /** @type {any} the last response with an answer, which the page shows */
    this.answer = null
    this.failure = /** @type {Failure | null} */ (null)
    this.touched = false
    /** @type {Record<string, unknown>} what every question carries besides the form: numbers to compare with, a changed source */
    this.extra = {}
    this.answered = this.form.start + '{}'
    this.asking = false
    this.slow = false
    /** @type {string[]} */
    this.loose = []
    this.#listen()
    engine.addEventListener('change', () => this.show())
    if (this.form.element.contains(document.activeElement)) this.touch()
    if (this.form.changed) void this.ask()
    this.show()
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-part="${name}"]`))
  }

  /** The same text whenever the same question would be asked. */
  get key() {
    return this.form.key + JSON.stringify(this.extra)
  }

  /**
   * What every question about this calculator begins with.
   * @param {object} [more]
   */
  question(more = {}) {
    const { calculator, preset, view } = this.root.dataset
    return { calculator, preset: preset || null, view, ...this.form.given, ...this.extra, root: toRoot(), ...more }
  }

  /** Ask about what stands in the form now; while one question is on its way, the newest waits and the others are dropped. */
  async ask() {
    this.failure = null
    this.show()
    if (this.asking || this.key === this.answered) return
    this.asking = true
    const { key } = this
    const blink = setTimeout(() => this.#slow(true), BLINK)
    try {
      this.#take(await engine.ask(this.question()))
      this.answered = key
    } catch (failure) {
      this.failure = /** @type {Failure} */ (failure)
      this.root.dispatchEvent(new CustomEvent('glossary-failure', { detail: failure }))
    }
    clearTimeout(blink)
    this.slow = false
    this.asking = false
    this.show()
    if (this.key !== key && !this.failure) void this.ask()
  }

  /** The reader is here: whatever comes next wants the engine. */
  touch() {
    this.touched = true
    engine.start()
    this.show()
  }

  /** Another attempt, after a failure. */
  again() {
    this.touch()
    void this.ask()
  }

  /** Put the page back as it was sent. */
  reset() {
    this.form.reset()
    void this.ask()
  }

  /**
   * Take inputs from an address.
   * @param {Map<string, string>} inputs
   */
  fill(inputs) {
    if (!inputs.size) return
    this.#note(this.form.fill(inputs))
    if (this.form.changed) void this.ask()
  }

  /** The part of an address that brings these numbers back. */
  get link() {
    return write(this.answer?.given ?? this.form.example)
  }

  /**
   * Say something that is no state of the answer.
   * @param {string} words
   */
  say(words) {
    this.status.tell({ state: this.status.element.dataset.state ?? 'ready', words })
  }

  /** Say in what state the answer is. */
  show() {
    const stale = this.key !== this.answered
    const told = stateOf({
      phase: engine.phase,
      bytes: [engine.loaded, engine.total],
      failure: this.failure ?? (engine.phase === 'failed' ? engine.failure : null),
      touched: this.touched,
      stale,
      changed: this.form.changed,
      slow: this.slow,
      online: navigator.onLine,
      response: this.response,
      whose: this.#whose(),
      loose: this.loose,
      hand: this.#hand(),
    })
    this.root.toggleAttribute('data-stale', stale)
    const back = /** @type {HTMLElement | null} */ (this.root.querySelector('[data-action=reset]'))
    if (back) back.hidden = !this.form.changed
    if (!told) return
    const { look, ...words } = told
    this.root.dataset.state = look
    this.status.tell(words)
  }

  /** @param {any} response */
  #take(response) {
    if (response.status === 'broken') throw new Failure('code', where(response.error))
    this.response = response
    this.loose = this.form.tell(response, () => void this.ask())
    if (response.status === 'refused') return
    this.answer = response
    for (const name of PIECES) {
      const part = this.part(name)
      if (part) replace(part, response.html[name])
    }
    this.root.dispatchEvent(new CustomEvent('glossary-result', { bubbles: true, detail: response }))
  }

  /** Say whose numbers the answer is of: the example's, or the last that were valid, by one that differs now. */
  #whose() {
    const now = this.form.given
    const { given = this.form.example } = this.answer ?? {}
    const refused = (this.response?.refusals ?? []).map((/** @type {any} */ { field }) => field)
    const names = [...refused, ...Object.keys({ ...now.typed, ...now.plain })]
    const name = names.find((field) => field in given && now.plain[field] !== given[field])
    const which = name ? `, ${lower(this.form.label(name))} ${this.form.shown(name, given[name])}` : ''
    return (this.answer ? 'the last valid numbers' : 'the example') + which
  }

  #hand() {
    const working = this.part('working')
    if (!working) return ''
    working.id ||= `working-${this.root.dataset.calculator}`
    return `#${working.id}`
  }

  /** @param {boolean} slow */
  #slow(slow) {
    this.slow = slow
    this.show()
  }

  #listen() {
    const form = this.form.element
    form.addEventListener('focusin', () => this.touch())
    form.addEventListener('pointerdown', () => this.touch())
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('input', (event) => {
      this.touched = true
      this.form.follow(event.target)
      void this.ask()
    })
    form.addEventListener('click', (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest?.('button')
      if (!button) return
      if (button.dataset.action === 'reset') this.reset()
      else if (this.form.act(button)) void this.ask()
    })
  }

  /**
   * Say which parts of an address were left out.
   * @param {string[]} names
   */
  #note(names) {
    this.root.querySelector('[data-part=note]')?.remove()
    if (!names.length) return
    const note = document.createElement('p')
    note.className = 'mg-asked'
    note.dataset.part = 'note'
    const shown = names.slice(0, 5).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name))
    const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
    note.textContent = `Left out of the link, because this calculator cannot take it: ${shown.join(', ')}${more}.`
    this.form.element.prepend(note)
  }
}

/**
 * Put a piece of the answer into the page; a `details` that the reader opened stays open.
 * @param {HTMLElement} part
 * @param {string} html made and escaped by calckit
 */
export function replace(part, html) {
  const open = [...part.querySelectorAll('details')].map((details) => details.open)
  keepingFocus(part, () => (part.innerHTML = html))
  part.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? details.open))
}

/**
 * Say where a changed source is at fault, and how.
 * @param {{line: number | null, message: string}} error
 */
function where({ line, message }) {
  return line ? `Line ${line}: ${message}.` : `${message}.`
}

/** The way from this page to the site's root, as the page's own links go. */
function toRoot() {
  const root = new URL('../../../', import.meta.url).pathname
  const below = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : ''
  return '../'.repeat(below.split('/').length - 1)
}

/** @type {Calculator[]} */
export const calculators = [...document.querySelectorAll('.mg-calc')].map(
  (root) => new Calculator(/** @type {HTMLElement} */ (root)),
)

/** The calculator that an address speaks to: the one the page is about, else the first. */
export const main = calculators.find(({ root }) => root.dataset.view === 'full') ?? calculators[0]

for (const event of ['online', 'offline']) window.addEventListener(event, () => calculators.forEach((each) => each.show()))
window.addEventListener('hashchange', () => main?.fill(read(location)))
main?.fill(read(location))
