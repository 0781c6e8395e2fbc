// What the page's own entry in the history keeps, for a reload and for the way back: nothing is stored anywhere. A browser
// allows a hundred changes in half a minute: a few are made at once, as typing brings them, and then one a second.

const AT_ONCE = 30
const PACE = 1_000 // ms in which one more is allowed

/** @type {{numbers?: Record<string, object>, address?: string}} */
let due = {}
let allowed = AT_ONCE
let counted = 0 // ms, when that was
let timer = 0
let ours = location.href // who has set another since wants other numbers, and they are on their way

/**
 * The numbers that stood in a calculator's form.
 * @param {string} name of the calculator on this page
 * @returns {unknown} as they were given to keep, or null
 */
export function recalled(name) {
  return history.state?.glossary?.[name] ?? null
}

/**
 * @param {string} name of the calculator on this page
 * @param {object} given
 */
export function keep(name, given) {
  due.numbers = { ...due.numbers, [name]: given }
  soon()
}

/**
 * Let the page go by another address.
 * @param {string} address
 */
export function readdress(address) {
  due.address = location.href === ours ? address : undefined
  ours = location.href
  soon()
}

function soon() {
  const now = performance.now()
  allowed = Math.min(AT_ONCE, allowed + (now - counted) / PACE)
  counted = now
  if (allowed >= 1) write()
  else timer ||= window.setTimeout(write, (1 - allowed) * PACE)
}

function write() {
  clearTimeout(timer)
  const { numbers, address: wanted } = due
  const address = location.href === ours ? wanted : undefined
  timer = 0
  allowed--
  due = {}
  try {
    history.replaceState({ ...history.state, glossary: { ...history.state?.glossary, ...numbers } }, '', address)
    if (address) ours = location.href
  } catch {
    due = { numbers, address } // the browser has had enough of them; the next one tells it all
  }
}

/** While a page is left, browsers lose an address that is set and all that was kept with it (findings/address-set-while-leaving.sh). */
function leave() {
  due.address = undefined
  if (due.numbers) write()
}

// Each alone is too late in some browser, or never comes there.
for (const kind of ['beforeunload', 'pagehide']) window.addEventListener(kind, leave)
