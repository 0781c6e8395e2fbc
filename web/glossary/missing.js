// What a wrong address was likely meant to be: the names nearest to its last part. Runs on the page that says there is none.

import { link, made } from '../dom.js'
import { oneOf } from '../wording.js'

const MOST = 4
const list = /** @type {HTMLElement} */ (document.querySelector('[data-part=nearest]'))

void suggest()

async function suggest() {
  const parts = decodeURIComponent(location.pathname).split('/').filter(Boolean)
  const wanted = slug((parts.at(-1) ?? '').replace(/\.\w+$/, ''))
  if (!wanted) return
  const answer = await fetch(list.dataset.index ?? '')
  if (!answer.ok) return // the links that are there stay
  /** @type {[string, string, string, string[]][]} */
  const entries = (await answer.json()).entries
  const near = entries
    .map(([kind, title, path, also]) => ({
      kind,
      title,
      path,
      far: Math.min(...[title, ...also].map((name) => distance(wanted, slug(name)))),
    }))
    .filter(({ far }) => far <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.far - b.far || a.title.localeCompare(b.title))
    .slice(0, MOST)
  if (near.length > 0) list.replaceChildren(...near.map(item))
}

/** @param {{kind: string, title: string, path: string}} found */
function item({ kind, title, path }) {
  return made(
    'li',
    '',
    link(title, (list.dataset.root ?? '/') + path),
    kind === 'term' ? '' : ` (${oneOf(kind, 'term', 'area', 'calculator', 'path', 'comparison', 'account', 'list', 'page')})`,
  )
}

/** @param {string} words */
function slug(words) {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/**
 * How many letters must be put in, taken out, changed or swapped with the next.
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1)
    }
    ;[before, last] = [last, now]
  }
  return last[b.length]
}
