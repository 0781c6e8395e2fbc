import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Snapshot, isWhole, pack, restore } from '../../../web/engine/snapshot.js'

const PAGES = 20
const fresh = Uint8Array.from({ length: PAGES * 4096 }, (_, i) => (i >> 8) & 255)
const image = new Uint8Array(128 + fresh.length)
image.set(fresh, 128)
image.fill(7, 0, 128)
for (const at of [0, 4095, 4096 * 5 + 17, 4096 * 19 + 4095]) image[128 + at] ^= 255
const packed = pack(image, fresh)

const wordsOf = (bytes) => new Uint32Array(bytes.slice().buffer)

test('a memory comes back as it was packed, whatever was done to it, and only the pages that differ travel', () => {
  const memory = wordsOf(fresh)
  memory.fill(0xdeadbeef, 100, 9000)
  restore(packed, wordsOf(fresh), memory)
  assert.deepEqual(new Uint8Array(memory.buffer), image.slice(128))
  assert.equal(packed.length, 20 + 128 + 3 * (4 + 4096))
})

test('the runtime is given the head, and finds its memory restored', () => {
  const snapshot = Snapshot.lend(packed)
  const memory = { buffer: fresh.slice().buffer }
  const restored = []
  snapshot.begin(memory, () => 5000 / 4, () => restored.push(memory))
  new Uint8Array(memory.buffer).fill(9, 5000, 6000)
  assert.equal(snapshot.length, 128)
  assert.ok(snapshot.subarray(16, 32).every((byte) => byte === 7))
  assert.deepEqual(restored, [])
  assert.equal(snapshot.subarray(128).length, 0)
  assert.deepEqual(restored, [memory])
  const wanted = image.slice(128)
  wanted.fill(9, 5000, 5004) // the one word that is this runtime's own
  assert.deepEqual(new Uint8Array(memory.buffer), wanted)
  assert.equal(snapshot.fresh.length, 0, 'nothing of it is kept')
})

test('a snapshot that loses a bit is not whole', () => {
  assert.ok(isWhole(packed))
  for (const at of [0, 5, 8, 20, 160, 5000, packed.length - 1]) {
    packed[at] ^= 4
    assert.ok(!isWhole(packed), `byte ${at}`)
    packed[at] ^= 4
  }
  assert.ok(!isWhole(packed.subarray(0, packed.length - 4)))
  assert.ok(isWhole(packed))
})

test('a snapshot is not restored into a runtime of another size', () => {
  assert.throws(() => restore(packed, wordsOf(fresh), wordsOf(fresh.subarray(4096))), /another runtime/)
})
