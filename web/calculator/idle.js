// On a page that is about a calculator the engine comes while nothing else happens, unless the reader saves data.

import { engine } from '../engine/engine.js'
import { main } from './calculator.js'

const { connection } = /** @type {import('../engine/device.d.ts').Device} */ (navigator)
const start = main?.root.dataset.start ?? (main?.root.dataset.view === 'full' ? 'idle' : 'touch')
if (start === 'idle' && !connection?.saveData) {
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then, 200))
  if (document.readyState === 'complete') idle(() => engine.start())
  else window.addEventListener('load', () => idle(() => engine.start()))
}
