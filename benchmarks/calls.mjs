// benchmarks/calls.py inside the browser's Python, under Node. usage: node calls.mjs <pyodide> <project> [limits]
import fs from 'node:fs'
import path from 'node:path'
import { bytes, start } from '../src/termsite/engine/steps/runtime.mjs'

const [pyodide, project, limits] = process.argv.slice(2)
const py = await start(pyodide, { env: {} })
const folder = path.join(project, 'src/margin')
for (const name of fs.readdirSync(folder, { recursive: true })) {
  if (!name.endsWith('.py')) continue
  py.FS.mkdirTree(`/src/margin/${path.dirname(name)}`)
  py.FS.writeFile(`/src/margin/${name}`, bytes(path.join(folder, name)))
}
py.FS.writeFile('/src/calls.py', bytes(path.join(project, 'benchmarks/calls.py')))
console.log(py.runPython('import sys; sys.path.insert(0, "/src"); import calls; calls.main(' + (limits ? 'True' : '') + ')'))
