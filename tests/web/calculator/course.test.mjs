import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, begun, isStale, opened, wants } from '../../../web/calculator/course.js'
import { Failure } from '../../../web/engine/failure.js'
import { stateOf } from '../../../web/calculator/state.js'

const OK = { status: 'ok', sentence: 'It is 1.', outputs: [] }
const REFUSED = { status: 'refused' }
const CUT = new Failure('blocked', 'x')
const IS = {
  types: (key) => ({ is: 'standing', key }),
  widens: (key) => ({ is: 'widened', key }),
  touched: { is: 'touched' }, sent: { is: 'sent' }, slow: { is: 'slow' }, again: { is: 'again' },
  ok: { is: 'answered', response: OK }, refused: { is: 'answered', response: REFUSED }, failed: { is: 'failed', failure: CUT },
}
const gone = (...happenings) => happenings.reduce(after, begun('a'))

// What happened to a page sent with the answer to "a"; then whether its answer is of other numbers, and whether to ask.
const TABLE = [
  ['nothing', [], false, false],
  ['a touch', [IS.touched], false, false],
  ['another number', [IS.types('b')], true, true],
  ['asked', [IS.types('b'), IS.sent], true, false],
  ['asked for long', [IS.types('b'), IS.sent, IS.slow], true, false],
  ['answered', [IS.types('b'), IS.sent, IS.ok], false, false],
  ['refused', [IS.types('b'), IS.sent, IS.refused], false, false],
  ['typed on while asked', [IS.types('b'), IS.sent, IS.types('c')], true, false],
  ['typed on, then answered', [IS.types('b'), IS.sent, IS.types('c'), IS.ok], true, true],
  ['typed back while asked', [IS.types('b'), IS.sent, IS.types('a'), IS.ok], true, true],
  ['typed back before it was asked', [IS.types('b'), IS.types('a')], false, false],
  ['failed', [IS.types('b'), IS.sent, IS.failed], true, false],
  ['failed, and told again', [IS.types('b'), IS.sent, IS.failed, IS.types('b'), IS.touched], true, false],
  ['failed, another attempt', [IS.types('b'), IS.sent, IS.failed, IS.again], true, true],
  ['failed, another number', [IS.types('b'), IS.sent, IS.failed, IS.types('c')], true, true],
  ['failed while typing on', [IS.types('b'), IS.sent, IS.types('c'), IS.failed], true, true],
  ['shown with more inputs', [IS.widens('a+')], false, false],
  ['shown with more inputs under another number', [IS.types('b'), IS.widens('b+')], true, true],
  ['shown with more inputs while asked', [IS.types('b'), IS.sent, IS.widens('b+'), IS.ok], false, false],
  ['typed on while asked, then shown with more inputs', [IS.types('b'), IS.sent, IS.types('c'), IS.widens('c+'), IS.ok], true, true],
  ['answered, then the browser puts the example back', [IS.types('b'), IS.sent, IS.ok, IS.types('a')], true, true],
]

for (const [name, happenings, stale, ask] of TABLE) {
  test(`after ${name}: ${stale ? 'stale' : 'together'}${ask ? ', to be asked' : ''}`, () => {
    const course = gone(...happenings)
    assert.deepEqual([isStale(course), wants(course)], [stale, ask])
  })
}

test('a refusal leaves the last answer, and says so of itself', () => {
  const { answer, response } = gone(IS.types('b'), IS.sent, IS.ok, IS.types('c'), IS.sent, IS.refused)
  assert.deepEqual([answer, response], [OK, REFUSED])
})

test('whatever happens in whatever order, an answer never looks good under other numbers, and no question is forgotten', () => {
  const seed = 20261128
  console.log(`seed ${seed}, 2000 walks of 40 steps`)
  let at = seed
  const draw = (most) => (at = (Math.imul(at, 1103515245) + 12345) >>> 0) % most
  for (let walk = 0; walk < 2000; walk++) {
    let course = begun('a')
    let page = 'a' // whose answer the page shows
    for (let i = 0; i < 40; i++) {
      const happenings = [IS.types('abc'[draw(3)]), IS.touched, IS.slow, IS.again, ...(wants(course) ? [IS.sent] : [])]
      if (course.asked !== null) happenings.push(IS.ok, IS.refused, IS.failed)
      const happening = happenings[draw(happenings.length)]
      if (happening === IS.ok) page = course.asked
      course = after(course, happening)
      const told = stateOf({
        ...course, stale: isStale(course), changed: course.stands !== 'a', phase: 'ready', bytes: [1, 1], online: true,
        whose: 'a', loose: [], hand: '',
      })
      const good = told === null || ['ready', 'none'].includes(told.look)
      if (page !== course.stands && !isStale(course)) assert.equal(told.look, 'invalid', 'the last answer under refused numbers')
      if (good && told) assert.equal(page, course.stands)
      if (isStale(course)) assert.ok(course.asked !== null || wants(course) || course.failure, 'nobody asks')
    }
  }
})

const SENT = { price: '60000', side: 'long' }
const given = (plain, typed = {}) => ({ typed, plain })
const form = (plain = SENT, typed = {}) => given(plain, typed)
// What a page finds when it is opened; then what shall stand in its form.
const OPENED = [
  ['alone', {}, null],
  ['by a link', { address: { price: '31000' } }, given({ price: '31000' })],
  ['again', { kept: given({ price: '32000', side: 'short' }) }, given({ price: '32000', side: 'short' })],
  ['again, by a link that was changed since', { address: { price: '31000' }, kept: given({ price: '32000' }) }, given({ price: '32000' })],
  ['again, with a text that was refused', { kept: given({ side: 'long' }, { price: 'abc' }) }, given({ side: 'long' }, { price: 'abc' })],
  ['under a quick hand', { stands: form({ side: 'long' }, { price: '5' }) }, null],
  ['by a link, under a quick hand', { address: { price: '31000', side: 'short' }, stands: form({ side: 'long' }, { price: '5' }) }, given({ side: 'short' }, { price: '5' })],
  ['again, under a quick choice', { kept: given({ price: '32000', side: 'long' }), stands: form({ price: '60000', side: 'short' }) }, given({ price: '32000', side: 'short' })],
  ['again, a text typed over', { kept: given({ side: 'long' }, { price: 'abc' }), stands: form({ side: 'long' }, { price: '5' }) }, given({ side: 'long' }, { price: '5' })],
]

for (const [name, { kept = null, address = {}, stands = form() }, wanted] of OPENED) {
  test(`a page that is opened ${name} holds what was last given`, () => {
    assert.deepEqual(opened({ kept, address: new Map(Object.entries(address)), stands, sent: SENT }), wanted)
  })
}
