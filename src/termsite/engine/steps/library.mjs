// The standard library, cut down to what our calculators really import and compiled by the runtime itself.
// usage: node library.mjs <pyodide> <compiled wheel> <library.zip to write>
import fs from 'node:fs'
import { bytes, LINE_TABLES, start } from './runtime.mjs'

const [pyodide, wheel, out] = process.argv.slice(2)
// What Python or a calculator reaches for only on some paths: a traceback, a date, another way to add up.
const LATER = `_strptime datetime decimal fractions statistics random traceback linecache textwrap string itertools
  functools collections.abc copy operator bisect heapq cmath html json dataclasses enum typing
  encodings.ascii encodings.latin_1 encodings.utf_8 zipimport`

const py = await start(pyodide, { wheel: bytes(wheel) })
py.globals.set('later', LATER)
py.runPython(LINE_TABLES)
const zip = py.runPython(`
import importlib, io, json, sys

import engine_door
for question in json.loads(engine_door.questions()):
    engine_door.ask(question)
for name in later.split():
    importlib.import_module(name)
import traceback
try:
    engine_door.ask("{}")
except KeyError as error:
    traceback.format_exception(error)

root = next(place for place in sys.path if place.endswith(".zip"))
def lies_in_zip(module):
    spec = getattr(module, "__spec__", None)  # frozen modules name a file too, but are part of the runtime itself
    return spec and spec.origin != "frozen" and (getattr(module, "__file__", None) or "").startswith(root + "/")

used = sorted({module.__file__[len(root) + 1:] for module in list(sys.modules.values()) if lies_in_zip(module)})

# Only from here on may modules be imported that the calculators do not need.
import importlib._bootstrap_external as external
import importlib.util
import zipfile

def compiled(source, name):
    code = compile(source, f"{root}/{name}", "exec", dont_inherit=True, optimize=2)
    return shortened(bytes(external._code_to_hash_pyc(code, importlib.util.source_hash(source), False)))

buffer = io.BytesIO()
with zipfile.ZipFile(root) as whole, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as cut:
    for name in used:
        cut.writestr(zipfile.ZipInfo(name + "c", (1980, 1, 1, 0, 0, 0)), compiled(whole.read(name), name))
buffer.getvalue()
`)
fs.writeFileSync(out, zip.toJs())
