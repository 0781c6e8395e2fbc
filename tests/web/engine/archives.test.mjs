// Archives that Python waits for: laid where it looks, the one with everything in place of one that is lost, a loss told.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Archives, LATER } from '../../../web/engine/archives.js'

const PACK = 'calculator-one.zip'

/** @param {Record<string, string>} there what the site has, by file */
function begun(there) {
  const [laid, told] = [new Map(), []]
  const files = { writeFile: (path, content) => laid.set(path, String(content)) }
  const fetch = (name) => {
    if (!(name in there)) throw new Error(`no ${name}`)
    return new TextEncoder().encode(there[name])
  }
  const says = { cold: () => told.push('cold'), warm: () => told.push('warm'), lost: (why) => told.push(why) }
  return { archives: new Archives(files, fetch, says), laid, told }
}

test('an archive is laid where Python looks for it, and the wait told', () => {
  const { archives, laid, told } = begun({ [PACK]: 'one', [LATER]: 'all' })
  archives.bring(PACK)
  assert.deepEqual([...laid.keys()], [`/lib/${PACK}`])
  assert.deepEqual(told, ['cold', 'warm'])
})

test('in place of one that is lost comes the one with everything', () => {
  const { archives, laid, told } = begun({ [LATER]: 'all' })
  archives.bring(PACK)
  assert.deepEqual([...laid.keys()], [`/lib/${LATER}`])
  assert.deepEqual(told, ['cold', 'warm'])
})

test('where that is lost too, it is told, and Python does not go on', () => {
  const { archives, laid, told } = begun({})
  assert.throws(() => archives.bring(PACK), /no later\.zip/)
  assert.equal(laid.size, 0)
  assert.deepEqual(told, ['cold', 'Error: no later.zip'])
})
