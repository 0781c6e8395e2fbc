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
  'secret',
  'h',
  'q',
  'utm_source',
  'exercise',
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
