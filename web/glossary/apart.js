// Texts in words and what stands between them, also in scripts that leave no blanks there.

const WORD = /([\p{L}\p{N}\p{M}]+)/u
const DENSE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u

/**
 * @param {string} text
 * @param {string} gap what is set between two words that have nothing between them
 * @returns {string[]} all of it: in turn what is no word, and a word as it is written
 */
export function parted(text, gap = '') {
  return text.split(WORD).flatMap((part, i) => (i % 2 && dense(part) ? cut(part).flatMap((word, j) => (j ? [gap, word] : [word])) : [part]))
}

/**
 * @param {string} word
 * @returns {boolean} whether one sign of it says as much as several letters
 */
export function dense(word) {
  return DENSE.test(word)
}

/** @type {Intl.Segmenter | undefined} */
let dictionaries

/**
 * A run of such words by the browser's dictionaries; one that has none looks for each sign.
 * @param {string} run
 */
function cut(run) {
  dictionaries ??= Intl.Segmenter && new Intl.Segmenter('und', { granularity: 'word' })
  return dictionaries ? Array.from(dictionaries.segment(run), ({ segment }) => segment) : [...run]
}
