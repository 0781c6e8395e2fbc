// What the box shows of what was found: of each page the sentence that answers, which is its meaning, one of its questions, a
// venue's rule, or a line of its text.

import { sentences } from './sentences.js'
import { terms } from './words.js'

/**
 * @typedef {import('./finding.js').Entry} Entry
 * @typedef {import('./finding.js').Hit} Hit
 * @typedef {{line: string, path: string, about: string[], good: number}} Passage
 * @typedef {{kind: string, title: string, also: string[], line: string, path: string}} Row
 * @typedef {{rows: Row[], count: number, whole?: number, unknown: string[], touched: (word: string) => boolean}} Found `whole` of
 *   the `count` pages have every word; `unknown` words are spelt nowhere; `touched` is whether a word was looked for
 */

const LONG = 100 // words that make a passage half as good as a short one with the same ones of the question
const CLEARLY = 1.2 // so many times better than the meaning a passage must be, to stand in its place
const TELLING = 1.3 // and so many times better than a line of the text a question is, or a venue's rule

/** @type {WeakMap<Entry, Passage[]>} */
const read = new WeakMap()

/**
 * @param {import('./finding.js').Finder} finder
 * @param {string} typed
 * @param {number} most
 * @returns {Found}
 */
export function answers(finder, typed, most) {
  const { hits, unknown, asked } = finder.find(typed)
  const touching = new Set(hits.slice(0, most).flatMap(({ hit }) => [...hit]))
  return {
    rows: hits.slice(0, most).map((hit) =>
      shown(
        hit.entry,
        answer(hit, asked, (list) => finder.weight(list)),
      ),
    ),
    count: hits.length,
    whole: hits.filter(({ part }) => part > 0.999).length,
    unknown,
    touched: (word) => terms(word).some((term) => touching.has(term)),
  }
}

/**
 * @param {Entry} entry
 * @param {{line: string, path: string}} said
 * @returns {Row}
 */
function shown({ kind, title, also }, { line, path }) {
  return { kind, title, also, line, path }
}

/**
 * @param {Hit} hit
 * @param {import('./asked.js').Asked} asked
 * @param {(terms: string[]) => number} weight
 * @returns {{line: string, path: string}} the path leads to the question, where it is one
 */
function answer({ entry, rank, hit }, { want, key }, weight) {
  const [meaning, ...others] = read.get(entry) ?? known(entry)
  const itself = entry.asks.findIndex((ask) => ask.key === key)
  if (itself >= 0) return others[itself]
  if (rank === 3) return meaning
  const own = entry.names[0].about // what the title says already, no sentence need say again
  const meant = want.flatMap((one) => (hit.has(one) ? [one] : [...hit].filter((term) => term.startsWith(one)))) // of what is begun, all
  const rest = meant.filter((one) => !own.includes(one))
  const open = rest.length > 0 ? rest : meant
  const worth = (/** @type {Passage} */ { about, good }) =>
    (good * weight(open.filter((one) => about.includes(one)))) / (1 + about.length / LONG)
  const best = others.reduce((one, other) => (worth(other) > worth(one) ? other : one), meaning)
  return worth(best) > CLEARLY * worth(meaning) ? best : meaning
}

/** @param {Entry} entry */
function known(entry) {
  const passages = [...parts(entry)].map(([line, path, about = line, good = 1]) => ({ line, path, about: terms(about), good }))
  read.set(entry, passages)
  return passages
}

/**
 * @param {Entry} entry
 * @returns {Generator<[line: string, path: string, about?: string, good?: number]>} the meaning first, then the questions in their order
 */
function* parts({ meaning, asked, rules, text, path }) {
  yield [meaning, path]
  for (const [ask, said, anchor] of asked) yield [`${ask} ${sentences(said)[0]}`, `${path}#${anchor}`, `${ask} ${said}`, TELLING]
  for (const [venue, rule] of rules) yield [`${venue}: ${rule}`, path, `${venue} ${rule}`, TELLING]
  for (const line of sentences(text)) yield [line, path]
}
