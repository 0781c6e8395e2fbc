// Texts in sentences, by the signs that end one in each script.

const CLOSES = `\\p{Pe}\\p{Pf}"'»›` // what may stand behind such a sign
const OPENS = `\\p{Ps}\\p{Pi}"'«‹¿¡`
const FULL = '。．｡！？؟۔܀-܂।॥።፧፨։՞။៕༎᠃᠉꓿𑁇𑁈' // none of these stands inside of a sentence, as a point may
const ENDS = [
  `(?<=[.?!…][${CLOSES}]*)(?<!(?<![\\p{L}\\p{N}])[\\p{Lu}\\p{Ll}]\\.)\\s+(?=[${OPENS}]*[\\p{Lu}\\p{Lt}\\p{Lo}])`, // a small letter goes on, and so does "z. B."
  `(?<=[${FULL}][${CLOSES}]*)\\s*(?=[^\\s${FULL}${CLOSES}])`,
  '(?<=[\\p{L}\\p{Pe}][;\\u037e])\\s+(?=\\p{Script=Greek})(?=\\p{Lu})', // what Greek asks with
  '(?<=(?!ๆ)[\\p{Script=Thai}\\p{Script=Lao}])\\s+(?!ๆ)(?=[\\p{Script=Thai}\\p{Script=Lao}])', // a blank parts clauses, and nothing more
]
const SENTENCE = new RegExp(ENDS.join('|'), 'u')
const ASKED = /[?？؟՞፧;\u037e]\s*$/u

/** @param {string} text */
export function sentences(text) {
  return text.split(SENTENCE)
}

/** @param {string} text */
export function asks(text) {
  return ASKED.test(text)
}
