import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Halves } from '../../../web/engine/halves.js'
import { list, number, text } from '../../../src/termsite/engine/steps/wasm/bytes.mjs'
import { apart } from '../../../src/termsite/engine/steps/wasm/data.mjs'
import { halves } from '../../../src/termsite/engine/steps/wasm/halves.mjs'
import { taken, together } from '../../../src/termsite/engine/steps/wasm/module.mjs'

const bytes = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]))
const sized = (body) => bytes(number(body.length), body)

// add1, twice and both by it, each exported; an imported `note` is told of what `twice` gives; a global counts calls; one
// table names all. `unused` is named by nobody.
const I32 = 0x7f
const BODIES = {
  add1: [0, 0x20, 0, 0x41, 1, 0x6a, 0x0b],
  twice: [0, 0x23, 0, 0x41, 1, 0x6a, 0x24, 0, 0x20, 0, 0x20, 0, 0x6a, 0x10, 0, 0x20, 0, 0x20, 0, 0x6a, 0x0b],
  both: [0, 0x20, 0, 0x10, 1, 0x10, 2, 0x0b],
  unused: [0, 0x20, 0, 0x0b],
}
const NAMES = Object.keys(BODIES)
const MODULE = together([
  { id: 1, content: list([Uint8Array.of(0x60, 1, I32, 1, I32), Uint8Array.of(0x60, 1, I32, 0)]) },
  { id: 2, content: list([bytes(text('env'), text('note'), [0, 1])]) },
  { id: 3, content: list(NAMES.map(() => number(0))) },
  { id: 4, content: list([Uint8Array.of(0x70, 1, 3, 3)]) },
  { id: 5, content: list([Uint8Array.of(0, 1)]) },
  { id: 6, content: list([Uint8Array.of(I32, 1, 0x41, 0, 0x0b)]) },
  { id: 7, content: list([...NAMES.map((name, at) => bytes(text(name), [0, at + 1])), bytes(text('calls'), [3, 0])]) },
  { id: 9, content: list([bytes([0, 0x41, 0, 0x0b], list([1, 2, 3].map(number)))]) },
  { id: 10, content: list(Object.values(BODIES).map(sized)) },
  { id: 11, content: list([bytes([0, 0x41, 0, 0x0b], text('kept'))]) },
])

/** A cut of it, begun, with whatever it tells and notes; `other` may take the rest's place. */
async function begun(ran, { other, name = Uint8Array.of(7) } = {}) {
  const module = taken(MODULE)
  const kept = module.exports.filter(({ name }) => name !== 'unused')
  const { first, rest } = halves(module, new Set(ran.map((one) => NAMES.indexOf(one))), kept, apart(module), name)
  const heard = []
  const told = { cold: () => heard.push('cold'), warm: () => heard.push('warm'), lost: (why) => heard.push(why) }
  const noted = []
  const fetch = () => new WebAssembly.Module(other ?? rest)
  const one = new Halves(new WebAssembly.Module(first), undefined, fetch, told)
  return { exports: await one.begin({ env: { note: (value) => noted.push(value) } }), heard, noted, rest, one }
}

for (const ran of [[], ['add1'], ['twice'], ['both'], ['add1', 'both'], NAMES]) {
  test(`whatever ran (${ran.join(', ') || 'nothing'}), both halves do what the whole did`, async () => {
    const { exports, noted, heard } = await begun(ran)
    assert.deepEqual(Object.keys(exports), ['add1', 'twice', 'both', 'calls'])
    assert.deepEqual([exports.add1(4), exports.twice(4), exports.both(4), exports.both(-3)], [5, 8, 10, -4])
    assert.deepEqual(noted, [8, 10, -4])
    assert.equal(exports.calls.value, 3)
    assert.deepEqual(heard, ran.length > 2 ? [] : ['cold', 'warm'])
  })
}

test('a rest that is here already is not waited for', async () => {
  const { exports, heard, rest, one } = await begun(['add1'])
  one.bring(new WebAssembly.Module(rest))
  assert.equal(exports.both(1), 4)
  assert.deepEqual(heard, [])
})

test('a rest of another cut is refused, told and not run', async () => {
  const { rest: other } = await begun(['add1'], { name: Uint8Array.of(8) })
  const { exports, heard } = await begun(['add1'], { other })
  assert.throws(() => exports.twice(1), /not of one build/)
  assert.deepEqual(heard.slice(0, 2), ['cold', 'warm'])
  assert.match(heard[2], /not of one build/)
})

test('a rest that does not come is told', async () => {
  const { exports, heard } = await begun(['add1'], { other: Uint8Array.of(1, 2, 3) })
  assert.throws(() => exports.twice(1))
  assert.equal(heard.length, 2)
})

test('the same cut gives the same bytes', () => {
  const module = taken(MODULE)
  const cut = (ran) => halves(module, new Set(ran), module.exports, apart(module), Uint8Array.of(1))
  assert.deepEqual(cut([0, 2]), cut([2, 0]))
})

test('what cannot be cut is refused', () => {
  const withStart = bytes(MODULE, [8, 1, 1])
  assert.throws(() => taken(withStart), /begins by itself/)
})
