// The profile by which `cut.mjs` makes two halves of the runtime: what ran here on the way to an answer, and what ran in
// browsers, which run a few functions more. What an earlier profile of the same runtime knows stays in it.
// usage: node profile.mjs <published pyodide> <engine> <marked runtime> <questions> <seen elsewhere> <profile>
// The questions and the places seen are JSON lists; the profile is read and written.
import fs from 'node:fs'
import path from 'node:path'
import { trampoline } from '../../../../web/engine/likeness.js'
import { Snapshot } from '../../../../web/engine/snapshot.js'
import { bytes, connect, start } from './runtime.mjs'
import { withoutMarks } from './wasm/marked.mjs'
import { places, profile } from './wasm/ran.mjs'

const IPHONE = { userAgent: 'iPhone', platform: 'iPhone', maxTouchPoints: 5 }
const [published, engine, marked, given, seen, kept] = process.argv.slice(2)
const read = (name) => bytes(path.join(engine, name))
const list = (file) => JSON.parse(fs.readFileSync(file, 'utf8'))
const [questions, module] = [list(given), bytes(marked)]
const of = bytes(path.join(published, 'pyodide.asm.wasm'))
const ran = new Set([...(fs.existsSync(kept) ? (places(list(kept), of) ?? []) : []), ...list(seen)])

let noted
let snapshot
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = async (other, imports) => {
  if (!imports?.['GOT.func']) return await instantiate(other, imports)
  const made = await instantiate(module, imports)
  const { exports, ran } = withoutMarks(made.instance.exports)
  noted = ran
  snapshot?.begin(exports.memory, trampoline(exports), () => {}) // whole
  return { module: made.module, instance: { exports } }
}

const wheel = read(fs.readdirSync(engine).find((name) => name.endsWith('.whl')))
const library = path.join(engine, 'library.zip')
await watched({ wheel, library }, questions)
await watched(woken(), questions)
// What the runtime goes by where it leaves out the trampoline of its calls.
Object.defineProperty(globalThis, 'navigator', { value: IPHONE })
await watched(woken(), [])
snapshot = undefined
await watched({ wheel, library }, [])
fs.writeFileSync(kept, `${JSON.stringify(profile(ran, of))}\n`)
console.log(`${ran.size} functions`)

function woken() {
  snapshot = Snapshot.lend(read('memory.snapshot.bin'))
  return { library, _loadSnapshot: snapshot }
}

/** Start Python, ask it what pages show and more, an error included, and note what ran. */
async function watched(options, more) {
  const python = await start(engine, { published, ...options })
  connect(python, engine)
  const door = python.pyimport('engine_door')
  for (const question of [...JSON.parse(door.questions()), ...more]) door.ask(question)
  try {
    door.ask('{}')
  } catch {
    // as a fault of a calculator would be
  }
  python.pyimport('gc').collect()
  for (const place of noted()) ran.add(place)
}
