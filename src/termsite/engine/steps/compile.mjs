// A pure wheel to one compiled for the runtime's own Python, by pyodide-build inside the runtime.
// usage: node compile.mjs <pyodide> <site-packages with pyodide-build> <wheel> <folder for the compiled wheel>
import fs from 'node:fs'
import path from 'node:path'
import { bytes, LINE_TABLES, start } from './runtime.mjs'

const [pyodide, installed, wheel, out] = process.argv.slice(2)
const NEEDED = ['pyodide_build', 'packaging', 'rich', 'pygments', 'platformdirs', 'markdown_it', 'mdurl']

// Optimised as far as it goes: docstrings and asserts would be a third of the bytes, and nothing here reads them.
const py = await start(pyodide, { env: { PYTHONOPTIMIZE: '2' } })
for (const name of NEEDED) copy(path.join(installed, name), `${py._api.sitePackages}/${name}`)
py.FS.mkdirTree('/wheel')
py.FS.writeFile(`/wheel/${path.basename(wheel)}`, bytes(wheel))
py.globals.set('name', path.basename(wheel))
py.runPython(LINE_TABLES)
// With SOURCE_DATE_EPOCH py_compile writes a hash in place of the file's time, so that the bytes repeat.
const name = py.runPython(`
import importlib, os, pathlib, zipfile
os.environ["SOURCE_DATE_EPOCH"] = "315532800"
importlib.invalidate_caches()
from pyodide_build._py_compile import _py_compile_archive
compiled = _py_compile_archive(pathlib.Path("/wheel", name), verbose=False)
with zipfile.ZipFile(compiled) as archive:
    files = {file: archive.read(file) for file in archive.namelist()}
with zipfile.ZipFile(compiled, "w") as archive:
    for file, content in files.items():
        archive.writestr(file, shortened(content) if file.endswith(".pyc") else content)
compiled.name
`)
fs.writeFileSync(path.join(out, name), py.FS.readFile(`/wheel/${name}`))

/** Copy a package's Python files into the runtime. */
function copy(from, to) {
  if (!fs.existsSync(from)) return
  py.FS.mkdirTree(to)
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), `${to}/${entry.name}`]
    if (entry.isDirectory()) copy(source, target)
    else if (entry.name.endsWith('.py')) py.FS.writeFile(target, bytes(source))
  }
}
