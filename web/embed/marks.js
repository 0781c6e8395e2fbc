// For other sites: marks the glossary's words in a text of the host's, each the first time in a section, as elements
// whose meaning opens on a card. <script type="module" src="…/embed/v1/glossary.js" data-area="article"></script>
// The words stay as they are, in place and look. Served as embed/v1/glossary.js.

import { Finder } from './names.js'
import './term.js'

const HERE = new URL('.', import.meta.url) // the build writes the site's own address here
// What is a text of its own, or does something.
const LEFT =
  'a, button, code, pre, kbd, samp, math, svg, script, style, template, noscript, textarea, input, select, option, label, summary, ' +
  'canvas, video, audio, object, iframe, h1, h2, h3, h4, h5, h6, [contenteditable], [translate=no], [data-glossary=off], [aria-hidden=true], glossary-term'
const SECTION = /^(?:h[1-6]|section|article|aside|main)$/

/** @type {Promise<Finder> | undefined} */
let finder

/** @returns {Promise<Finder>} */
function names() {
  const ask = async () => {
    const answer = await fetch(new URL('names.json', HERE), { credentials: 'omit', referrerPolicy: 'no-referrer' })
    if (!answer.ok) throw new Error(`${answer.status}`)
    return new Finder(await answer.json())
  }
  finder ??= ask()
  finder.catch(() => (finder = undefined))
  return finder
}

/**
 * Mark the words in an element of the page; what is marked already stays as it is.
 * @param {Element} area
 * @returns {Promise<number>} how many were marked; rejected when the names do not come
 */
export async function mark(area) {
  const finding = await names()
  /** @type {Set<string>} the terms of this section so far */
  let seen = new Set()
  /** @type {[Text, import('./names.js').Found[]][]} */
  const found = []
  const walk = document.createTreeWalker(area, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
    if (SECTION.test(node.localName)) seen = new Set()
    if (node.localName === 'glossary-term') seen.add(node.getAttribute('term') ?? node.id)
    return node.matches(LEFT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
  if (area.closest('[data-glossary=off], [contenteditable]')) return 0
  while (walk.nextNode()) {
    const text = /** @type {Text} */ (walk.currentNode)
    const first = finding.find(text.data).filter(({ slug }) => !seen.has(slug) && seen.add(slug))
    if (first.length) found.push([text, first])
  }
  for (const [text, first] of found) for (const one of first.reverse()) wrap(text, one)
  return found.reduce((sum, [, first]) => sum + first.length, 0)
}

/**
 * @param {Text} text
 * @param {import('./names.js').Found} found the last of this text that is not wrapped
 */
function wrap(text, { start, end, slug }) {
  const word = text.splitText(start)
  word.splitText(end - start)
  const term = document.createElement('glossary-term')
  term.setAttribute('term', slug)
  word.replaceWith(term)
  term.append(word)
}

// A module runs once, however often its script stands in the page; many programs set `?ver=…` behind its address.
for (const { dataset, src } of document.scripts) {
  if (dataset.area === undefined || !/\/glossary\.js(?:[?#]|$)/.test(src)) continue
  for (const area of document.querySelectorAll(dataset.area || 'article')) mark(area).catch(() => {}) // without names it is the host's own text
}
