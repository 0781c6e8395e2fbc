// What somebody typed, read once: its words, what they are about, and what kind of page would answer.

import { dense } from './apart.js'
import { small, stem, words } from './words.js'

const COMPARES = /\b(?:vs|versus|or|differen\w*|compar\w*|between)\b/
const CALCULATES = /\b(?:calculat\w*|comput\w*|formula|how (?:much|many|far))\b/
const LEAST = 3 // letters of a word that may be half of a joined one, or the beginning of a longer

/** @typedef {import('minisearch').Query} Query */

export class Asked {
  /** @param {string} typed */
  constructor(typed) {
    this.typed = typed.trim().toLowerCase()
    const all = words(typed)
    this.key = all.map(stem).join('')
    this.bare = all.filter((word) => !small(word))
    this.want = this.bare.map(stem)
    this.sums = this.want.filter((term) => term !== 'calculat') // what is asked of a calculator
    this.compares = COMPARES.test(this.typed)
    this.calculates = CALCULATES.test(this.typed)
  }

  /**
   * How to look for it: each word as it is, joined with the next, begun, split in two, or else misspelt.
   * @param {Map<string, number>} known the terms there are
   * @param {(query: Query) => boolean} finds whether anything is found so
   * @returns {{queries: Query[], unknown: string[]}} and the words that are spelt nowhere
   */
  queries(known, finds) {
    /** @type {Query[]} */
    const queries = []
    const unknown = []
    let strange = false
    for (let i = 0; i < this.bare.length; i++) {
      const [word, term, last] = [this.bare[i], this.want[i], i === this.bare.length - 1]
      const joined = last ? '' : stem(word + this.bare[i + 1])
      if (known.has(joined)) queries.push(joined)
      if (known.has(term)) queries.push({ queries: [term], prefix: last && long(word, LEAST) })
      else if (known.has(joined)) i++
      else {
        const query = likely(word, known)
        const near = { queries: [term], fuzzy: word.length > LEAST && 1 } // one letter away, and farther only where nothing is
        queries.push(query ?? (finds(near) ? near : { ...near, fuzzy: near.fuzzy && 0.3 }))
        strange ||= !query
        unknown.push(word)
      }
    }
    return { queries, unknown: strange ? unknown : [] } // a word that is only begun is not misspelt
  }
}

/**
 * @param {string} word
 * @param {Map<string, number>} known
 * @returns {Query | undefined} the longer words that it begins, or the two that were typed as one
 */
function likely(word, known) {
  const term = stem(word)
  if (long(word, LEAST - 1) && [...known.keys()].some((one) => one.startsWith(term))) return { queries: [term], prefix: true }
  const both = halves(word, known)
  return both && { combineWith: 'AND', queries: both }
}

/**
 * @param {string} word
 * @param {Map<string, number>} known
 * @returns {string[] | undefined} two words that were typed as one
 */
function halves(word, known) {
  for (let i = LEAST; i <= word.length - LEAST; i++) {
    const both = [stem(word.slice(0, i)), stem(word.slice(i))]
    if (both.every((one) => known.has(one))) return both
  }
  return undefined
}

/**
 * @param {string} word
 * @param {number} least
 * @returns {boolean} whether it says enough to be the beginning of another
 */
function long(word, least) {
  return word.length >= least || dense(word)
}
