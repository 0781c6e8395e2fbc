import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meantFor, read, write } from '../../../web/calculator/link.js'

const inputs = (search, hash) => Object.fromEntries(read({ search, hash }))

test('the part after # wins over the query', () => {
  assert.deepEqual(inputs('?entry_price=1&side=long', '#entry_price=2'), { entry_price: '2', side: 'long' })
})

test('names with another purpose are no inputs', () => {
  assert.deepEqual(inputs('?theme=dark&preset=x&start=idle', '#?secret=abc'), {})
})

test('a heading of the page is no input', () => {
  assert.deepEqual(inputs('', '#the-working'), {})
})

test('thousands of pairs are not all read', () => {
  const many = Array.from({ length: 5000 }, (_, i) => `a${i}=1`).join('&')
  assert.ok(read({ search: '', hash: `#${many}` }).size <= 400)
})

test('inherited names are plain names', () => {
  assert.equal(read({ search: '', hash: '#__proto__=1' }).get('__proto__'), '1')
})

test('what is written is read again, and removed rows leave no gap', () => {
  const given = { side: 'long', 'positions.1.quantity': '0.5', 'positions.1.side': 'short', 'positions.4.quantity': '2' }
  assert.deepEqual(inputs('', write(given)), {
    side: 'long',
    'positions.0.quantity': '0.5',
    'positions.0.side': 'short',
    'positions.1.quantity': '2',
  })
})

test('writing escapes', () => {
  assert.equal(write({ a: '1&b=<2>' }), '#a=1%26b%3D%3C2%3E')
})

test('what others hang onto an address is nobody’s mistake here, and a near miss is', () => {
  const fields = ['entry_price', 'side', 'positions.0.quantity']
  const others = ['fbclid', 'gclid', 'msclkid', 'utm_source', 'utm_medium', 'utm_campaign', 'ref', 'mc_cid', '_gl', 'igsh', 'si', 's', 'source']
  assert.deepEqual(meantFor(others, fields), [])
  const meant = ['entry_price', 'entryPrice', 'entry-prices', 'Side', 'positions.7.quantity', 'price_entry_price'.slice(6)]
  assert.deepEqual(meantFor(meant, fields), meant)
})
