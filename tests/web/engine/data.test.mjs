import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Halves } from '../../../web/engine/halves.js'
import { joined, list, number, sized, text } from '../../../src/termsite/engine/steps/wasm/bytes.mjs'
import { apart, written } from '../../../src/termsite/engine/steps/wasm/data.mjs'
import { halves } from '../../../src/termsite/engine/steps/wasm/halves.mjs'
import { taken, together } from '../../../src/termsite/engine/steps/wasm/module.mjs'

const I32 = 0x7f
const [INDEX, ROWS, BEHIND] = [64, 1024, 4096]
// `char` gives the first character of a row, and `other` nothing of interest.
const CHAR = [0, 0x20, 0, 0x41, 8, 0x6c, 0x28, 2, INDEX, 0x2f, 1, 0, 0x0b]
const OTHER = [0, 0x20, 0, 0x0b]

/** An index of so many rows of two characters each, every second entry empty, and the rows. */
function table(rows) {
  const index = new DataView(new ArrayBuffer(16 * rows))
  for (let row = 0; row < rows; row++) {
    index.setUint32(16 * row, ROWS + 4 * row, true)
    index.setUint16(16 * row + 4, 0x2221, true) // from 0x21 to 0x22
  }
  const characters = Uint16Array.from({ length: 2 * rows }, (_, place) => 0x4e00 + place)
  return [
    { at: INDEX, bytes: new Uint8Array(index.buffer) },
    { at: ROWS, bytes: new Uint8Array(characters.buffer) },
    { at: BEHIND, bytes: Uint8Array.of(1, 2, 3) },
  ]
}

function module(data, bodies = [CHAR, OTHER]) {
  const names = ['char', 'other', 'more']
  return together([
    { id: 1, content: list([Uint8Array.of(0x60, 1, I32, 1, I32)]) },
    { id: 2, content: list([joined(text('env'), text('beside'), [0, 0])]) },
    { id: 3, content: list(bodies.map(() => number(0))) },
    { id: 4, content: list([Uint8Array.of(0x70, 1, 1, 1)]) },
    { id: 5, content: list([Uint8Array.of(0, 1)]) },
    { id: 6, content: list([Uint8Array.of(I32, 1, 0x41, 0, 0x0b)]) },
    { id: 7, content: list([...bodies.map((_, at) => joined(text(names[at]), [0, at + 1])), joined(text('memory'), [2, 0])]) },
    { id: 9, content: list([joined([0, 0x41, 0, 0x0b], list([number(1)]))]) },
    { id: 12, content: number(data.length) },
    { id: 10, content: list(bodies.map((body) => sized(Uint8Array.from(body)))) },
    { id: 11, content: written(data) },
  ])
}

const BESIDE = { env: { beside: () => 0 } }

/** The two halves of a module, of whose functions `char` alone ran, begun. */
async function begun(bytes) {
  const whole = taken(bytes)
  const { first, rest } = halves(whole, new Set([0]), whole.exports, apart(whole), Uint8Array.of(1))
  const told = { cold: () => {}, warm: () => {}, lost: assert.fail }
  const both = new Halves(new WebAssembly.Module(first), undefined, () => new WebAssembly.Module(rest), told)
  return { both, first, rest, exports: await both.begin(BESIDE) }
}

const content = ({ memory }) => [...new Uint8Array(memory.buffer)]
const whole = (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes), BESIDE).exports

test('the rows of a table come with the rest, and who reads one earlier is stopped', async () => {
  const bytes = module(table(8))
  const { both, exports } = await begun(bytes)
  assert.deepEqual(content(exports).slice(ROWS, ROWS + 32), Array(32).fill(0))
  assert.throws(() => exports.char(0), WebAssembly.RuntimeError)
  assert.throws(() => exports.char(14), WebAssembly.RuntimeError)
  assert.equal(both.lacks, true)
  assert.equal(exports.other(5), 5)
  assert.equal(both.lacks, false)
  assert.deepEqual([exports.char(0), exports.char(14)], [0x4e00, 0x4e0e])
  assert.deepEqual(content(exports), content(whole(bytes)))
})

test('a memory that is given an earlier content gets again what the rest brought', async () => {
  const { both, exports } = await begun(module(table(8)))
  const memory = new Uint8Array(exports.memory.buffer)
  const before = memory.slice()
  both.refill()
  assert.deepEqual(memory, before, 'not before the rest is there')
  exports.other(1)
  memory.set(before)
  assert.throws(() => exports.char(0), WebAssembly.RuntimeError)
  both.refill()
  assert.equal(exports.char(0), 0x4e00)
})

const named = [0, 0x41, ...number(ROWS), 0x0b] // 1024, with a sign or without
const added = [0, 0x20, 0, 0x2d, 0, ...number(ROWS), 0x0b]
const elsewhere = (address) => ({ at: BEHIND + 64, bytes: new Uint8Array(Uint32Array.of(address).buffer) })
for (const [why, bytes] of [
  ['a table of few rows', module(table(7))],
  ['one whose rows an instruction names', module(table(8), [CHAR, OTHER, named])],
  ['one whose rows an instruction reads', module(table(8), [CHAR, OTHER, added])],
  ['one whose rows the data names elsewhere', module([...table(8), elsewhere(ROWS)])],
]) {
  test(`${why} stays`, async () => {
    const { exports } = await begun(bytes)
    assert.equal(exports.char(2), 0x4e02)
    assert.deepEqual(content(exports), content(whole(bytes)))
  })
}

test('one whose rows do not follow each other stays', async () => {
  const data = table(9)
  data[0].bytes[16 * 4] += 2
  const bytes = module(data)
  assert.deepEqual(content((await begun(bytes)).exports), content(whole(bytes)))
})

test('a name of anything else does not hold the rows', async () => {
  const { exports } = await begun(module([...table(8), elsewhere(INDEX)]))
  assert.throws(() => exports.char(0), WebAssembly.RuntimeError)
})
