import assert from 'node:assert/strict'
import { test } from 'node:test'

// The module keeps the history of a page and knows its address; here there is no page.
const leaving = {}
globalThis.window ??= {
  addEventListener(kind, then) {
    leaving[kind] = then
  },
  setTimeout: (...given) => setTimeout(...given),
}
globalThis.location ??= { href: 'https://example.org/calculators/' }
globalThis.history ??= {
  state: null,
  replaceState(state, _, address = location.href) {
    this.state = state
    location.href = new URL(address, location.href).href
  },
}
const { keep, readdress } = await import('../../../web/history/entry.js')
const { carried } = await import('../../../web/calculator/address.js')

test('only what both calculators ask alike goes along', () => {
  const alike = [
    ['entry_price', ['one', 'two']],
    ['fee', ['one', 'three']],
    ['fee', ['two', 'four']],
  ]
  const given = { entry_price: '60000', fee: '0.05', side: 'long' }
  assert.deepEqual(carried(given, alike, 'one', 'two'), [['entry_price', '60000']])
  assert.deepEqual(carried(given, alike, 'one', 'three'), [['fee', '0.05']])
  assert.deepEqual(carried(given, alike, 'one', 'five'), [])
})

test('an address is written at once, until a browser might have enough; then once a second, the last one', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  readdress('#first')
  assert.equal(hash(), '#first')
  for (let i = 0; i < 40; i++) readdress(`#${i}`)
  assert.match(hash(), /^#2\d$/)
  mock.timers.tick(1_000)
  assert.equal(hash(), '#39')
})

test('an address that somebody has set since is not written over', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  for (let i = 0; i < 40; i++) keep('one', { i }) // now the next waits
  readdress('#older') // on its way when another is set
  location.href = 'https://example.org/calculators/#theirs'
  mock.timers.tick(1_000)
  assert.equal(hash(), '#theirs')
  readdress('#older') // of the answer before, once more, and then the one to theirs
  readdress('#theirs-and-more')
  mock.timers.tick(1_000)
  assert.equal(hash(), '#theirs-and-more')
  location.href = 'https://example.org/calculators/#again'
  readdress('#of-the-answer-to-it') // says what stands there already
  mock.timers.tick(1_000)
  assert.equal(hash(), '#again')
  assert.deepEqual(history.state.glossary, { one: { i: 39 } })
})

test('while a page is left, its numbers are kept and its address stays: told both, browsers lose both', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const before = hash()
  for (const kind of ['beforeunload', 'pagehide']) {
    for (let i = 0; i < 40; i++) keep('one', { kind, i })
    readdress('#late')
    leaving[kind]()
    assert.deepEqual([hash(), history.state.glossary], [before, { one: { kind, i: 39 } }])
    mock.timers.tick(5_000)
    assert.equal(hash(), before)
  }
})

function hash() {
  return new URL(location.href).hash
}
