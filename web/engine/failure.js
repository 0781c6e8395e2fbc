// Why the engine could not do what was asked: each kind its own sentence, for the reader.

import { inWords } from '../wording.js'

/** @typedef {"offline" | "blocked" | "missing" | "damaged" | "stranger" | "forbidden" | "unable" | "stalled" | "worker" | "start" | "rest" | "hung" | "ended" | "wrong" | "code"} Kind */

/** @type {Record<Kind, (what: string) => string>} */
const SENTENCES = {
  offline: () => inWords('You are offline, and this calculator has not been fetched on this device before.'),
  blocked: (file) => inWords(`Something between this page and the site blocks ${file}: the network, a filter or an extension.`),
  missing: (file) => inWords(`The site no longer has ${file}. Reload the page: the calculator has probably been replaced by a newer one.`),
  damaged: (file) => inWords(`${file} arrived incomplete or damaged.`),
  stranger: (file) =>
    inWords(`In place of ${file} another page arrived. The network may want you to sign in, or the site serves it with the wrong type.`),
  forbidden: () => inWords('A security policy of this page or browser forbids WebAssembly, in which the calculator runs.'),
  unable: () => inWords('This browser has no WebAssembly, in which the calculator runs; a lockdown mode may have turned it off.'),
  stalled: (sofar) => inWords(`The line went quiet: nothing has arrived for a while, after ${sofar}.`),
  worker: () => inWords('The browser did not let the calculator start beside the page.'),
  start: (why) => inWords(`Everything arrived, but Python did not start. ${why}`),
  rest: (why) => inWords(`The rest of what the calculator runs on did not come. ${why}`),
  hung: () => inWords('The calculation took too long and was stopped. Your numbers are kept.'),
  ended: () => inWords('The calculation was stopped.'),
  code: (why) => inWords(`The changed code does not work. ${why}`),
  wrong: (why) => inWords(`The calculation met an error of its own. ${why}`),
}

export class Failure extends Error {
  /**
   * @param {Kind} kind
   * @param {string} what the file, amount or reason that the sentence names
   */
  constructor(kind, what = '') {
    super(SENTENCES[kind](what).trim())
    this.kind = kind
    this.what = what
  }
}

/**
 * Whatever was thrown, as a Failure.
 * @param {unknown} thrown
 * @param {Kind} kind what it is when it says nothing better
 */
export function failureOf(thrown, kind) {
  if (thrown instanceof Failure) return thrown
  return new Failure(kind, thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown))
}
