import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../../web/engine/failure.js'
import { stateOf } from '../../../web/calculator/state.js'

const QUIET = {
  phase: 'idle', bytes: [0, 0], failure: null, touched: false, stale: false, changed: false, slow: false, waits: false, online: true,
  response: null, whose: 'the example, entry price 60,000', loose: [], back: '', hand: '#working',
}
const ANSWER = { status: 'ok', sentence: 'It is 1.', outputs: [{ label: 'Price', value: '1' }] }
const state = (known) => stateOf({ ...QUIET, ...known })

test('an untouched page shows its worked example, whatever the engine does', () => {
  for (const phase of ['idle', 'loading', 'ready', 'failed']) {
    const failure = phase === 'failed' ? new Failure('blocked', 'x') : null
    assert.equal(state({ phase, failure }).state, 'example')
  }
})

test('loading tells bytes, and whose the answer still is', () => {
  const told = state({ phase: 'loading', touched: true, stale: true, changed: true, bytes: [1.9e6, 3.8e6] })
  assert.equal(told.state, 'loading')
  assert.equal(told.look, 'loading')
  assert.equal(told.words, 'Fetching the calculator, once: {bytes}. Until then this answer is for the example, entry price 60,000.')
})

test('what is heard of a wait is the same whatever is typed meanwhile', () => {
  const waiting = { phase: 'loading', touched: true, bytes: [2, 2] }
  const heard = [false, true].map((stale) => state({ ...waiting, stale, changed: stale, whose: `the example, ${stale}` }).heard)
  assert.deepEqual(heard, ['Starting the calculator.', 'Starting the calculator.'])
  assert.equal(state({ ...waiting, bytes: [0, 0] }).heard, '')
})

test('a touch without a change leaves the answer as good as it was', () => {
  assert.equal(state({ phase: 'loading', touched: true, bytes: [1, 2] }).look, 'example')
})

test('nothing is said of a wait shorter than a blink', () => {
  const waiting = { phase: 'ready', touched: true, stale: true, changed: true, response: ANSWER }
  assert.equal(state(waiting), null)
  assert.equal(state({ ...waiting, slow: true }).words, 'Working…')
})

test('a wait for the rest of the runtime is told, and so is the whole that comes in its place', () => {
  const waiting = { phase: 'ready', touched: true, stale: true, changed: true, response: ANSWER, slow: true, waits: true }
  assert.match(state(waiting).words, /^Fetching the rest of the calculator, once\. Until then this answer is for /)
  assert.match(state({ ...waiting, phase: 'loading', waits: false, bytes: [1, 2] }).words, /^Fetching the calculator, once: /)
  assert.equal(state({ ...waiting, phase: 'loading', waits: false, bytes: [2, 2] }).words, 'Working…')
})

test('a live answer is heard before the words', () => {
  const told = state({ phase: 'ready', touched: true, changed: true, response: ANSWER })
  assert.deepEqual([told.state, told.look, told.answer], ['ready', 'ready', 'It is 1.'])
})

test('what was asked back is heard with an answer and with a refusal of another field', () => {
  const back = 'Price is read as 1. After it: I meant 1 thousand.'
  const moved = { phase: 'ready', touched: true, changed: true, back }
  for (const status of ['ok', 'none', 'refused']) assert.equal(state({ ...moved, response: { ...ANSWER, status } }).back, back)
})

test('no such number is an answer', () => {
  const response = { ...ANSWER, status: 'none', outputs: [{ label: 'Liquidation price', value: null }] }
  const told = state({ phase: 'ready', touched: true, changed: true, response })
  assert.deepEqual([told.state, told.words], ['none', 'No liquidation price. That is an answer, not an error.'])
})

test('refused inputs leave the last answer, dashed, and say whose it is', () => {
  const told = state({ phase: 'ready', touched: true, changed: true, response: { status: 'refused' } })
  assert.deepEqual([told.state, told.look], ['invalid', 'invalid'])
  assert.match(told.words, /Answer of the example, entry price 60,000\./)
})

test('a failure names its reason, and that the example stays correct', () => {
  const failure = new Failure('stalled', '1.9 MB')
  const told = state({ phase: 'failed', failure, touched: true, stale: true, changed: true })
  assert.equal(told.strong, 'The calculator could not start.')
  assert.match(told.words, /after 1\.9 MB\. What is shown, of the example, entry price 60,000, stays correct\./)
  assert.equal(told.hand, '#working')
})

test('every kind of failure has a sentence of its own', () => {
  const kinds = ['offline', 'blocked', 'missing', 'damaged', 'stranger', 'forbidden', 'unable', 'stalled', 'worker', 'start', 'hung', 'wrong']
  assert.equal(new Set(kinds.map((kind) => new Failure(kind, 'x').message)).size, kinds.length)
})

test('offline is said only once it answers', () => {
  assert.equal(state({ phase: 'ready', touched: true, changed: true, response: ANSWER, online: false }).state, 'offline')
  assert.equal(state({ online: false }).state, 'example')
})
