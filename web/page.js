// What a page needs of script, and nothing more: each part is fetched where the page has a use for it.

const has = (/** @type {string} */ selector) => document.querySelector(selector) !== null

document.documentElement.classList.remove('no-js')
const framed = has('body.mg-embed')
if (framed) void import('./embed.js')
else if (has('.mg-calc[data-view=full]')) {
  void import('./calculator.js')
  void import('./actions.js')
  void import('./idle.js')
  for (const tool of ['compare', 'solve', 'practice', 'code', 'stepper', 'offline']) {
    if (has(`[data-tool=${tool}]`)) void import(`./${tool}.js`)
  }
} else if (has('.mg-calc')) {
  void import('./touch.js').then(async ({ bring, firstTouch }) => {
    if (!location.hash.includes('=')) await firstTouch()
    await bring(() => import('./calculator.js'))
  })
}
if (has('[data-part=filters]')) void import('./index.js')
if (!framed && has('a.mg-term')) void import('./preview.js')
if (has('[data-part=nearest]')) void import('./missing.js')
if (has('[data-mg-search]')) void import('./reach.js')
