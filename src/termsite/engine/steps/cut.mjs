// The runtime as readers get it: glue without the exports that nobody names, and the module in two halves by what ran in the
// profile; beside them the module whole, for when the rest cannot be had.
// usage: node cut.mjs <pyodide> <profile> <folder for what is made>
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { apart } from './wasm/data.mjs'
import { named, read, without } from './wasm/glue.mjs'
import { bare, halves } from './wasm/halves.mjs'
import { taken } from './wasm/module.mjs'
import { places } from './wasm/ran.mjs'

const [pyodide, profile, out] = process.argv.slice(2)
const from = (name) => fs.readFileSync(path.join(pyodide, name))
const write = (name, content) => fs.writeFileSync(path.join(out, name), content)

const wasm = new Uint8Array(from('pyodide.asm.wasm'))
const module = taken(wasm)
const [glue, loader] = [read(String(from('pyodide.asm.mjs'))), String(from('pyodide.mjs'))]
const wanted = named(glue, loader, module)
// Tables, memory and tags are few, and the glue asks for them in many ways.
const kept = module.exports.filter(({ name, kind }) => (kind !== 0 && kind !== 3) || wanted.has(name))
write('pyodide.mjs', loader)
write('pyodide.asm.mjs', without(glue, new Set(kept.map(({ name }) => name))))

const ran = places(JSON.parse(fs.readFileSync(profile, 'utf8')), wasm)
const whole = bare(module, kept)
if (ran) {
  const data = apart(module)
  const name = crypto
    .createHash('sha256')
    .update(whole)
    .update(JSON.stringify([[...ran], data.rest.map(({ at, bytes }) => [at, bytes.length])]))
    .digest()
    .subarray(0, 12)
  const { first, rest } = halves(module, ran, kept, data, name)
  write('pyodide.asm.wasm', first)
  write('rest.wasm', rest)
  write('whole.wasm', whole)
} else {
  write('pyodide.asm.wasm', whole) // the profile is of another runtime
}
