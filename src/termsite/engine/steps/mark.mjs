// The runtime whole, with functions that note that they ran.
// usage: node mark.mjs <engine> <file to write>
import fs from 'node:fs'
import { whole } from './runtime.mjs'
import { marked } from './wasm/marked.mjs'
import { taken } from './wasm/module.mjs'

const [engine, out] = process.argv.slice(2)
fs.writeFileSync(out, marked(taken(whole(engine))))
