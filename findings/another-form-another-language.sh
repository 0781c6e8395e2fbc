#!/usr/bin/env bash
# One would expect: a page that names another form of itself, <link rel="alternate" type="text/markdown">,
# is the same page to its reader, who is asked nothing and fetches nothing for it.
#
# What happens: the script of the Material theme takes every such link for the page in another language,
# and each reader's browser fetches a sitemap beside it, which is not there: an answer of 404 on every
# page. A page without the link asks for none.
#
# Why it matters here: glossaries name their feed, their Markdown and their JSON in this way.
#
# Packages: mkdocs-material 9.8.1 with mkdocs 1.6.1 (PyPI), jsdom 26.1.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input mkdocs==1.6.1 mkdocs-material==9.8.1 >/dev/null 2>&1
npm init -y >/dev/null
npm install --silent jsdom@26.1.0 >/dev/null 2>&1

mkdir -p docs/terms docs/plain over
echo '# Equity' | tee docs/terms/equity.md >docs/plain/equity.md
echo '# Words' >docs/index.md
cat >mkdocs.yml <<'END'
site_name: Words
theme:
  name: material
  font: false
  custom_dir: over
plugins: []
END
cat >over/main.html <<'END'
{% extends "base.html" %}
{% block extrahead %}{% if "terms" in page.url %}<link rel="alternate" type="text/markdown" href="/terms/equity.md">{% endif %}{% endblock %}
END
env/bin/mkdocs build --quiet 2>/dev/null

cat >open.cjs <<'END'
const { createServer } = require('node:http')
const { existsSync, readFileSync } = require('node:fs')
const { JSDOM, VirtualConsole } = require('jsdom')
const types = { html: 'text/html', js: 'text/javascript' }
const asked = []
const server = createServer((request, response) => {
  const file = `site${request.url.endsWith('/') ? `${request.url}index.html` : request.url.split('?')[0]}`
  asked.push(`${request.url} ${existsSync(file) ? 200 : 404}`)
  if (!existsSync(file)) return response.writeHead(404).end()
  response.setHeader('content-type', types[file.split('.').at(-1)] ?? 'text/plain')
  response.end(readFileSync(file))
})
class Watcher { observe() {} unobserve() {} disconnect() {} }
const lacking = (window) => Object.assign(window, {
  matchMedia: () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} }),
  IntersectionObserver: Watcher, ResizeObserver: Watcher, scrollTo() {},
  fetch: (to) => fetch(new URL(String(to.url ?? to), window.location.href)),
})
server.listen(0, async () => {
  for (const page of ['plain', 'terms']) {
    asked.length = 0
    await JSDOM.fromURL(`http://127.0.0.1:${server.address().port}/${page}/equity/`, { runScripts: 'dangerously', resources: 'usable', pretendToBeVisual: true, virtualConsole: new VirtualConsole(), beforeParse: lacking })
    await new Promise((then) => setTimeout(then, 3000))
    console.log(`${page}: ${asked.filter((one) => one.includes('sitemap')).join(', ') || 'no sitemap'}`)
  }
  process.exit()
})
END

{ env/bin/python -c 'from importlib.metadata import version; print("mkdocs-material", version("mkdocs-material"))'; node open.cjs; } | tee seen

cat >expected <<'SEEN'
mkdocs-material 9.8.1
plain: no sitemap
terms: /terms/sitemap.xml 404
SEEN
if ! diff expected seen; then
  echo "The theme no longer takes another form of a page for another language." >&2
  exit 1
fi
