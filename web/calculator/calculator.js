// Brings a calculator to life: every change of its form is asked, every answer is put where the page shows it.

import { made } from '../dom.js'
import { engine } from '../engine/engine.js'
import { Failure, failureOf } from '../engine/failure.js'
import { keep, recalled } from '../history/entry.js'
import { takeHold } from '../hold.js'
import { inWords } from '../wording.js'
import { after, begun, isStale, opened, wants } from './course.js'
import { keepingFocus, land } from './focus.js'
import { Form } from './form.js'
import { meantFor, write } from './link.js'
import { lacks, offer, reach, sayUnreached, toldOf } from './others.js'
import { lower, stateOf } from './state.js'
import { Status } from './status.js'

const BLINK = 300 // ms of waiting before it is called waiting
/** @type {(keyof import('../engine/wire.d.ts').Pieces)[]} */
const PIECES = ['answer', 'results', 'chart', 'table', 'working', 'warnings']
const FRAMED = document.querySelector('body.mg-embed') !== null // there the host says what stands

/** @typedef {{calculator: string, preset?: string, view?: import('../engine/wire.d.ts').View}} Place what a `.mg-calc` says of itself */

export class Calculator {
  /** @param {HTMLElement} root the `.mg-calc` */
  constructor(root) {
    this.root = root
    this.name = `${root.dataset.calculator}/${root.dataset.preset}`
    takeHold(root)
    const wanted = offer(root)
    this.form = new Form(/** @type {HTMLFormElement} */ (this.part('form')))
    this.status = new Status(/** @type {HTMLElement} */ (this.part('status')), () => this.again())
    /** @type {Partial<import('../engine/wire.d.ts').Request>} what every question carries besides the form: numbers to compare with, a changed source */
    this.extra = {}
    this.ofChangedCode = false // whether the answer shown is
    this.course = begun(`${this.form.start}{}`)
    /** @type {string[]} */
    this.loose = []
    this.#listen()
    engine.addEventListener('change', () => this.settle())
    // A quick reader may be there before this script.
    if (this.form.element.contains(document.activeElement)) this.touch()
    else if (this.form.element.querySelector('.mg-field:hover')) this.prepare()
    if (wanted) void this.widen()
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
   * @template {Partial<import('../engine/wire.d.ts').Request>} M
   * @param {M} [more]
   * @returns {import('../engine/wire.d.ts').Request & M}
   */
  question(more) {
    const { calculator, preset, view } = /** @type {Place} */ (this.root.dataset)
    const asked = { calculator, preset: preset || null, view, ...this.form.given, ...this.extra, root: toRoot() }
    return Object.assign(asked, more)
  }

  /** The last response with an answer, which the page shows. */
  get answer() {
    return this.course.answer
  }

  /**
   * Whatever has happened, to the page or to its engine: see what stands in the form, ask it unless somebody has, and say
   * how the answer stands to it.
   * @param {import('./course.js').Happening[]} happenings
   */
  settle(...happenings) {
    const { stands } = this.course
    for (const one of [...happenings, { is: /** @type {const} */ ('standing'), key: this.key }]) this.course = after(this.course, one)
    if (this.course.stands !== stands && !FRAMED) keep(this.name, this.form.given)
    if (wants(this.course)) void this.#ask()
    else this.show()
  }

  /**
   * Let its form be as the reader left it, or as an address wants it.
   * @param {Map<string, string>} address
   */
  async open(address) {
    const kept = FRAMED ? null : /** @type {import('./form.js').Given | null} */ (recalled(this.name))
    const wanted = kept ? { ...kept.typed, ...kept.plain } : Object.fromEntries(address)
    const more = lacks(this.form.element, wanted) && (await reach(this.root))
    if (kept && more) this.#widen() // so it was left
    const told = kept ? address : new Map(Object.entries(this.#told(wanted)))
    const numbers = opened({ kept, address: told, stands: this.form.given, sent: this.form.example })
    const strangers = numbers ? this.form.put(numbers) : []
    this.#note(kept ? [] : strangers, numbers?.plain ?? {})
    this.settle()
  }

  /** The reader seems to come here: have the engine ready, unless they save data. */
  prepare() {
    const { connection } = /** @type {import('../engine/device.d.ts').Device} */ (navigator)
    if (!connection?.saveData) engine.start(this.root.dataset.calculator)
  }

  /** The reader is here: whatever comes next wants the engine. */
  touch() {
    engine.start(this.root.dataset.calculator)
    this.settle({ is: 'touched' })
  }

  /** Another attempt, after a failure. */
  again() {
    engine.start(this.root.dataset.calculator)
    this.settle({ is: 'touched' }, { is: 'again' })
  }

  /** Show the inputs that the small form leaves out, and go on from the first of them. */
  async widen() {
    this.touch()
    const reached = await reach(this.root)
    sayUnreached(this.form.element, !reached)
    if (!reached) return
    const first = this.#widen()
    if (first) land(first)
  }

  /** Put the page back as it was sent. */
  reset() {
    this.form.reset()
    this.settle()
  }

  /**
   * Take inputs from an address, or from who holds this page in a frame.
   * @param {Map<string, string>} inputs
   * @returns {Promise<string>} what is said of those that it cannot take; nothing when it can take all
   */
  async fill(inputs) {
    if (!inputs.size) return ''
    const wanted = Object.fromEntries(inputs)
    if (lacks(this.form.element, wanted)) await reach(this.root)
    const plain = this.#told(wanted)
    const note = this.#note(this.form.put({ typed: {}, plain }), plain)
    this.settle()
    return note
  }

  /** The part of an address that brings these numbers back. */
  get link() {
    const { pick } = this.extra
    return write(this.answer?.given ?? this.form.example) + (pick ? `&market=${encodeURIComponent(pick)}` : '')
  }

  #widen() {
    const first = this.form.widen()
    this.settle({ is: 'widened', key: this.key })
    return first
  }

  /**
   * What an address says to the small form; to a frame its owner says by it which inputs are shown.
   * @param {Record<string, string>} plain
   */
  #told(plain) {
    return FRAMED ? plain : toldOf(this.form.element, plain)
  }

  /** Say in what state the answer is. */
  show() {
    const { response, failure, slow, touched } = this.course
    const stale = isStale(this.course)
    const told = stateOf({
      phase: engine.phase,
      bytes: [engine.loaded, engine.total],
      failure: failure ?? (engine.phase === 'failed' ? engine.failure : null),
      touched,
      stale,
      changed: this.form.changed,
      slow,
      waits: engine.waits,
      online: navigator.onLine,
      response,
      whose: this.#whose(),
      loose: this.loose,
      back: this.form.askedBack(response?.asked_back ?? []),
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

  /** Put the question; while it is on its way, the newest waits and the others are dropped. */
  async #ask() {
    this.course = after(this.course, { is: 'sent' })
    this.show()
    const changed = 'source' in this.extra
    const blink = setTimeout(() => this.settle({ is: 'slow' }), BLINK)
    const happening = await this.#answered()
    clearTimeout(blink)
    this.course = after(this.course, happening)
    if (happening.is === 'answered') this.#take(happening.response, changed)
    else if (this.course.failure) this.root.dispatchEvent(new CustomEvent('glossary-failure', { detail: happening.failure }))
    this.settle()
  }

  /** @returns {Promise<Extract<import('./course.js').Happening, {is: 'answered' | 'failed'}>>} */
  async #answered() {
    try {
      const response = await engine.ask(this.question())
      if (response.status === 'broken') throw new Failure('code', where(response.error))
      return { is: 'answered', response }
    } catch (thrown) {
      return { is: 'failed', failure: failureOf(thrown, 'wrong') }
    }
  }

  /**
   * @param {import('./course.js').Response} response
   * @param {boolean} changed whether changed code gave it
   */
  #take(response, changed) {
    if ('units' in response) this.form.unite(response.units)
    this.loose = this.form.tell(response, () => this.settle())
    if (response.status === 'refused') return
    this.form.answered(response.given)
    this.ofChangedCode = changed
    for (const name of PIECES) {
      const part = this.part(name)
      if (part) replace(part, response.html[name] ?? '')
    }
    this.root.dispatchEvent(new CustomEvent('glossary-result', { bubbles: true, detail: response }))
  }

  /** Say whose numbers the answer is of: the example's, or the last that were valid, by one that differs now. */
  #whose() {
    const now = this.form.given
    const { given = this.form.sent } = this.answer ?? {}
    const refused = (this.course.response?.refusals ?? []).map(({ field }) => field)
    const names = [...refused, ...Object.keys({ ...now.typed, ...now.plain })]
    const name = names.find((field) => field in given && now.plain[field] !== given[field])
    const which = name ? `, ${lower(this.form.label(name))} ${this.form.shown(name, given[name])}` : ''
    return (this.answer ? inWords('the last valid numbers') : inWords('the example')) + which
  }

  #hand() {
    const working = this.part('working')
    if (!working) return ''
    working.id ||= `working-${this.root.dataset.calculator}`
    return `#${working.id}`
  }

  #listen() {
    const form = this.form.element
    form.addEventListener('focusin', () => this.touch())
    form.addEventListener('pointerdown', () => this.touch())
    form.addEventListener('pointerover', ({ target }) => {
      if (/** @type {HTMLElement} */ (target).closest('.mg-field')) this.prepare()
    })
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('input', (event) => {
      this.form.follow(event.target)
      this.settle({ is: 'touched' })
    })
    form.addEventListener('click', (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest?.('button')
      if (!button) return
      if (button.dataset.action === 'reset') this.reset()
      else if (button.dataset.action === 'more') void this.widen()
      else if (this.form.act(button)) this.settle()
    })
  }

  /**
   * Say which inputs were left out.
   * @param {string[]} names
   * @param {Record<string, string>} plain what was given
   */
  #note(names, plain) {
    this.root.querySelector('[data-part=note]')?.remove()
    const ours = meantFor(names, [...this.form.fields.keys()])
    if (!ours.length) return ''
    const shown = ours.slice(0, 5).map((name) => cut(`${name}=${plain[name]}`))
    const list = shown.join(', ')
    const more = ours.length > 5 ? inWords(` and ${ours.length - 5} more`) : ''
    const words = inWords(`Left out, because this calculator cannot take it: ${list}${more}.`)
    const note = made('p', 'mg-asked', words)
    note.dataset.part = 'note'
    this.form.element.prepend(note)
    return words
  }
}

/**
 * Put a piece of the answer into the page; a `details` that the reader opened stays open.
 * @param {HTMLElement} part
 * @param {string} html made and escaped by calckit
 */
export function replace(part, html) {
  const open = [...part.querySelectorAll('details')].map((details) => details.open)
  keepingFocus(part, () => part.replaceChildren(inert(html)))
  part.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? details.open))
}

/**
 * What an answer's HTML holds, without what would act by itself: changed code may have written it.
 * @param {string} html
 */
export function inert(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  for (const one of template.content.querySelectorAll('base, embed, iframe, link, meta, object, script, style')) one.remove()
  return template.content
}

/**
 * Say where a changed source is at fault, and how.
 * @param {{line: number | null, message: string}} error
 */
function where({ line, message }) {
  return line ? inWords(`Line ${line}: ${message}.`) : `${message}.`
}

/** @param {string} words */
function cut(words) {
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}

/** The way from this page to the site's root, as the page's own links go. */
function toRoot() {
  const root = new URL('../../../', import.meta.url).pathname
  const below = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : ''
  return '../'.repeat(below.split('/').length - 1)
}
