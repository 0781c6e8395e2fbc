// What Material writes into every page, from one address: where the site's settings are kept, by the names that its own
// script asks for.
var __md_scope = new URL('../..', document.currentScript.src)
var __md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)
var __md_get = (key, store, scope = __md_scope) => {
  try {
    return JSON.parse((store ?? localStorage).getItem(scope.pathname + '.' + key))
  } catch {
    return null // a closed store throws already when it is named
  }
}
var __md_set = (key, value, store, scope = __md_scope) => {
  try {
    ;(store ?? localStorage).setItem(scope.pathname + '.' + key, JSON.stringify(value))
  } catch {
    // A full or closed store: the choice lasts for this page.
  }
}
// Material takes what is rel="alternate" to the letter for this page in another language, and asks for a sitemap beside
// it. Who reads pages without their scripts, as finders of feeds do, looks for just that.
for (const other of document.querySelectorAll('link[rel=alternate]')) other.rel = 'alternate '

// Light or dark: what was chosen, else what the system has, before anything is drawn. Then the switch, which is shown by
// this script because Material's own comes when a reader first moves (web/page.js).
{
  const NAMES = ['media', 'scheme', 'primary', 'accent'].map((name) => `data-md-color-${name}`)
  const system = matchMedia('(prefers-color-scheme: dark)')
  const set = () => {
    const chosen = __md_get('__palette')?.color?.scheme
    const known = ['default', 'slate'].includes(chosen) // Material's two, and ours
    document.body.dataset.mdColorScheme = known ? chosen : system.matches ? 'slate' : 'default'
  }
  /** @param {Element} input of the scheme that is now */
  const show = (input) => {
    for (const name of NAMES) document.body.setAttribute(name, input.getAttribute(name))
    for (const label of document.querySelectorAll('[name=__palette] + label')) label.hidden = label.previousElementSibling !== input
    input.checked = true
  }
  const follow = () => {
    set()
    const now = document.querySelector(`[name=__palette][data-md-color-scheme="${document.body.dataset.mdColorScheme}"]`)
    if (now) show(now)
  }
  set()
  document.addEventListener('DOMContentLoaded', follow)
  system.addEventListener('change', follow)
  document.addEventListener('change', ({ target }) => {
    if (target.name !== '__palette') return
    show(target)
    const color = Object.fromEntries(NAMES.map((name) => [name.slice(14), target.getAttribute(name)]))
    __md_set('__palette', { color }) // nothing is kept but what a reader presses
  })
}
