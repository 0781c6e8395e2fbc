// Words as they stand in a text, also where no blanks part them.

import assert from 'node:assert/strict'
import test from 'node:test'
import { parted } from '../../../web/glossary/apart.js'
import { words } from '../../../web/glossary/words.js'

const TEXTS = {
  "Margin didn't call 10×.": ['margin', 'didnt', 'call', '10', 'leverage'],
  强制平仓后的保证金: ['强制', '保证'],
  ロスカットと証拠金: ['ロス', '証拠'],
  หลักประกันคืออะไร: ['ประกัน', 'คือ', 'อะไร'],
  'BTC永续合约10倍': ['btc', '10'],
  'मार्जिन कॉल': ['मार्जिन', 'कॉल'],
}

test('a text is found again in its parts, words in every second place', () => {
  for (const text of Object.keys(TEXTS)) {
    const parts = parted(text)
    assert.equal(parts.join(''), text)
    for (const [i, part] of parts.entries()) assert.equal(/^[\p{L}\p{N}\p{M}]+$/u.test(part), i % 2 === 1, `${text}: ${i}`)
  }
})

test('words are found in a text of any script', () => {
  for (const [text, wanted] of Object.entries(TEXTS)) {
    const found = words(text)
    for (const word of wanted) assert.ok(found.includes(word.normalize('NFKD')), `${word} in ${found}`)
  }
})

test('a browser without dictionaries looks for each sign', async () => {
  const kept = Intl.Segmenter
  Reflect.deleteProperty(Intl, 'Segmenter')
  try {
    const without = await import('../../../web/glossary/apart.js?without')
    assert.deepEqual(without.parted('平仓 now', ' '), ['', '平', ' ', '仓', ' ', 'now', ''])
  } finally {
    Object.defineProperty(Intl, 'Segmenter', { value: kept, configurable: true, writable: true })
  }
})
