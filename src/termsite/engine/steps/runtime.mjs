// The runtime under Node, as the browser will have it: a lock file without packages, so nothing can be asked of a CDN.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Archives, layOut, WHEEL } from '../../../../web/engine/archives.js'

// Node would print the failing line of the runtime's glue, all megabyte of it.
process.on('uncaughtException', (error) => {
  console.error(error.message)
  process.exit(1)
})

/** Python's own side of the making: `shortened(pyc)`. */
export const LINE_TABLES = fs.readFileSync(new URL('line_tables.py', import.meta.url), 'utf8')

/**
 * Let Python have what comes later, from a folder.
 * @param {string} folder of the engine
 * @param {(name: string) => void} [told] of each archive that is brought
 */
export function connect(python, folder, told = () => {}) {
  const fetch = (name) => {
    told(name)
    return bytes(path.join(folder, name))
  }
  new Archives(fetch, { cold: () => {}, warm: () => {}, lost: console.error }).begin(python)
}

/** The lock file: what the published one says of the runtime itself, and no packages. */
export function lock(published) {
  const { info } = JSON.parse(fs.readFileSync(path.join(published, 'pyodide-lock.json'), 'utf8'))
  return { info, packages: {} }
}

/** Read a file as the bytes that the runtime accepts (it refuses Node's own Buffer). */
export const bytes = (file) => new Uint8Array(fs.readFileSync(file))

/** The runtime whole, of a folder where it may be in halves. */
export const whole = (folder) => bytes(['whole.wasm', 'pyodide.asm.wasm'].map((name) => path.join(folder, name)).find(fs.existsSync))

/**
 * Start the runtime.
 * @param {string} pyodide the npm package's folder, or one with what is made of it
 * @param {{wheel?: Uint8Array, library?: string, published?: string, [option: string]: unknown}} options our wheel, our
 *   library, the npm package's folder, and any of loadPyodide's own
 */
export async function start(pyodide, { wheel, library, env, published = pyodide, ...options } = {}) {
  const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodide, 'pyodide.mjs')).href)
  return await loadPyodide({
    indexURL: path.resolve(pyodide),
    lockFileContents: lock(published),
    packageBaseUrl: '/nowhere/',
    ...(library && { stdLibURL: path.resolve(library) }),
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', ...(wheel && { PYTHONPATH: WHEEL }), ...env },
    ...(wheel && { fsInit: async (files) => layOut(files, wheel) }),
    ...options,
  })
}
