import assert from 'node:assert/strict'
import { test } from 'node:test'

// The module keeps the history of a page and knows its address; here there is no page.
globalThis.window ??= { addEventListener() {}, setTimeout: (...given) => setTimeout(...given) }
globalThis.location ??= { href: 'https://example.org/calculators/' }
globalThis.history ??= {
  state: null,
  replaceState(state, _, address = location.href) {
    this.state = state
    location.href = new URL(address, location.href).href
  },
}
const { readdress } = await import('../../../web/history/entry.js')
const { carried, paced } = await import('../../../web/calculator/address.js')

test('an address is written at once, and then at most once a second, the last one last', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const written = []
  const write = paced((text) => written.push(text), 1_000)
  for (const text of ['a', 'b', 'c']) write(text)
  assert.deepEqual(written, ['a'])
  mock.timers.tick(999)
  assert.deepEqual(written, ['a'])
  mock.timers.tick(1)
  assert.deepEqual(written, ['a', 'c'])
  write('d')
  assert.deepEqual(written, ['a', 'c'])
  mock.timers.tick(1_000)
  mock.timers.tick(5_000)
  write('e')
  assert.deepEqual(written, ['a', 'c', 'd', 'e'])
})

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

test('an address that somebody has set since is not written over', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  readdress('#ours')
  mock.timers.tick(0)
  assert.equal(new URL(location.href).hash, '#ours')
  readdress('#older') // on its way when another is set
  location.href = 'https://example.org/calculators/#theirs'
  mock.timers.tick(0)
  assert.equal(new URL(location.href).hash, '#theirs')
  readdress('#older') // of the answer before, once more, and then the one to theirs
  readdress('#theirs-and-more')
  mock.timers.tick(0)
  assert.equal(new URL(location.href).hash, '#theirs-and-more')
  location.href = 'https://example.org/calculators/#again'
  readdress('#of-the-answer-to-it') // says what stands there already
  mock.timers.tick(0)
  assert.equal(new URL(location.href).hash, '#again')
})
