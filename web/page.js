// What a page needs of script, and nothing more: each part is fetched where the page has a use for it.

const has = (/** @type {string} */ selector) => document.querySelector(selector) !== null

/** What stands beside a calculator on its own page. */
const TOOLS = {
  compare: () => import('./calculator/compare.js'),
  pick: () => import('./calculator/pick.js'),
  solve: () => import('./calculator/solve.js'),
  practice: () => import('./calculator/practice.js'),
  position: () => import('./calculator/position.js'),
  code: () => import('./calculator/code.js'),
  stepper: () => import('./calculator/stepper.js'),
  offline: () => import('./calculator/offline.js'),
}

document.documentElement.classList.remove('no-js')
const framed = has('body.mg-embed')
const lost = () => dispatchEvent(new Event('glossary-lost')) // heard in the head of the page
if (framed) import('./embed/embed.js').catch(lost)
else if (has('.mg-calc[data-view=full]')) {
  const page = import('./calculator/all.js')
  page.catch(lost)
  for (const script of [import('./calculator/actions.js'), import('./calculator/address.js')]) {
    void Promise.all([script, page]).then(([{ begin }, { main }]) => begin(main))
  }
  for (const [name, script] of Object.entries(TOOLS)) {
    const at = /** @type {HTMLElement | null} */ (document.querySelector(`[data-tool=${name}]`))
    if (at) void Promise.all([script(), page]).then(([{ begin }, { main }]) => begin(main, at))
  }
} else if (has('.mg-calc')) {
  const touched = import('./embed/touch.js')
  touched.catch(lost)
  void touched.then(async ({ bring, firstTouch, POINTED }) => {
    const awaited = location.hash.includes('=') || history.state?.glossary // numbers of a link, or of before a reload
    if (!awaited) await firstTouch(POINTED)
    const { main } = await bring(() => import('./calculator/all.js'))
    if (!awaited) main.prepare()
    const { begin } = await import('./calculator/address.js')
    begin(main)
  })
}
const check = /** @type {HTMLElement | null} */ (document.querySelector('[data-part=check]'))
if (check) void import('./calculator/check.js').then(({ begin }) => begin(check))
const sheet = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-part=sheet-form]'))
if (sheet) void import('./calculator/sheet.js').then(({ begin }) => begin(sheet))
const build = /** @type {HTMLElement | null} */ (document.querySelector('[data-part=build]'))
if (build) void import('./embed/build.js').then(({ begin }) => begin(build))
if (has('[data-part=station], [data-part=path]')) void import('./glossary/path.js')
if (has('[data-part=filters]')) void import('./glossary/index.js')
if (!framed && has('a.mg-term')) void import('./glossary/preview.js')
if (has('[data-part=nearest]')) void import('./glossary/missing.js')
if (has('[data-mg-search]')) void import('./glossary/reach.js')

// The theme's own script costs a phone more than all of these, and has nothing to do until a reader moves.
const moved = new AbortController()
const bring = () => {
  moved.abort()
  const told = document.getElementById('__config')?.textContent
  if (told) document.head.append(Object.assign(document.createElement('script'), { src: JSON.parse(told).later }))
}
for (const kind of ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin']) {
  addEventListener(kind, bring, { signal: moved.signal, passive: true, capture: true })
}

// It also lets the keyboard into code that scrolls sideways, and until then this does.
for (const code of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('pre > code'))) {
  if (code.scrollWidth > code.clientWidth) code.tabIndex = 0
}

addEventListener('hashchange', unfold)
unfold()

/** Open what a link leads to, where it is folded: a question. */
function unfold() {
  const asked = document.getElementById(location.hash.slice(1))
  if (asked instanceof HTMLDetailsElement) asked.open = true
}
