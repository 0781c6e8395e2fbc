import { loadPyodide } from './py/pyodide.mjs'
const pyodide = await loadPyodide()
await pyodide.loadPackage(new URL('./WHEEL', location.href).href, { messageCallback() {} })
postMessage(pyodide.pyimport('engine_door').ask('{"calculator": "liquidation-price"}'))
