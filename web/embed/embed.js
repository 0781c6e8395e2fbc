// A calculator in a frame of another site: tells its height, and listens. Small, because it is all that comes before a touch;
// the calculator itself follows when it is touched, when the address brings inputs, or when the host speaks of numbers.
// Messages are `{ns: "glossary", v: 1, type, …}`.

import { bring, firstTouch } from './touch.js'

const MOST = 4_000 // characters of a message; what is longer is not for us
const HEIGHTS = [80, 4_000] // least and most px
const BETWEEN = 100 // ms between two heights
const LOOK = ['theme', 'accent', 'dir']
const TALK = ['set', 'reset', 'get', 'print']

/** @type {{origin: string, id: unknown} | null} who said `init`; numbers go to that origin alone */
let host = null
/** WordPress puts a secret behind the address, and listens for heights that carry it. */
const [, secret] = /[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash) ?? []
const page = document.documentElement
const direction = page.dir // its own, to which it comes back
const root = /** @type {HTMLElement} */ (document.querySelector('.mg-calc'))
const asked = new URLSearchParams([...new URLSearchParams(location.search), ...new URLSearchParams(after())])
/** How the address wants it to look; its host may want something else. */
const look = Object.fromEntries([...asked].filter(([name]) => LOOK.includes(name)))

/** What stands behind # of the address, unless it is WordPress' own. */
function after() {
  return secret ? '' : location.hash.slice(1)
}

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
/** Whether the address settles what stands in the form: then that is there before the form is read. */
const settles = [...asked.keys()].some((name) => name !== 'start' && !LOOK.includes(name))
const others = () => (settles ? import('../calculator/others.js').then(({ fetchOthers }) => fetchOthers(root)) : Promise.resolve())
const scripts = () => others().then(() => Promise.all([import('./talk.js'), import('../calculator/all.js')]))
const talk = () => (talking ??= bring(scripts).then(([{ converse }, { main }]) => converse(main, report, settles ? asked : null)))

let told = 0
let last = -Infinity
let timer = 0
function soonTellHeight() {
  if (timer) return
  const wait = Math.max(0, last + BETWEEN - performance.now())
  timer = window.setTimeout(() => {
    timer = 0
    last = performance.now()
    tellHeight()
  }, wait)
}

/** @param {boolean} [anew] whether to tell it also when it is the same as before: somebody asks */
function tellHeight(anew = false) {
  // Of the body, whose height never follows the frame's own: a frame that grows must not grow again for it.
  const { width, height } = document.body.getBoundingClientRect()
  if (!width) return // behind a tab that is closed it has none
  const [least, most] = HEIGHTS
  const px = Math.min(most, Math.max(least, Math.ceil(height)))
  if (Math.abs(px - told) <= 1 && !anew) return
  told = px
  say({ type: 'height', px })
  window.parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: px }, '*')
  if (secret) window.parent.postMessage({ message: 'height', value: px, secret }, '*')
}

/**
 * Whether a message is of our size; one that is no plain data is of none.
 * @param {unknown} data
 */
function isShort(data) {
  try {
    return JSON.stringify(data).length <= MOST
  } catch {
    return false
  }
}

/**
 * Let WordPress open a link, which it keeps the frame from doing.
 * @param {MouseEvent} event
 */
function hand(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest?.('a')
  if (!link || link.target === '_self') return
  event.preventDefault()
  window.parent.postMessage({ message: 'link', value: link.href, secret }, '*')
}

/**
 * @param {Record<string, unknown>} look theme: "light", "dark" or "auto", the reader's own; accent: a colour of ours to
 * replace, or none; dir: "ltr" or "rtl", null for its own
 */
function dress({ theme, accent, dir }) {
  const { body } = document
  if (theme === 'light' || theme === 'dark' || theme === 'auto') {
    page.classList.toggle('mg-auto', theme === 'auto')
    body.dataset.mdColorScheme = theme === 'dark' ? 'slate' : 'default'
  }
  if (dir === 'ltr' || dir === 'rtl' || dir === null) page.dir = dir ?? direction
  if (typeof accent === 'string') void import('./accent.js').then(({ paint }) => paint(accent, report))
}

if (window.parent !== window) {
  window.addEventListener('message', async ({ source, origin, data }) => {
    if (source !== window.parent) return
    if (secret && data?.message === 'ready' && data.secret === secret) tellHeight(true) // its script came after this one
    if (data?.ns !== 'glossary' || data.v !== 1 || !isShort(data)) return
    if (data.type === 'init') {
      host = origin === 'null' ? null : { origin, id: data.id }
      dress({ ...look, ...data })
      report({ type: 'ready' })
      tellHeight(true)
      if (talking) (await talking)({ type: 'get' })
    } else if (TALK.includes(data.type)) (await talk())(data)
  })
  say({ type: 'hello', calc: root.dataset.calculator, types: ['init', ...TALK] })
  new ResizeObserver(soonTellHeight).observe(document.body)
  tellHeight() // at once: WordPress hides the frame until it knows, and in a hidden frame nothing is observed
  if (secret) document.addEventListener('click', hand)
  window.addEventListener('hashchange', () => location.reload()) // its owner settles something else
}
dress(look)
void firstTouch().then(talk)
if (settles) void talk()
const start = asked.get('start') ?? 'interaction'
if (start !== 'interaction') void talk().then((say) => say({ type: 'start', when: start }))
