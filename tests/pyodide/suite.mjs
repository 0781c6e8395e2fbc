// The margin suite, unchanged, inside the browser's Python.
// usage: node suite.mjs <pyodide> <site-packages> <project> <version of hypothesis> (the counts come from the environment)
import fs from 'node:fs'
import path from 'node:path'
import { bytes, start } from '../../src/termsite/engine/steps/runtime.mjs'

const [pyodide, installed, project, hypothesis] = process.argv.slice(2)
const TOOLS = ['pytest', '_pytest', 'pluggy', 'iniconfig', 'packaging', 'pygments', 'hypothesis', 'sortedcontainers']
const LOOSE = ['py.py', '_hypothesis_globals.py', '_hypothesis_ftz_detector.py', '_hypothesis_pytestplugin.py']
const counts = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('MARGINARY_')))

const py = await start(pyodide, { env: counts })
const site = py._api.sitePackages
for (const name of [...TOOLS, ...LOOSE]) copy(path.join(installed, name), `${site}/${name}`)
for (const name of ['src/margin', 'tests/margin', 'tests/__init__.py', 'tests/draws.py', 'tests/pyodide/hypothesis_native.py', 'pyproject.toml']) {
  copy(path.join(project, name), `/project/${name}`)
}
py.globals.set('hypothesis', hypothesis)
const code = py.runPython(`
import importlib, os, sys
os.chdir("/project")
sys.path[:0] = ["/project", "/project/src", "/project/tests/pyodide"]
importlib.invalidate_caches()
import hypothesis_native
hypothesis_native.install(hypothesis)
import pytest
int(pytest.main(["tests/margin", "-p", "_hypothesis_pytestplugin", "-p", "tests.draws", "-p", "no:faulthandler"]))
`)
process.exitCode = code

/** Copy a file, or a folder's Python and data files, into the runtime. */
function copy(from, to) {
  if (fs.statSync(from).isDirectory()) {
    for (const name of fs.readdirSync(from)) if (!/^__pycache__$|\.so$|\.pyd$/.test(name)) copy(path.join(from, name), `${to}/${name}`)
    return
  }
  py.FS.mkdirTree(path.posix.dirname(to))
  py.FS.writeFile(to, bytes(from))
}
