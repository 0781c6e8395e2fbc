// The glossary's names in a text, the longest at each place: what the build does in its own texts, for words between
// blanks. Needs no page.

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[\u200c\u200d](?!\p{Script=Latin}))*(?:[+#]+(?![\p{L}\p{N}_]))?/gu
const BETWEEN = /^(?:[ \t]*[\n\-‐‑\u00a0 \t][ \t]*)?$/
// A host, a path, a file, an account, a tag: what stands between blanks and is no words.
const ADDRESS =
  /\/\/|^[^\p{L}\p{N}_]*(?:www\.|\.{0,2}\/|~\/|[@#][\p{L}\p{N}_])|[\p{L}\p{N}_]:?[/\\].*[/\\.][\p{L}\p{N}_]|[\p{L}\p{N}_]@[\p{L}\p{N}_]|\p{L}\.\p{L}|[\p{L}\p{N}]_[\p{L}\p{N}]/u

/** @typedef {{names: Record<string, string>, verbs: Record<'nouns' | 'objects' | 'singular' | 'subjects' | 'before', string[]>}} Names */
/** @typedef {{start: number, end: number, slug: string}} Found */
/** @typedef {{start: number, end: number, word: string}} Part */

/** A word as it is compared: small letters, except abbreviations. */
const small = (/** @type {string} */ word) => word.toLowerCase().normalize('NFC')

export class Finder {
  /** @type {Map<string, string>} */
  #names
  /** @type {Map<string, number>} the first word of a name, with the most words of one that begins so */
  #longest = new Map()
  #verbs

  /** @param {Names} told */
  constructor({ names, verbs }) {
    this.#names = new Map(Object.entries(names))
    this.#verbs = verbs
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
    const parts = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length, word }))
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
    const most = Math.max(least(parts[at].word), least(small(parts[at].word)))
    for (let n = at; n < Math.min(parts.length, at + most); n++) {
      const { word, start, end } = parts[n]
      const between = n > at ? text.slice(parts[n - 1].end, start) : ''
      if (n > at && !BETWEEN.test(between) && !(between === '/' && /^\p{N}/u.test(word))) break
      said = said.flatMap((one) => [...new Set([word, small(word)])].map((next) => (one ? `${one} ${next}` : next)))
      const slug = said.map((name) => this.#names.get(name)).find(Boolean)
      if (slug) best = [{ start: parts[at].start, end, slug }, n - at + 1]
    }
    return best
  }

  /**
   * Whether a word is a verb where it stands: the umpire calls.
   * @param {string} text
   * @param {Part[]} parts
   * @param {number} at
   */
  #does(text, parts, at) {
    const { start, end, word } = parts[at]
    if (/[^ -~]/.test(word)) return false
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
