// How many functions the runtime has, and how many bytes of data, whole and in its halves, as JSON.
// usage: node data.mjs <engine folder>
import fs from 'node:fs'
import path from 'node:path'
import { segments } from '../../src/termsite/engine/steps/wasm/data.mjs'
import { sectionsOf, taken } from '../../src/termsite/engine/steps/wasm/module.mjs'

const engine = process.argv[2]
const bytes = (name) => new Uint8Array(fs.readFileSync(path.join(engine, name)))
const size = (name) => {
  const sections = [...sectionsOf(bytes(name))]
  return segments({ sections }).reduce((sum, { bytes }) => sum + bytes.length, 0)
}
const functions = taken(bytes('whole.wasm')).bodies.length
console.log(JSON.stringify({ functions, whole: size('whole.wasm'), first: size('pyodide.asm.wasm'), rest: size('rest.wasm') }))
