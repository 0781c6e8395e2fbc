// Which functions of the runtime run on the way to an answer: the profile by which `cut.mjs` makes two halves of it. What an
// earlier profile of the same runtime knows stays in it: other engines run a few functions more.
// usage: node profile.mjs <published pyodide> <engine> <questions, a JSON list> <profile, read and written>
import fs from 'node:fs'
import path from 'node:path'
import { trampoline } from '../../../../web/engine/likeness.js'
import { Snapshot } from '../../../../web/engine/snapshot.js'
import { bytes, start } from './runtime.mjs'
import { marked, RAN } from './wasm/marked.mjs'
import { taken } from './wasm/module.mjs'
import { places, profile } from './wasm/ran.mjs'

const [published, engine, given, kept] = process.argv.slice(2)
const read = (name) => bytes(path.join(engine, name))
const questions = JSON.parse(fs.readFileSync(given, 'utf8'))
const of = bytes(path.join(published, 'pyodide.asm.wasm'))
const ran = new Set(fs.existsSync(kept) ? places(JSON.parse(fs.readFileSync(kept, 'utf8')), of) : [])

const wasm = ['whole.wasm', 'pyodide.asm.wasm'].find((name) => fs.existsSync(path.join(engine, name)))
const module = marked(taken(read(wasm)))
let runtime
let snapshot
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = async (other, imports) => {
  if (!imports?.['GOT.func']) return await instantiate(other, imports)
  const made = await instantiate(module, imports)
  const { [RAN]: notes, ...exports } = made.instance.exports
  runtime = { notes, exports }
  snapshot?.begin(exports.memory, trampoline(exports))
  return { module: made.module, instance: { exports } }
}

const wheel = read(fs.readdirSync(engine).find((name) => name.endsWith('.whl')))
const library = path.join(engine, 'library.zip')
await watched({ wheel, library })
snapshot = Snapshot.lend(read('memory.snapshot.bin'))
await watched({ library, _loadSnapshot: snapshot })
fs.writeFileSync(kept, `${JSON.stringify(profile(ran, of))}\n`)
console.log(`${ran.size} functions`)

/** Start Python, ask it everything, an error included, and note what ran. */
async function watched(options) {
  const python = await start(engine, { published, ...options })
  const door = python.pyimport('engine_door')
  for (const question of [...JSON.parse(door.questions()), ...questions]) door.ask(question)
  try {
    door.ask('{}')
  } catch {
    // as a fault of a calculator would be
  }
  python.pyimport('gc').collect()
  for (const [place, did] of new Uint8Array(runtime.notes.buffer).entries()) if (did) ran.add(place)
}
