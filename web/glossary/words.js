// Words as they are compared: without case, accents, endings, and the small words of a question.

import { parted } from './apart.js'

// Accents and points, which may be left out as one writes; the vowels of Hindi or Thai, and what makes か of が, may not.
const ACCENT = /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}](?<![\u3099\u309a])/gu
const SMALL = new Set(
  (
    'a about actually after all also am an and any are as at be because been before being but by can cannot could did didnt do does ' +
    'doesnt doing done dont explain explained for from get gets getting got had has have having he her his how i if im in instead into ' +
    'is isnt it its ive just let like make makes me mean means might must my of on or our please shall should so some than that the ' +
    'their them then there these they this those to too up us use used using vs versus was wasnt we were what whats when where whether ' +
    'which while who whom whose why will with would you your'
  ).split(' '),
)

/**
 * @param {string} text
 * @returns {string[]} its words in small letters; "10x" is a leverage, "d_1" and "liquidationPrice" are read as they are said
 */
export function words(text) {
  const plain = parted(text, ' ')
    .join('')
    .normalize('NFKD')
    .replace(ACCENT, '')
    .replace(/['’]|(?<=(?<!\p{L})\p{L})_/gu, '')
  const apart = plain.replace(/(\p{Ll}{3})(\p{Lu})/gu, '$1 $2').replace(/(\d)[x×](?!\p{L})/gu, '$1 leverage')
  return apart.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** @param {string} word */
export function small(word) {
  return SMALL.has(word)
}

/**
 * What is left of a word without its ending, British and American alike: "liquidated", "liquidation" → "liquidat".
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 4 || word === 'funding') return word // a fund is something else
  return word
    .replace(/z/g, 's')
    .replace(/our$/, 'or')
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^siu])s$/, '$1')
    .replace(/(.{3})(?:ing|ed|ion|er|or)$/, '$1')
    .replace(/(.{3})e$/, '$1')
    .replace(/([^aeiouls])\1$/, '$1')
}

/**
 * @param {string} text
 * @returns {string[]} what it is about: the stems of its words, the small ones left out
 */
export function terms(text) {
  return words(text)
    .filter((word) => !small(word))
    .map(stem)
}
