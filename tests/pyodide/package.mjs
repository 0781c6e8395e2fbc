// The package as it is published, loaded into the stock runtime as a page would, and asked there.
// usage: node package.mjs <pyodide> <wheel> <script>; prints what the script prints
import fs from 'node:fs'
import path from 'node:path'
import { start } from '../../src/termsite/engine/steps/runtime.mjs'

const [pyodide, wheel, script] = process.argv.slice(2)
const py = await start(pyodide, { packageBaseUrl: path.dirname(path.resolve(wheel)) })
await py.loadPackage(path.resolve(wheel), { messageCallback: () => undefined })
py.runPython(fs.readFileSync(script, 'utf8'))
