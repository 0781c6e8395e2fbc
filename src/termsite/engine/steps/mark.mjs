// The runtime whole, with functions that note that they ran.
// usage: node mark.mjs <engine> <file to write>
import fs from 'node:fs'
import path from 'node:path'
import { bytes } from './runtime.mjs'
import { marked } from './wasm/marked.mjs'
import { taken } from './wasm/module.mjs'

const [engine, out] = process.argv.slice(2)
const whole = ['whole.wasm', 'pyodide.asm.wasm'].map((name) => path.join(engine, name)).find(fs.existsSync)
fs.writeFileSync(out, marked(taken(bytes(whole))))
