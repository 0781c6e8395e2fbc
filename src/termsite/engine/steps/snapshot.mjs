// The runtime's memory when all is imported that an engine begins with: restoring it skips the whole start of Python. What
// comes later, and every calculator, comes in archives as it does where the library is begun from. It holds no moment, no
// chance and no folder of whoever makes it, so that all make the same.
// usage: node snapshot.mjs <runtime> <published pyodide> <compiled wheel without calculators> <first library> <snapshot to write>
import fs from 'node:fs'
import { pack } from '../../../../web/engine/snapshot.js'
import { bytes, start, whole } from './runtime.mjs'

const [runtime, published, wheel, library, out] = process.argv.slice(2)
// The heap that the runtime starts with. A snapshot of a heap that grew cannot be restored into it.
const MOST = 31457408

/** @type {Uint8Array} the memory of this very runtime before it began */
let fresh
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = async (module, imports) => {
  // Of what is asked here much is in neither half's way, and a memory is the same for both.
  const made = await instantiate(imports?.['GOT.func'] ? whole(runtime) : module, imports)
  const { memory } = (made.instance ?? made).exports
  if (memory) fresh = new Uint8Array(memory.buffer.slice(0))
  return made
}

Date.now = () => 0
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length ? given : [0]))
  }
}
performance.now = () => 0
crypto.getRandomValues = (room) => room.fill(1)
process.argv[1] = 'snapshot.mjs' // the name of the program

const py = await start(runtime, { published, wheel: bytes(wheel), library, _makeSnapshot: true })
// A snapshot holds memory, not files: whatever is not in an archive beside it must be imported now.
py.runPython(`
import importlib, sys, zipimport
for archive in [place for place in sys.path if place.endswith((".zip", ".whl"))]:
    for file in sorted(zipimport._zip_directory_cache[archive]):
        if file.endswith(".pyc") and "dist-info" not in file:
            name = file.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            if not name.endswith("__main__"):
                importlib.import_module(name)
del importlib, sys, zipimport, archive, file, name
import gc
gc.collect()
del gc
`)
const image = py.makeMemorySnapshot()
if (image.length > MOST) throw new Error(`the snapshot has ${image.length} bytes, more than the runtime's first heap of ${MOST}`)
fs.writeFileSync(out, pack(image, fresh))
