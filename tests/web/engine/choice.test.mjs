import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LEAST, choose, isAt, watched } from '../../../web/engine/choice.js'

const DEVICE = { savesData: false, here: false }
const [ENOUGH, SECOND] = [512_000, 1_000]
const shown = (mbit) => ({ bytes: ENOUGH, ms: ENOUGH / (mbit * 125), kept: false })
const kept = { bytes: ENOUGH, ms: 1, kept: true }

// what the browser tells, what the line shows, what is taken; nothing where only the line can tell and has not yet
const TABLE = [
  [{}, undefined, undefined],
  [{}, shown(1), 'library'],
  [{}, shown(9), 'library'],
  [{}, shown(15), 'library'],
  [{}, shown(17), 'snapshot'],
  [{}, shown(50), 'snapshot'],
  [{}, shown(1000), 'snapshot'],
  [{}, { bytes: ENOUGH, ms: 0, kept: false }, 'snapshot'], // a clock that readers may have set coarse
  [{}, { bytes: 0, ms: 1, kept: false }, 'library'], // nothing was seen of it
  [{}, { bytes: 9e6, ms: SECOND, kept: false }, 'snapshot'],
  [{}, kept, 'kept snapshot'],
  [{ guess: '4g' }, undefined, undefined],
  [{ guess: '4g' }, shown(9), 'library'],
  [{ guess: '3g' }, undefined, 'library'],
  [{ guess: 'slow-2g', here: true }, undefined, 'library'],
  [{ guess: '2g' }, shown(50), 'library'],
  [{ savesData: true }, undefined, 'library'],
  [{ savesData: true, here: true }, shown(1000), 'library'],
  [{ savesData: true }, kept, 'library'],
  [{ memory: 2 }, undefined, 'library'],
  [{ memory: 2, here: true }, kept, 'library'],
  [{ memory: 4 }, shown(50), 'snapshot'],
  [{ here: true }, undefined, 'snapshot'],
  [{ here: true, memory: 8, guess: '4g' }, undefined, 'snapshot'],
]

test('what Python is started from follows from the device, and then from the line', () => {
  for (const [device, line, choice] of TABLE) {
    assert.equal(choose({ ...DEVICE, ...device }, line), choice, JSON.stringify([device, line]))
  }
})

test('the more of it has come in less time, the sooner it is the snapshot', () => {
  const choices = Array.from({ length: 400 }, (_, i) => choose(DEVICE, shown(i + 1)))
  assert.deepEqual(choices, [...choices].sort())
  assert.deepEqual([...new Set(choices)], ['library', 'snapshot'])
})

test('a file tells once how it comes, when enough of it is here', () => {
  let now = 5_000
  const look = watched(() => now)
  now += 100
  assert.equal(look(ENOUGH / 2), undefined)
  now += 300
  assert.deepEqual(look(ENOUGH + 7), { bytes: ENOUGH + 7, ms: 400 })
  assert.equal(look(ENOUGH * 2), undefined)
})

test('a snapshot that shares the line with the runtime is not given up for that', () => {
  assert.ok(isAt(LEAST, { ...shown(17), ms: shown(17).ms * 2 }))
  assert.ok(!isAt(LEAST, shown(7)))
})
