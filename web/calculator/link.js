// A calculator's numbers in an address: read with suspicion, written in machine notation.

/** Names that an address may carry for other purposes. */
const RESERVED = new Set([
  'preset',
  'theme',
  'accent',
  'lang',
  'dir',
  'view',
  'show',
  'start',
  'fix',
  'hide',
  'secret',
  'h',
  'q',
  'exercise',
  'market',
])
const MOST = 400 // inputs of one address; a calculator with many rows has about a hundred

/**
 * Read the inputs of an address; the part after # wins over the query.
 * @param {{search: string, hash: string}} address
 * @returns {Map<string, string>}
 */
export function read({ search, hash }) {
  const after = hash.slice(1).replace(/^\?/, '')
  const pairs = [...new URLSearchParams(search), ...new URLSearchParams(after.includes('=') ? after : '')]
  return new Map(pairs.filter(([name]) => !RESERVED.has(name)).slice(0, MOST))
}

/**
 * Write inputs as the part of an address after #.
 * @param {Record<string, string>} given canonical text by name, as an answer tells it
 */
export function write(given) {
  /** @type {Map<string, Map<string, number>>} rows of a field: their number in the form, their number in the link */
  const rows = new Map()
  const pairs = Object.entries(given).map(([name, text]) => {
    const [, field, row, column] = /^(.+)\.(\d+)\.(.+)$/.exec(name) ?? []
    if (!field) return [name, text]
    const numbers = rows.get(field) ?? new Map()
    rows.set(field, numbers)
    if (!numbers.has(row)) numbers.set(row, numbers.size) // a removed row leaves no gap
    return [`${field}.${numbers.get(row)}.${column}`, text]
  })
  return `#${new URLSearchParams(pairs)}`
}

/**
 * Of names that were left out, those that somebody meant for this form: its own, whose value it cannot take, and near misses. What
 * others hang onto an address is not our reader's mistake.
 * @param {string[]} names
 * @param {string[]} fields
 */
export function meantFor(names, fields) {
  const own = new Set(fields.map(bare))
  return names.filter((name) => own.has(bare(name)) || [...own].some((field) => near(bare(name), field)))
}

/**
 * A field's name without case, joints, and the number of its row.
 * @param {string} name
 */
function bare(name) {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}

/**
 * @param {string} one
 * @param {string} other
 */
function near(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length > 3 && long.length - short.length < 3 && (long.startsWith(short) || long.endsWith(short))
}
