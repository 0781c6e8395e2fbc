// What is found for what people type: names first, then the pages whose words answer, whatever part of the words they have.

import { Asked } from './asked.js'
import { asks } from './sentences.js'
import { small, stem, terms, words } from './words.js'

/**
 * @typedef {{name: string, key: string, about: string[]}} Name as it is written, as it is compared, what it is about
 * @typedef {[kind: string, title: string, path: string, also: string[]]} Named
 * @typedef {[meaning: string, asked: [ask: string, answer: string, anchor: string][], rules: [venue: string, rule: string][]]} Said
 * @typedef {{id: number, kind: string, title: string, path: string, also: string[], names: Name[],
 *   meaning: string, asked: Said[1], asks: Name[], rules: Said[2], text: string, said: string}} Entry `said` is all of it, in small letters
 * @typedef {{entry: Entry, rank: number, score: number, part: number, hit: Set<string>}} Hit `part` of what was asked it has,
 *   0 to 1; `hit` are the stems that were found
 * @typedef {typeof import('minisearch').default<Entry>} Library
 * @typedef {import('minisearch').default<Entry>} Shelf
 */

const NAMES = { title: 6, also: 4, meaning: 3, asked: 3, rules: 1.5 }
const RARE = 2000 // about so many times the commonest word of the glossary stands in its names and meanings

export class Finder {
  /**
   * @param {Library} library
   * @param {Named[]} entries every name, which is enough to begin with
   */
  constructor(library, entries) {
    this.library = library
    this.entries = entries.map(named)
    /** @type {Map<string, number>} */
    this.known = new Map() // how often each stem stands in what is known so far
    this.shelves = [this.#shelf(NAMES)]
    this.shelves[0].addAll(this.entries)
  }

  /**
   * Add meanings, questions and venues' rules, and the kinds of entry that come late.
   * @param {Named[]} more
   * @param {Said[]} said
   */
  async learn(more, said) {
    const all = [...this.entries, ...more.map((one, i) => named(one, this.entries.length + i))]
    const entries = all.map((one, i) => ({ ...one, ...told(said[i]) }))
    const shelf = this.#shelf(NAMES)
    await shelf.addAllAsync(entries, { chunkSize: 8 }) // so few at once, that a page stays free to scroll
    this.entries = entries
    this.shelves = [shelf]
  }

  /**
   * Add the texts of the pages.
   * @param {string[]} texts
   */
  async read(texts) {
    const entries = this.entries.map((one, i) => ({ ...one, text: texts[i], said: `${one.said} ${texts[i].toLowerCase()}` }))
    const shelf = this.#shelf({ text: 1 })
    await shelf.addAllAsync(entries, { chunkSize: 8 })
    this.entries = entries
    this.shelves.push(shelf)
  }

  /**
   * @param {string} typed
   * @returns {{hits: Hit[], unknown: string[], asked: Asked}} the best first; `unknown` are the words that are spelt nowhere
   */
  find(typed) {
    const asked = new Asked(typed)
    const { queries, unknown } = asked.queries(this.known, (query) => this.shelves.some((shelf) => shelf.search(query).length))
    const hits = this.#found(queries, asked).map((one) => this.#weighed(one, asked, unknown.length > 0))
    return { hits: hits.sort((a, b) => b.rank - a.rank || b.score - a.score), unknown, asked }
  }

  /**
   * How much a word tells: a rare one much, one that stands everywhere little.
   * @param {string[]} list
   */
  weight(list) {
    return list.reduce((sum, term) => sum + Math.log(1 + RARE / (this.known.get(term) ?? 1)), 0)
  }

  /** @param {Record<string, number>} boost @returns {Shelf} */
  #shelf(boost) {
    return new this.library({
      fields: Object.keys(boost),
      extractField: (entry, name) => {
        const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (entry))[name]
        return name === 'id' ? value : flat(value) // as a text it would be another one than that by which entries are told apart
      },
      tokenize: (text, field) => (field === 'title' || field === 'also' ? paired(words(text)) : words(text)),
      processTerm: (word) => this.#learnt(word),
      searchOptions: { boost, tokenize: (term) => [term], processTerm: (term) => term },
    })
  }

  /** @param {string} word */
  #learnt(word) {
    if (small(word)) return null
    const term = stem(word)
    this.known.set(term, (this.known.get(term) ?? 0) + 1)
    return term
  }

  /**
   * What the shelves give together, and whatever is called exactly so, which small words alone would not find.
   * @param {import('./asked.js').Query[]} queries
   * @param {Asked} asked
   */
  #found(queries, asked) {
    /** @type {Map<number, {id: number, score: number, match: object, queryTerms: string[]}>} */
    const found = new Map()
    for (const { id, score, match, queryTerms } of this.shelves.flatMap((shelf) => shelf.search({ combineWith: 'OR', queries }))) {
      const before = found.get(id)
      found.set(id, {
        id,
        score: score + (before?.score ?? 0),
        match: { ...before?.match, ...match },
        queryTerms: [...queryTerms, ...(before?.queryTerms ?? [])],
      })
    }
    for (const { id, names } of this.entries) {
      if (asked.key && !found.has(id) && names.some(({ key }) => key === asked.key))
        found.set(id, { id, score: 1, match: {}, queryTerms: [] })
    }
    return [...found.values()]
  }

  /**
   * @param {{id: number, score: number, match: object, queryTerms: string[]}} found
   * @param {Asked} asked
   * @param {boolean} misspelt
   * @returns {Hit}
   */
  #weighed({ id, score, match, queryTerms }, asked, misspelt) {
    const entry = this.entries[id]
    const whole = this.weight(asked.want) || 1
    const part = this.weight(asked.want.filter((term) => queryTerms.includes(term))) / whole
    const said = misspelt ? [...asked.want, ...Object.keys(match)] : asked.want // then what was found is what was meant
    const cover = Math.max(0, ...entry.names.filter(({ about }) => within(about, said)).map(({ about }) => this.weight(about)))
    const like = Math.max(0, ...entry.asks.map(({ about }) => this.#like(about, asked.want)))
    const phrase = asked.want.length > 1 && entry.said.includes(asked.typed) ? 0.6 : 0
    const fits = 1 + 2 * (cover / whole + like) + phrase
    const all = score * fits * (0.4 + part) * wanted(entry, asked)
    return { entry, rank: ranked(entry, asked), score: all, part, hit: new Set(Object.keys(match)) }
  }

  /**
   * How far two questions are about the same, 0 to 1.
   * @param {string[]} one
   * @param {string[]} other
   */
  #like(one, other) {
    const both = one.filter((term) => other.includes(term))
    return (2 * this.weight(both)) / (this.weight(one) + this.weight(other) || 1)
  }
}

/**
 * A name typed exactly comes first, then one that differs in an ending, a space or a hyphen, or a question asked in its own words, then
 * a name with small words about it.
 * @param {Entry} entry
 * @param {Asked} asked
 */
function ranked({ kind, names, asks }, { typed, key, want, sums }) {
  if (names.some(({ name }) => name === typed)) return 3
  if ([...names, ...asks].some((one) => one.key === key)) return 2
  const about = (kind === 'calculator' ? sums : want).join('')
  return names.some((name) => about && name.about.join('') === about) ? 1 : 0
}

/**
 * Who asks for a difference wants a comparison, and nobody else does; who asks how much wants a calculator.
 * @param {Entry} entry
 * @param {Asked} asked
 */
function wanted({ kind }, { compares, calculates }) {
  if (kind === 'comparison') return compares ? 1.5 : 0.5
  if (kind === 'list' || kind === 'page') return 0.5 // they are about the site
  return kind === 'calculator' && calculates ? 1.5 : 1
}

/**
 * @param {string[]} some
 * @param {string[]} all
 */
function within(some, all) {
  return some.length > 0 && some.every((one) => all.includes(one))
}

/** @param {unknown} value */
function flat(value) {
  return Array.isArray(value) ? value.flat().join(' ; ') : `${value}`
}

/**
 * A name's words, and each joined with the next: who types "stoploss" means "stop loss".
 * @param {string[]} list
 */
function paired(list) {
  return [...list, ...list.slice(1).map((word, i) => list[i] + word)]
}

/** @param {string} name @returns {Name} */
function read(name) {
  return { name: name.toLowerCase(), key: words(name).map(stem).join(''), about: terms(name) }
}

/** @param {Named} one @param {number} id @returns {Entry} */
function named([kind, title, path, also], id) {
  return { id, kind, title, path, also, names: [title, ...also].map(read), meaning: '', asked: [], asks: [], rules: [], text: '', said: '' }
}

/** @param {Said} said */
function told([meaning, asked, rules]) {
  const questions = [...asked.map(([ask]) => ask), ...(asks(meaning) ? [meaning] : [])] // what a calculator answers is asked too
  return { meaning, asked, rules, asks: questions.map(read), said: [meaning, asked, rules].flat(2).join(' ').toLowerCase() }
}
