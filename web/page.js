// What a page needs of script, and nothing more: each part is fetched where the page has a use for it.

const has = (/** @type {string} */ selector) => document.querySelector(selector) !== null

document.documentElement.classList.remove('no-js')
const framed = has('body.mg-embed')
if (framed) void import('./embed/embed.js')
else if (has('.mg-calc[data-view=full]')) {
  void import('./calculator/calculator.js')
  void import('./calculator/actions.js')
  void import('./calculator/idle.js')
  for (const tool of ['compare', 'solve', 'practice', 'code', 'stepper', 'offline']) {
    if (has(`[data-tool=${tool}]`)) void import(`./calculator/${tool}.js`)
  }
} else if (has('.mg-calc')) {
  void import('./embed/touch.js').then(async ({ bring, firstTouch }) => {
    const awaited = location.hash.includes('=') || history.state?.glossary // numbers of a link, or of before a reload
    if (!awaited) await firstTouch()
    await bring(() => import('./calculator/calculator.js'))
  })
}
if (has('[data-part=filters]')) void import('./glossary/index.js')
if (!framed && has('a.mg-term')) void import('./glossary/preview.js')
if (has('[data-part=nearest]')) void import('./glossary/missing.js')
if (has('[data-mg-search]')) void import('./glossary/reach.js')

addEventListener('hashchange', unfold)
unfold()

/** Open what a link leads to, where it is folded: a question. */
function unfold() {
  const asked = document.getElementById(location.hash.slice(1))
  if (asked instanceof HTMLDetailsElement) asked.open = true
}
