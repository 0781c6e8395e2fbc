// The glossary's names in a text, the longest at each place: what the build does in its own texts, in every script.
// Needs no page.

const BETWEEN = /^(?:[ \t]*[\n\-‐‑\u00a0 \t][ \t]*)?$/
// A host, a path, a file, an account, a tag: what stands between blanks and is no words.
const ADDRESS =
  /\/\/|^[^\p{L}\p{N}_]*(?:www\.|\.{0,2}\/|~\/|[@#][\p{L}\p{N}_])|[\p{L}\p{N}_]:?[/\\].*[/\\.][\p{L}\p{N}_]|[\p{L}\p{N}_]@[\p{L}\p{N}_]|\p{L}\.\p{L}|[\p{L}\p{N}]_[\p{L}\p{N}]/u

/** The one sign by which a name may go on: P&L, buy/sell ratio, Black's model. */
const signOf = (/** @type {string} */ between) => /^\s*([&/+'’.*=])\s*$/.exec(between)?.[1].replace('’', "'")

/**
 * @typedef {Record<'nouns' | 'objects' | 'singular' | 'subjects' | 'before', string[]>} Verbs
 * @typedef {Record<'spaceless' | 'katakana' | 'behind' | 'before', string>} Scripts two classes of letters, and what hangs on to a noun
 * @typedef {{names: Record<string, string>, verbs: Verbs, scripts: Scripts}} Names
 */
/** @typedef {{start: number, end: number, slug: string}} Found */
/** @typedef {{start: number, end: number, word: string}} Part */

/** @param {string} one @param {string} next */
const join = (one, next) => (one ? `${one} ${next}` : next)

/**
 * A word in any script. Where no blank stands between words every letter is one, and a run of Katakana is.
 * @param {Scripts} scripts
 */
function wordOf({ spaceless, katakana }) {
  const letter = `(?![${spaceless}${katakana}])[\\p{L}\\p{N}]`
  const more = `(?:${letter}|\\p{M}|[\\u200c\\u200d](?!\\p{Script=Latin}))*(?:[+#]+(?![\\p{L}\\p{N}_]))?`
  return new RegExp(`${letter}${more}|[${katakana}][${katakana}\\p{M}]*|[${spaceless}]\\p{M}*`, 'gu')
}

const BEYOND = /[^ -~]/ // what no English word has

/** A word as it is compared: small letters, except abbreviations. */
const small = (/** @type {string} */ word) => word.toLowerCase().normalize('NFC')

/**
 * The signs before a word with which it may go on with the name before it: HTTP/2, but not spring/tide.
 * @param {string} between
 * @param {string} word
 */
function waysOf(between, word) {
  if (BETWEEN.test(between)) return ['']
  const sign = signOf(between)
  if (!sign) return []
  return between === '/' && /^\p{N}/u.test(word) ? [sign, ''] : [sign]
}

export class Finder {
  /** @type {Map<string, string>} */
  #names
  /** @type {Map<string, number>} the first word of a name, with the most words of one that begins so */
  #longest = new Map()
  #verbs
  #word
  #behind
  #before

  /** @param {Names} told */
  constructor({ names, verbs, scripts }) {
    this.#names = new Map(Object.entries(names))
    this.#verbs = verbs
    this.#word = wordOf(scripts)
    this.#behind = new RegExp(scripts.behind, 'u')
    this.#before = new RegExp(scripts.before, 'u')
    for (const name of this.#names.keys()) {
      const said = name.split(' ')
      this.#longest.set(said[0], Math.max(said.length, this.#longest.get(said[0]) ?? 0))
    }
  }

  /**
   * @param {string} text
   * @returns {Found[]} in order, none overlapping, none in an address
   */
  find(text) {
    const addresses = [...text.matchAll(/\S+/g)]
      .filter(([token]) => ADDRESS.test(token))
      .map(({ 0: token, index }) => [index, index + token.length])
    const parts = [...text.matchAll(this.#word)].map(({ 0: word, index }) => ({ start: index, end: index + word.length, word }))
    const all = []
    for (let at = 0; at < parts.length; ) {
      const [found, words] = this.#at(text, parts, at)
      const inside = found && addresses.some(([start, end]) => start < found.end && found.start < end)
      if (found && !inside && (words > 1 || !this.#does(text, parts, at))) all.push(found)
      at += words || 1
    }
    return all
  }

  /**
   * @param {string} text
   * @param {Part[]} parts
   * @param {number} at
   * @returns {[Found | null, number]} the longest name that begins there, and how many words it has
   */
  #at(text, parts, at) {
    /** @type {[Found | null, number]} */
    let best = [null, 0]
    /** @type {string[]} a name may hold abbreviations: each of them may also be written small */
    let said = ['']
    const least = (/** @type {string} */ word) => this.#longest.get(word) ?? 0
    const clothed = BEYOND.test(parts[at].word) ? 1 : 0 // it may begin no name and yet hold one
    const most = Math.max(clothed, least(parts[at].word), least(small(parts[at].word)))
    for (let n = at; n < Math.min(parts.length, at + most); n++) {
      const { word, start, end } = parts[n]
      const ways = n > at ? waysOf(text.slice(parts[n - 1].end, start), word) : ['']
      if (!ways.length) break
      const before = said
      const next = ways.flatMap((sign) => [...new Set([sign + word, sign + small(word)])])
      said = before.flatMap((one) => next.map((word) => join(one, word)))
      const slug = this.#slug(said)
      if (slug) best = [{ start: parts[at].start, end, slug }, n - at + 1]
      for (const [first, last] of slug || !ways.includes('') ? [] : this.#nouns(word)) {
        if (first && n > at) continue
        const noun = this.#slug(before.map((one) => join(one, small(word.slice(first, last)))))
        if (noun) best = [{ start: n > at ? parts[at].start : start + first, end: start + last, slug: noun }, n - at + 1]
      }
    }
    return best
  }

  /** @param {string[]} names */
  #slug(names) {
    return names.map((name) => this.#names.get(name)).find(Boolean)
  }

  /**
   * Where the noun of a word could begin and end, if something hangs on to it.
   * @param {string} word
   * @returns {[number, number][]}
   */
  #nouns(word) {
    if (!BEYOND.test(word)) return []
    const behind = word.search(this.#behind)
    const before = this.#before.exec(word)
    /** @type {[number, number][]} */
    const spans = behind < 0 ? [] : [[0, behind + 1]]
    if (before) spans.push([before[0].length, word.length])
    return spans
  }

  /**
   * Whether a word is a verb where it stands: the umpire calls.
   * @param {string} text
   * @param {Part[]} parts
   * @param {number} at
   */
  #does(text, parts, at) {
    const { start, end, word } = parts[at]
    if (BEYOND.test(word)) return false
    const { nouns, objects, singular, subjects, before: helpers } = this.#verbs
    const said = word.toLowerCase()
    const blank = (/** @type {string} */ between) => /^\s+$/.test(between)
    let before = text.slice(0, start).trimEnd().slice(-1)
    if (at && blank(text.slice(parts[at - 1].end, start))) before = parts[at - 1].word.toLowerCase()
    const after = at + 1 < parts.length && blank(text.slice(end, parts[at + 1].start)) ? parts[at + 1].word.toLowerCase() : ''
    if (nouns.includes(before) || /^\d+$/.test(before)) return false
    if (/s$/.test(said) && !/(?:ss|us|is)$/.test(said)) {
      return subjects.includes(before) || before === '%' || objects.includes(after) || singular.includes(after)
    }
    return helpers.includes(before) || (['to', 'not', 'let'].includes(before) && objects.includes(after))
  }
}
