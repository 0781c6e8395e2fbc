// Answers of the bundled engine: requests as a JSON list on standard input, responses as one on standard output.
// Whether the rest of the runtime was needed is said on standard error.
// usage: node answers.mjs <engine folder> library|snapshot [iphone|without-gc]
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Halves } from '../../web/engine/halves.js'
import { trampoline } from '../../web/engine/likeness.js'
import { Snapshot, isWhole } from '../../web/engine/snapshot.js'

const [engine, from, where] = process.argv.slice(2)
if (where === 'iphone') actAsIphone()
if (where === 'without-gc') refuseGarbageCollection()
const requests = JSON.parse(fs.readFileSync(0, 'utf8'))
const read = (name) => new Uint8Array(fs.readFileSync(path.join(engine, name)))
const { lock } = JSON.parse(fs.readFileSync(path.join(engine, 'manifest.json'), 'utf8'))
const wheel = fs.readdirSync(engine).find((name) => name.endsWith('.whl'))
const nothing = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'engine-')), 'nothing.zip')
fs.writeFileSync(nothing, Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]))

const { loadPyodide } = await import(pathToFileURL(path.join(engine, 'pyodide.mjs')).href)
let snapshot
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = begun
const options = from === 'snapshot' ? fromSnapshot() : fromLibrary()
const py = await loadPyodide({ indexURL: engine, lockFileContents: { info: lock, packages: {} }, packageBaseUrl: '/nowhere/', ...options })
const { ask } = py.pyimport('engine_door')
fs.rmSync(path.dirname(nothing), { recursive: true })
process.stdout.write(JSON.stringify(requests.map((request) => ask(request))))

/** What the runtime goes by where it leaves its trampoline out. */
function actAsIphone() {
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent, platform: 'iPhone', maxTouchPoints: 5 } })
}

/** As engines did before WebAssembly had garbage collection: the one module that tests a type by `ref.test` does not compile. */
function refuseGarbageCollection() {
  let refused = 0
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(module, [bytes]) {
      if (bytes.length > 4096 || !Buffer.from(bytes).includes(Buffer.from([0xfb, 0x14]))) return new module(bytes)
      refused++
      throw new WebAssembly.CompileError('invalid numeric opcode 0xfb14')
    },
  })
  process.on('exit', () => {
    if (!refused) process.exitCode = 1
  })
}

/** The runtime's two halves, as the worker joins them. */
async function begun(given, imports) {
  if (!imports?.['GOT.func'] || given instanceof WebAssembly.Module) return await instantiate(given, imports)
  const module = new WebAssembly.Module(given)
  const told = { cold: () => console.error('The rest was needed.'), warm: () => {}, lost: console.error }
  const exports = await new Halves(module, undefined, () => new WebAssembly.Module(read('rest.wasm')), told).begin(imports)
  snapshot?.begin(exports.memory, trampoline(exports))
  return { module, instance: { exports } }
}

function fromLibrary() {
  return {
    stdLibURL: path.join(engine, 'library.zip'),
    fsInit: async (files) => files.writeFile('/lib/ours.whl', read(wheel)),
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', PYTHONPATH: '/lib/ours.whl' },
  }
}

function fromSnapshot() {
  const packed = read('memory.snapshot.bin')
  if (!isWhole(packed)) throw new Error('the snapshot is damaged')
  snapshot = Snapshot.lend(packed)
  return { _loadSnapshot: snapshot, stdLibURL: nothing }
}
