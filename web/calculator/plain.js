// Numbers as text, in machine notation ("60000.5"): how a field writes them, and how a slider's position becomes one.
// Reading what people type is Python's work; nothing here guesses.

/** What a link or a slider may hold as a number. */
export const PLAIN = /^-?\d{1,15}(\.\d{1,15})?$/

/**
 * Group the integer part for a field, as Python does: "60000.5" is "60,000.5".
 * @param {string} plain
 */
export function grouped(plain) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(plain) ?? ['', '', plain]
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction
}

/**
 * A number of JavaScript's, which writes a small one as 1e-7, without its exponent and with no other digit.
 * @param {number} value
 */
export function unfolded(value) {
  const [, sign, whole, fraction = '', power] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value)) ?? []
  if (!power) return String(value)
  const point = whole.length + Number(power)
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), '0').padEnd(point, '0')
  const at = Math.max(1, point)
  return sign + digits.slice(0, at) + (digits.length > at ? `.${digits.slice(at)}` : '')
}

/**
 * Write a number with so many significant digits, without exponent and trailing zeros.
 * @param {number} value
 * @param {number} digits
 */
export function rounded(value, digits) {
  if (!value) return '0'
  const decimals = Math.min(20, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))))
  const text = Number(value.toPrecision(digits)).toFixed(decimals)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** @typedef {{low: number, high: number, log: boolean, whole: boolean}} Scale */

/**
 * The scale of a slider, as its element carries it.
 * @param {{[name: string]: string | undefined}} dataset
 * @returns {Scale}
 */
export function scaleOf({ min, max, scale, whole }) {
  return { low: Number(min), high: Number(max), log: scale === 'log', whole: whole !== undefined }
}

/**
 * The number at a share of a slider's way, to three digits of its range; what is counted is whole.
 * @param {number} share 0 to 1
 * @param {Scale} scale
 */
export function valueAt(share, { low, high, log, whole }) {
  if (share <= 0) return rounded(low, 15)
  if (share >= 1) return rounded(high, 15)
  const value = log ? low * (high / low) ** share : low + (high - low) * share
  if (whole) return rounded(Math.round(value), 15)
  if (log) return rounded(value, 3)
  const step = 10 ** Math.floor(Math.log10((high - low) / 200))
  return rounded(Math.round(value / step) * step, 12)
}

/**
 * The share of a slider's way at which a number stands; beyond an end, that end.
 * @param {number} value
 * @param {Scale} scale
 */
export function shareOf(value, { low, high, log }) {
  const share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
  return Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share))
}
