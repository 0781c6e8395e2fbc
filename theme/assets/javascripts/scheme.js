// What Material writes into every page, from one address: where the site's settings are kept, and the scheme that was
// chosen, set before anything is drawn. The names are those that Material's own script asks for.
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
  // Material keeps the scheme at every visit; here nothing is kept but what a reader has just pressed.
  if (key === '__palette' && navigator.userActivation?.isActive === false) return
  try {
    ;(store ?? localStorage).setItem(scope.pathname + '.' + key, JSON.stringify(value))
  } catch {
    // A full or closed store: the choice lasts for this page.
  }
}
// Material takes what is rel="alternate" to the letter for this page in another language, and asks for a sitemap beside
// it. Who reads pages without their scripts, as finders of feeds do, looks for just that.
for (const other of document.querySelectorAll('link[rel=alternate]')) other.rel = 'alternate '
var palette = __md_get('__palette')
if (palette && palette.color) {
  if (palette.color.media === '(prefers-color-scheme)') {
    const media = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${media})']`)
    for (const name of ['media', 'scheme', 'primary', 'accent']) palette.color[name] = input.getAttribute(`data-md-color-${name}`)
  }
  for (const [name, value] of Object.entries(palette.color)) document.body.setAttribute(`data-md-color-${name}`, value)
}
