// The runtime's memory with the catalogue loaded: restoring it skips the whole start of Python.
// usage: node snapshot.mjs <pyodide> <compiled wheel> <library.zip> <snapshot to write>
import fs from 'node:fs'
import { seal } from '../../../web/checksum.js'
import { bytes, start } from './runtime.mjs'

const [pyodide, wheel, library, out] = process.argv.slice(2)
// The heap that the runtime starts with. A snapshot of a heap that grew cannot be restored into it.
const MOST = 31457408

const py = await start(pyodide, { wheel: bytes(wheel), library, _makeSnapshot: true })
// A snapshot holds memory, not files: whatever may ever be imported must be imported now.
py.runPython(`
import importlib, json, sys, zipimport
for archive in [place for place in sys.path if place.endswith((".zip", ".whl"))]:
    for file in sorted(zipimport._zip_directory_cache[archive]):
        if file.endswith(".pyc") and "dist-info" not in file:
            name = file.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            if not name.endswith("__main__"):
                importlib.import_module(name)
import engine_door
for question in json.loads(engine_door.questions()):
    engine_door.ask(question)
del importlib, json, sys, zipimport, archive, file, name, question, engine_door
import gc
gc.collect()
del gc
`)
const memory = py.makeMemorySnapshot()
if (memory.length > MOST) throw new Error(`the snapshot has ${memory.length} bytes, more than the runtime's first heap of ${MOST}`)
seal(memory)
fs.writeFileSync(out, memory)
