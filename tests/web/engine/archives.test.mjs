// Archives that Python waits for or that come by themselves: laid where it looks; a loss told.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Archives, LATER, layOut, WHEEL } from '../../../web/engine/archives.js'

const PACK = 'calculator-one.zip'

/** @param {Record<string, string>} there what the site has, by file */
function begun(there) {
  const [laid, told, modules] = [new Map(), [], new Map()]
  const FS = { writeFile: (path, content) => laid.set(path, new TextDecoder().decode(content)) }
  const python = { FS, registerJsModule: (name, module) => modules.set(name, module) }
  const fetch = (name) => {
    if (!(name in there)) throw new Error(`no ${name}`)
    return bytes(there[name])
  }
  const says = { cold: () => told.push('cold'), warm: () => told.push('warm'), lost: (why) => told.push(why) }
  const archives = new Archives(fetch, says)
  const begin = () => archives.begin(python)
  return { archives, begin, line: () => modules.get('engine_line'), laid, told }
}

const bytes = (text) => new TextEncoder().encode(text)

test('the wheel is laid where the archives are', () => {
  const laid = []
  layOut({ writeFile: (path) => laid.push(path) }, bytes('ours'))
  assert.deepEqual(laid, [WHEEL])
  assert.match(WHEEL, /^\/lib\/[^/]+$/)
})

test('an archive is laid where Python looks for it, and the wait told', () => {
  const { begin, line, laid, told } = begun({ [PACK]: 'one' })
  begin()
  assert.equal(line().bring(PACK), true)
  assert.deepEqual([...laid], [[`/lib/${PACK}`, 'one']])
  assert.deepEqual(told, ['cold', 'warm'])
})

test('one that cannot be had is told only where Python has no other way', () => {
  const { begin, line, laid, told } = begun({})
  begin()
  assert.equal(line().bring(PACK), false)
  assert.equal(line().bring(LATER), false)
  assert.equal(laid.size, 0)
  line().lost()
  assert.deepEqual(told, ['cold', 'warm', 'cold', 'warm', 'no later.zip'])
})

test('one that came and is not what Python wants is told as damaged', () => {
  const { begin, line, told } = begun({ [LATER]: 'of another build' })
  begin()
  assert.equal(line().bring(LATER), true)
  line().lost()
  assert.deepEqual(told.slice(2), ['later.zip arrived damaged.'])
})

test('what comes by itself is laid at once, or when Python is there', () => {
  const some = [LATER, PACK].map((name) => ({ name, content: bytes(name) }))
  const [before, after] = [begun({}), begun({})]
  for (const archive of some) before.archives.take(archive)
  assert.equal(before.laid.size, 0)
  before.begin()
  after.begin()
  for (const archive of some) after.archives.take(archive)
  for (const { laid, told } of [before, after]) {
    assert.deepEqual(
      [...laid],
      [LATER, PACK].map((name) => [`/lib/${name}`, name]),
    )
    assert.deepEqual(told, [])
  }
})
