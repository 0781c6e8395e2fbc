// What a page needs of script, and nothing more: each part is fetched where the page has a use for it.

const has = (/** @type {string} */ selector) => document.querySelector(selector) !== null

if (has('.mg-calc')) {
  void import('./calculator.js')
  if (has('body.mg-embed')) void import('./embed.js')
  else {
    void import('./actions.js')
    void import('./idle.js')
    for (const tool of ['compare', 'solve', 'practice', 'code', 'stepper', 'offline']) {
      if (has(`[data-tool=${tool}]`)) void import(`./${tool}.js`)
    }
  }
}
if (has('[data-part=filters]')) void import('./index.js')
if (has('a.mg-term')) void import('./preview.js')
if (has('[data-part=nearest]')) void import('./missing.js')
if (has('[data-mg-search]')) void import('./reach.js')
