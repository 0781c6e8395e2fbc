// On a page that is about a calculator the engine comes while nothing else happens, unless the reader saves data.

import { engine } from '../engine/engine.js'

const { connection } = /** @type {import('../engine/device.d.ts').Device} */ (navigator)
/** @param {import('./calculator.js').Calculator} calculator */
export function begin({ root }) {
  if ((root.dataset.start ?? 'idle') !== 'idle' || connection?.saveData) return
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then, 200))
  if (document.readyState === 'complete') idle(() => engine.start())
  else window.addEventListener('load', () => idle(() => engine.start()))
}
