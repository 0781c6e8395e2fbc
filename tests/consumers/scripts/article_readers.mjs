// Readers of pages in Node: the formula in text, words apart, the article without the way to it.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { virtual } from '@guidepup/virtual-screen-reader'
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { JSDOM } from 'jsdom'
import Turndown from 'turndown'

const FORMULA = 'P = (s * q * E - M - A) / (q * (s - m - f))'
const LEVEL = /Working ?, Reviewed \d+ \w+ \d{4}\. Also: liq price/
const [site, address] = process.argv.slice(2)
const url = `${address}terms/liquidation-price/`
const html = fs.readFileSync(path.join(site, 'terms/liquidation-price/index.html'), 'utf8')

const markdown = new Turndown().turndown(html)
assert(markdown.includes(FORMULA) && LEVEL.test(markdown))

const article = new Readability(new JSDOM(html, { url }).window.document).parse().textContent
assert(article.includes(FORMULA) && LEVEL.test(article))
assert(!article.trimStart().startsWith('Home'), article.slice(0, 200))

// The reader view drops a heading whose id has a word of side matter (share, hidden, media): say it in other words.
const text = `<p>${'What an account must hold moves with the price, and a fall takes from it. '.repeat(4)}</p>`
const named = new Map()
for (const term of fs.readdirSync(path.join(site, 'terms'), { withFileTypes: true })) {
  if (!term.isDirectory()) continue
  const page = fs.readFileSync(path.join(site, 'terms', term.name, 'index.html'), 'utf8')
  for (const [, id] of page.matchAll(/<h2 id="?([\w-]+)/g)) if (id !== 'related') named.set(id, term.name)
}
const all = [...named.keys()].map((id) => `<h2 id="${id}">Heading ${id}</h2>${text}`).join('')
const kept = new Readability(new JSDOM(`<article><h1>All</h1>${text}${all}</article>`).window.document).parse().textContent
const lost = [...named].filter(([id]) => !kept.includes(`Heading ${id}What`))
assert(named.size > 100)
assert.deepEqual(lost, [], 'headings that a reader view drops, by id and term')

const refined = await Defuddle(new JSDOM(html, { url }), url, { markdown: true })
assert(refined.content.includes(FORMULA) && refined.content.includes('$P = \\frac{'))

const { window } = new JSDOM(html, { url, pretendToBeVisual: true })
for (const name of ['window', 'document', 'Node', 'Element', 'HTMLElement', 'MutationObserver', 'getComputedStyle'])
  globalThis[name] = name === 'window' ? window : window[name]
await virtual.start({ container: window.document.querySelector('.mg-formula'), window })
const heard = async () => (await virtual.spokenPhraseLog()).includes(FORMULA)
for (let steps = 0; steps < 100 && !(await heard()); steps++) await virtual.next()
assert(await heard(), (await virtual.spokenPhraseLog()).join('\n'))
await virtual.stop()

const versions = ['turndown', '@mozilla/readability', 'defuddle', '@guidepup/virtual-screen-reader'].map((name) => {
  const about = fs.readFileSync(path.join('node_modules', name, 'package.json'), 'utf8')
  return `${name} ${JSON.parse(about).version}`
})
console.log(`${versions.join(', ')}: the formula in one line, words apart, no breadcrumb in the article`)
process.exit(0) // its timers outlive it
