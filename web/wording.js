// Marks what a script says to readers. The build sets the site's language in (src/termsite/words/scripts.py) and takes these
// away, so no script that is sent imports them; here, and in tests, they say what stands there.

/**
 * A text.
 * @param {string} text
 */
export const inWords = (text) => text

/**
 * A text about a number of things.
 * @param {number} count
 * @param {string} one
 * @param {string} other
 */
export const inNumber = (count, one, other) => (count === 1 ? one : other)

/**
 * A word that is one of these.
 * @param {string} word
 * @param {string[]} _words
 */
export const oneOf = (word, ..._words) => word
