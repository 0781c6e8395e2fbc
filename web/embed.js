// A calculator in a frame of another site: tells its height, takes inputs, and tells results to whoever asked for them.
// Messages are `{ns: "glossary", v: 1, type, …}`; numbers go only to the origin that sent `init`.

import { main } from './calculator.js'
import { engine } from './engine.js'
import { sharing } from './sharing.js'

const MOST = 4_000 // characters of a message; what is longer is not for us
const LEAST_HEIGHT = 80
const MOST_HEIGHT = 4_000
const BETWEEN = 100 // ms between two heights

/** @type {{origin: string, id: unknown} | null} who said `init` */
let host = null
/** WordPress puts a secret behind the address, and listens for heights that carry it. */
const [, secret] = /[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash) ?? []
const framed = window.parent !== window

/**
 * Tell anybody what gives nothing away.
 * @param {object} message
 */
function say(message) {
  window.parent.postMessage({ ns: 'glossary', v: 1, id: host?.id, ...message }, '*')
}

/**
 * Tell numbers to the one who asked for them.
 * @param {object} message
 */
function report(message) {
  if (host) window.parent.postMessage({ ns: 'glossary', v: 1, id: host.id, ...message }, host.origin)
}

let told = 0
let last = -Infinity
let timer = 0
function tellHeight() {
  if (timer) return
  timer = window.setTimeout(
    () => {
      timer = 0
      last = performance.now()
      // Of the body, whose height never follows the frame's own: a frame that grows must not grow again for it.
      const px = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.ceil(document.body.getBoundingClientRect().height)))
      if (Math.abs(px - told) <= 1) return
      told = px
      say({ type: 'height', px })
      if (secret) window.parent.postMessage({ message: 'height', value: px, secret }, '*')
    },
    Math.max(0, last + BETWEEN - performance.now()),
  )
}

/** @type {Record<string, (data: any) => void>} */
const TAKEN = {
  set: ({ inputs }) => main?.fill(new Map(Object.entries(inputs ?? {}).map(([name, value]) => [name, String(value)]))),
  reset: () => main?.reset(),
  get: () => main?.answer && report({ type: 'result', ...result(main.answer) }),
  print: () => window.print(),
}

/** @param {any} answer */
function result({ calculator, given, outputs, sentence, status }) {
  return { calc: calculator, status, inputs: given, outputs, sentence, link: main?.link }
}

/** @param {string | undefined} theme "light" or "dark"; else the reader's own */
function dress(theme) {
  if (theme !== 'light' && theme !== 'dark') return
  document.documentElement.classList.remove('mg-auto')
  document.body.dataset.mdColorScheme = theme === 'dark' ? 'slate' : 'default'
}

if (framed && main) {
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || data?.ns !== 'glossary' || data.v !== 1) return
    if (JSON.stringify(data).length > MOST) return
    if (data.type === 'init') {
      host = origin === 'null' ? null : { origin, id: data.id }
      dress(data.theme)
      report({ type: 'ready' })
      if (main?.answer) report({ type: 'result', ...result(main.answer) })
    } else if (Object.hasOwn(TAKEN, data.type)) TAKEN[data.type](data)
  })
  main.root.addEventListener('input', () => report({ type: 'change', inputs: main?.form.given }))
  main.root.addEventListener('glossary-result', () => report({ type: 'result', ...result(main?.answer) }))
  engine.addEventListener('change', () => {
    if (engine.failure) report({ type: 'error', code: engine.failure.kind, message: engine.failure.message })
  })
  say({ type: 'hello', calc: main.root.dataset.calculator, types: ['init', ...Object.keys(TAKEN)] })
  new ResizeObserver(tellHeight).observe(document.body)
  sharing(engine)
}
dress(new URLSearchParams(location.search).get('theme') ?? undefined)
