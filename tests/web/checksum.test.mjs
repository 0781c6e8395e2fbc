import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSealed, seal } from '../../web/checksum.js'

test('a sealed memory that loses a bit is no longer sealed', () => {
  const memory = Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) & 255)
  seal(memory)
  assert.ok(isSealed(memory))
  for (const at of [0, 11, 16, 1000, 4095]) {
    memory[at] ^= 4
    assert.ok(!isSealed(memory), `byte ${at}`)
    memory[at] ^= 4
  }
  assert.ok(isSealed(memory))
})
