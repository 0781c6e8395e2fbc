import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PLAIN, grouped, rounded, shareOf, unfolded, valueAt } from '../../../web/calculator/plain.js'

test('a number is grouped as Python groups it in a field', () => {
  const cases = { 0: '0', 999: '999', 1000: '1,000', '60000.5': '60,000.5', '-1234567.8901': '-1,234,567.8901', '0.00012': '0.00012' }
  for (const [plain, shown] of Object.entries(cases)) assert.equal(grouped(plain), shown)
})

test('what is no number is left as it is', () => {
  for (const text of ['', 'abc', '1e5', '1.2.3']) assert.equal(grouped(text), text)
})

test('a number is written without its exponent, and without another digit', () => {
  const cases = [[1e-7, '0.0000001'], [-1.25e-9, '-0.00000000125'], [1.5e21, '1500000000000000000000'], [0.1, '0.1'], [-5, '-5'], [NaN, 'NaN']]
  for (const [value, text] of cases) assert.equal(unfolded(value), text)
  for (let power = -300; power < 300; power += 7) assert.equal(Number(unfolded(1.2345678901234567 * 10 ** power)), 1.2345678901234567 * 10 ** power)
})

test('rounding keeps so many digits, without exponent and trailing zeros', () => {
  const cases = [[54271.36, 3, '54300'], [0.000123456, 3, '0.000123'], [1e20, 3, '100000000000000000000'], [0, 3, '0'], [-2.5, 3, '-2.5'], [0.1 + 0.2, 12, '0.3']]
  for (const [value, digits, text] of cases) assert.equal(rounded(value, digits), text)
})

const SCALES = [
  { low: 10, high: 200000, log: true, whole: false },
  { low: 0, high: 50, log: false, whole: false },
  { low: -5, high: 5, log: false, whole: false },
  { low: 1, high: 125, log: true, whole: false },
]
for (const scale of SCALES) {
  test(`a slider from ${scale.low} to ${scale.high} comes back to where it was put`, () => {
    assert.equal(Number(valueAt(0, scale)), scale.low)
    assert.equal(Number(valueAt(1, scale)), scale.high)
    for (let share = 0; share <= 1; share += 0.01) {
      const text = valueAt(share, scale)
      assert.match(text, PLAIN)
      assert.ok(Math.abs(shareOf(Number(text), scale) - share) < 0.01, `${share} gave ${text}`)
    }
  })
}

test('a number beyond the slider puts it at its end', () => {
  assert.equal(shareOf(1e9, { low: 10, high: 100, log: true }), 1)
  assert.equal(shareOf(-3, { low: 10, high: 100, log: true }), 0)
  assert.equal(shareOf(Number('abc'), { low: 0, high: 1, log: false }), 0)
})
