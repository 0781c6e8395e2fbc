// The standard library, cut down to what our calculators import and compiled by the runtime itself: whole, and what an
// engine begins with. What only stands in that for a module is in the whole one as it is; `engine_later.py` has it fetched.
// And one question a calculator with its answer, by which a reader's engine is tried, on standard output.
// usage: node library.mjs <pyodide> <compiled wheel> <whole library to write> <first library to write>
import fs from 'node:fs'
import { bytes, LINE_TABLES, start } from './runtime.mjs'

const [pyodide, wheel, whole, first] = process.argv.slice(2)
// What Python or a calculator reaches for only on some paths: a traceback, a date, another way to add up.
const LATER = `_strptime datetime decimal fractions statistics random traceback linecache textwrap string itertools
  functools collections.abc copy operator bisect heapq cmath html json dataclasses enum typing
  encodings.ascii encodings.latin_1 encodings.utf_8 zipimport`
// Of these a start has need where nothing can be fetched: texts, and a fault told.
const AT_ONCE = 'encodings.ascii encodings.latin_1 encodings.utf_8 traceback linecache'
// What the start of Python imports and no answer uses, with what of it must be there at once: plain values, functions that
// need nothing beside them, all of a package's own module (`*`), and what another name may do for (`=`).
const STANDING = {
  asyncio: '*coroutines *events *exceptions *futures *tasks DefaultEventLoopPolicy=events._BaseDefaultEventLoopPolicy',
  bz2: '',
  'compression.zstd': '',
  html: 'escape',
  lzma: '',
  socket: 'AF_UNSPEC AI_PASSIVE',
  subprocess: 'PIPE STDOUT DEVNULL',
  tempfile: '',
  zipfile: '',
}
// What is taken from them by name at the start: by `calckit`, for an exercise that is told in words, and by the runtime, which
// puts another way to run in the place of this one, and for packages, of which here are none.
const DEFERRED = [
  ['asyncio', 'run'],
  ['html', 'unescape'],
  ['tempfile', 'NamedTemporaryFile'],
  ['zipfile', 'ZipFile'],
]
const ANSWERED = `
import importlib, json, sys

import engine_door, engine_later
for question in json.loads(engine_door.questions()):
    engine_door.ask(question)
for name in needed.split():
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
`

const py = await answered(LATER)
py.globals.set('standing', py.toPy(STANDING))
py.runPython(LINE_TABLES)
const [all, cut] = py
  .runPython(`
# Only from here on may modules be imported that the calculators do not need.
import ast
import importlib._bootstrap_external as external
import importlib.util
import io
import zipfile

def compiled(source, name):
    code = compile(source, f"{root}/{name}", "exec", dont_inherit=True, optimize=2)
    return shortened(bytes(external._code_to_hash_pyc(code, importlib.util.source_hash(source), False)))

def stand_in(module, source):
    wanted = []
    functions = {one.name: one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef)}
    for one in standing[module].split():
        if one[0] == "*" or "=" in one:
            wanted.append(f"from .{one[1:]} import *" if one[0] == "*" else one)
            continue
        value = getattr(sys.modules[module], one)
        plain = int(value) if isinstance(value, int) else value
        wanted.append(ast.unparse(functions[one]) if one in functions else f"{one} = {plain!r}")
    wanted.append("__standing__ = set(globals())")
    wanted.append("def __getattr__(name):")
    wanted.append("    import engine_later")
    wanted.append("    return engine_later.asked(__name__, name)")
    return "\\n".join(wanted).encode()

def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()

with zipfile.ZipFile(root) as archive:
    sources = {name: archive.read(name) for name in used}
whole = {name + "c": compiled(source, name) for name, source in sources.items()}
cut = dict(whole)
for module in standing:
    name = sys.modules[module].__file__[len(root) + 1:]
    cut[name + "c"] = compiled(stand_in(module, sources[name]), name)
[zipped(whole), zipped(cut)]
`)
  .toJs()
fs.writeFileSync(whole, all)
fs.writeFileSync(first, cut)

// What is begun with is seen by beginning with it.
const begun = await answered(AT_ONCE, { library: first })
const [deferred, needed] = begun.runPython('[json.dumps(sorted(set(engine_later.deferred))), json.dumps(used)]').toJs()
if (JSON.stringify(JSON.parse(deferred)) !== JSON.stringify(DEFERRED)) throw new Error(`Stand-ins were asked for ${deferred}.`)
py.globals.set('kept', needed)
fs.writeFileSync(first, py.runPython('zipped({name: cut[name] for name in json.loads(kept)})').toJs())
console.log(begun.runPython('engine_door.proofs()'))

/** Python when it has answered what pages show, and has imported what is needed beside. */
async function answered(needed, options = {}) {
  const python = await start(pyodide, { wheel: bytes(wheel), ...options })
  python.globals.set('needed', needed)
  python.runPython(ANSWERED)
  return python
}
