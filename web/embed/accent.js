// The colour in which a host wants what is linked and pressed: taken where it can be read on our grounds.

import { inWords } from '../wording.js'

const LEAST = 4.5 // of the guidelines for text
const GROUNDS = ['--mg-ledger', '--mg-field', '--mg-paper']
let wanted = ''

/**
 * @param {string} colour six digits, with or without #; none gives our own back
 * @param {(message: object) => void} report
 */
export function paint(colour, report) {
  const { style } = document.body
  wanted = colour
  for (const name of ['--mg-pine', '--mg-on']) style.removeProperty(name)
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(colour) ?? []
  if (!colour) return
  const look = getComputedStyle(document.body)
  const least = digits ? Math.min(...GROUNDS.map((ground) => contrast(digits, full(look.getPropertyValue(ground))))) : 0
  if (least < LEAST) {
    const why = digits
      ? inWords(`has a contrast of ${least.toFixed(1)} to the ground here; text needs ${LEAST}`)
      : inWords('is no colour of the form #0b5cad')
    return report({ type: 'error', code: 'accent', message: inWords(`The accent ${colour} ${why}. It was left out.`) })
  }
  style.setProperty('--mg-pine', `#${digits}`)
  style.setProperty('--mg-on', contrast(digits, 'ffffff') > contrast(digits, '000000') ? '#fff' : '#000')
}

// What can be read by day may not be by night.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => paint(wanted, () => undefined))

/** @param {string} colour with # */
function full(colour) {
  const digits = colour.trim().slice(1)
  return digits.length === 3 ? [...digits].map((one) => one + one).join('') : digits
}

/**
 * @param {string} one
 * @param {string} other
 */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** @param {string} digits as WCAG 2 has it */
function luminance(digits) {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
