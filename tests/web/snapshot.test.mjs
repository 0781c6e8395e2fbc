import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blank, isWhole, pack, unpack } from '../../web/snapshot.js'

const PAGES = 20
const fresh = Uint8Array.from({ length: PAGES * 4096 }, (_, i) => (i >> 8) & 255)
const image = new Uint8Array(128 + fresh.length)
image.set(fresh, 128)
image.fill(7, 0, 128)
for (const at of [0, 4095, 4096 * 5 + 17, 4096 * 19 + 4095]) image[128 + at] ^= 255
const packed = pack(image, fresh)

test('a snapshot comes back as it was made, and only the pages that differ travel', () => {
  const back = blank(packed)
  unpack(packed, fresh, back)
  assert.deepEqual(back, image)
  assert.equal(packed.length, 20 + 128 + 3 * (4 + 4096))
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

test('a snapshot is not unpacked over a runtime of another size', () => {
  assert.throws(() => unpack(packed, fresh.subarray(4096), blank(packed)), /another runtime/)
})
