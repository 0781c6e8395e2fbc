// A post with one HTML card, as Ghost's own renderer makes a page of it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url) // Ghost itself takes the builds for it
const nodes = require('@tryghost/kg-default-nodes')
const { LexicalHTMLRenderer: Renderer } = require('@tryghost/kg-lexical-html-renderer')

const card = { type: 'html', version: 1, html: readFileSync('card.html', 'utf8') }
const post = { root: { children: [card], direction: null, format: '', indent: 0, type: 'root', version: 1 } }
const renderer = new Renderer({ nodes: nodes.DEFAULT_NODES })
const html = await renderer.render(JSON.stringify(post), { target: 'html' })
mkdirSync('out')
writeFileSync('out/host.html', `<!doctype html><meta charset="utf-8"><title>Host</title>${html}`)
writeFileSync('out/index.html', '<!doctype html><title>Start</title><a href="host.html">The calculator</a>')
