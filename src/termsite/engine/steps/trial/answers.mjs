// Answers of the bundled engine: requests as a JSON list on standard input. On standard output {answers, cold}: the
// responses, and the place of the first request that needed the rest of the engine, -1 for the start, null for none.
// usage: node answers.mjs <engine folder> library|snapshot [whole]
// By `whole` the runtime is the one for whom the rest cannot be had, else the first half of it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { LATER, layOut, WHEEL } from '../../../../../web/engine/archives.js'
import { Halves } from '../../../../../web/engine/halves.js'
import { trampoline } from '../../../../../web/engine/likeness.js'
import { isWhole, Snapshot } from '../../../../../web/engine/snapshot.js'
import { connect } from '../runtime.mjs'

const [engine, from, runtime] = process.argv.slice(2)
const requests = JSON.parse(fs.readFileSync(0, 'utf8'))
const read = (name) => new Uint8Array(fs.readFileSync(path.join(engine, name)))
const { lock } = JSON.parse(fs.readFileSync(path.join(engine, 'manifest.json'), 'utf8'))
const wheel = fs.readdirSync(engine).find((name) => name.endsWith('.whl'))
const nothing = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'engine-')), 'nothing.zip')
fs.writeFileSync(nothing, Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]))

const { loadPyodide } = await import(pathToFileURL(path.join(engine, 'pyodide.mjs')).href)
const answers = []
let begun = false
let cold = null
let snapshot
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = joined
const options = from === 'snapshot' ? fromSnapshot() : fromLibrary()
const py = await loadPyodide({ indexURL: engine, lockFileContents: { info: lock, packages: {} }, packageBaseUrl: '/nowhere/', ...options })
connect(py, engine, (name) => {
  if (name === LATER) cold ??= answers.length
})
const { ask } = py.pyimport('engine_door')
begun = true
fs.rmSync(path.dirname(nothing), { recursive: true })
for (const request of requests) answers.push(ask(request))
process.stdout.write(JSON.stringify({ answers, cold }))

/** The runtime's two halves, as the worker joins them. */
async function joined(given, imports) {
  if (!imports?.['GOT.func'] || given instanceof WebAssembly.Module) return await instantiate(given, imports)
  const module = new WebAssembly.Module(runtime === 'whole' ? read('whole.wasm') : given)
  const told = { cold: () => (cold ??= begun ? answers.length : -1), warm: () => {}, lost: console.error }
  const halves = new Halves(module, undefined, () => new WebAssembly.Module(read('rest.wasm')), told)
  const exports = await halves.begin(imports)
  snapshot?.begin(exports.memory, trampoline(exports), () => halves.refill())
  return { module, instance: { exports } }
}

function fromLibrary() {
  return {
    stdLibURL: path.join(engine, 'library.zip'),
    fsInit: async (files) => layOut(files, read(wheel)), // each calculator is brought when it is asked, as a reader's second one is
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', PYTHONPATH: WHEEL },
  }
}

function fromSnapshot() {
  const packed = read('memory.snapshot.bin')
  if (!isWhole(packed)) throw new Error('the snapshot is damaged')
  snapshot = Snapshot.lend(packed)
  return { _loadSnapshot: snapshot, stdLibURL: nothing }
}
