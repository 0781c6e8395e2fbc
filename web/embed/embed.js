// A calculator in a frame of another site: tells its height, and listens. Small, because it is all that comes before a touch;
// the calculator itself follows when it is touched, when the address brings inputs, or when the host speaks of numbers.
// Messages are `{ns: "glossary", v: 1, type, …}`.

import { bring, firstTouch } from './touch.js'

const MOST = 4_000 // characters of a message; what is longer is not for us
const HEIGHTS = [80, 4_000] // least and most px
const BETWEEN = 100 // ms between two heights
const TALK = ['set', 'reset', 'get', 'print']

/** @type {{origin: string, id: unknown} | null} who said `init`; numbers go to that origin alone */
let host = null
/** WordPress puts a secret behind the address, and listens for heights that carry it. */
const [, secret] = /[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash) ?? []
const root = /** @type {HTMLElement} */ (document.querySelector('.mg-calc'))
const asked = new URLSearchParams(location.search)

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

/** @type {Promise<(data: import('./talk.js').Wish) => void> | undefined} */
let talking
const scripts = () => Promise.all([import('./talk.js'), import('../calculator/all.js')])
const talk = () => (talking ??= bring(scripts).then(([{ converse }, { main }]) => converse(main, report)))

let told = 0
let last = -Infinity
let timer = 0
function tellHeight() {
  if (timer) return
  const wait = Math.max(0, last + BETWEEN - performance.now())
  timer = window.setTimeout(() => {
    timer = 0
    last = performance.now()
    // Of the body, whose height never follows the frame's own: a frame that grows must not grow again for it.
    const [least, most] = HEIGHTS
    const px = Math.min(most, Math.max(least, Math.ceil(document.body.getBoundingClientRect().height)))
    if (Math.abs(px - told) <= 1) return
    told = px
    say({ type: 'height', px })
    if (secret) window.parent.postMessage({ message: 'height', value: px, secret }, '*')
  }, wait)
}

/** @param {unknown} theme "light" or "dark"; else the reader's own */
function dress(theme) {
  if (theme !== 'light' && theme !== 'dark') return
  document.documentElement.classList.remove('mg-auto')
  document.body.dataset.mdColorScheme = theme === 'dark' ? 'slate' : 'default'
}

if (window.parent !== window) {
  window.addEventListener('message', async ({ source, origin, data }) => {
    if (source !== window.parent || data?.ns !== 'glossary' || data.v !== 1) return
    if (JSON.stringify(data).length > MOST) return
    if (data.type === 'init') {
      host = origin === 'null' ? null : { origin, id: data.id }
      dress(data.theme)
      report({ type: 'ready' })
      if (talking) (await talking)({ type: 'get' })
    } else if (TALK.includes(data.type)) (await talk())(data)
  })
  say({ type: 'hello', calc: root.dataset.calculator, types: ['init', ...TALK] })
  new ResizeObserver(tellHeight).observe(document.body)
}
dress(asked.get('theme'))
void firstTouch().then(talk)
const inputs = [...asked.keys()].some((name) => name !== 'theme' && name !== 'start')
if (inputs || (location.hash.includes('=') && !secret)) void talk()
const start = asked.get('start') ?? 'interaction'
if (start !== 'interaction') void talk().then((say) => say({ type: 'start', when: start }))
