// "Keep for offline": the one thing a reader may ask this site to store, and to remove again by the same button.

import { FILES, FOLDER, PACKS } from '../engine/runtime.js'
import { inWords } from '../wording.js'
import { excuse, say, tool } from './tool.js'

const CACHE = 'kept-by-reader'
const ROOT = new URL('../../../', import.meta.url)
const ENGINES = new URL('engine/', ROOT).href
const WORKER = new URL('offline-worker.js', ROOT).href
const WHOLE = 'whole.wasm' // stands in for a half that could not be had; both are kept
let calculator = '' // this page's

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export async function begin({ root }, at) {
  if (!('serviceWorker' in navigator && 'caches' in self)) return
  calculator = root.dataset.calculator ?? ''
  const kept = await isKept().catch(() => null)
  if (kept === null) return // the browser lets this site keep nothing: no button that does nothing
  const { part } = tool(at)
  const [button, told] = [part('keep-offline'), part('offline-status')]

  /** @param {boolean} kept */
  const show = (kept) => {
    button.setAttribute('aria-pressed', String(kept))
    button.textContent = kept ? inWords('Remove what is kept for offline') : inWords('Keep for offline')
  }

  button.addEventListener('click', async () => {
    button.setAttribute('aria-disabled', 'true')
    try {
      if (await isKept()) {
        await forget()
        say(told, inWords('Removed. Nothing of this site is stored on this device.'))
      } else {
        say(told, inWords('Fetching what it takes…'))
        await keep()
        say(told, await amount())
      }
      show(await isKept())
    } catch (failure) {
      await forget().catch(() => {}) // what cannot be kept cannot be removed
      show(false)
      say(told, inWords(`Nothing was kept: ${excuse(failure)}`))
    }
    button.removeAttribute('aria-disabled')
  })

  show(kept)
  if (!kept) return
  if (navigator.onLine) await keep().catch(() => {}) // this page too, and the engine of today
  const lacks = await lacking()
  say(
    told,
    lacks.length ? inWords(`Not all of this page is kept yet: ${lacks[0]} is not. Open it once with a connection.`) : await amount(),
  )
}

async function isKept() {
  return (await caches.has(CACHE)) && Boolean(await navigator.serviceWorker.getRegistration(ROOT.href))
}

async function keep() {
  const cache = await caches.open(CACHE)
  await fetchLacking(cache)
  const old = (await cache.keys()).filter(({ url }) => url.startsWith(ENGINES) && !url.startsWith(FOLDER))
  await Promise.all(old.map((request) => cache.delete(request)))
  await navigator.serviceWorker.register(WORKER, { scope: ROOT.pathname })
  await navigator.serviceWorker.ready
  await fetchLacking(cache)
}

/**
 * Fetch what is lacking, and what the page takes meanwhile; what was fetched and is lacking still, did not stay.
 * @param {Cache} cache
 */
async function fetchLacking(cache) {
  /** @type {Set<string>} */
  const tried = new Set()
  for (let lacks = await lacking(); lacks.length; lacks = await lacking()) {
    const lost = lacks.find((url) => tried.has(url))
    if (lost) throw new Error(`${lost} did not stay.`)
    for (const url of lacks) tried.add(url)
    await Promise.all(lacks.map((url) => cache.add(url)))
  }
}

/** What the page takes and does not find among what is kept: asked of each, because nothing is promised that is not there. */
async function lacking() {
  const cache = await caches.open(CACHE)
  const wanted = [...addresses()]
  const found = await Promise.all(wanted.map((url) => cache.match(url)))
  return wanted.filter((_, i) => !found[i]?.ok)
}

/** What this page is made of, the engine with this calculator alone in an archive of its own, and its code. */
function addresses() {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  // Some browsers list the service worker's script too, which they keep themselves.
  const own = [location.href, ...loaded].filter((url) => url.startsWith(ROOT.href) && !url.startsWith(ENGINES) && url !== WORKER)
  const spared = new Set([WHOLE, ...Object.values(PACKS)])
  spared.delete(PACKS[calculator])
  const engine = Object.keys(FILES)
    .filter((name) => !spared.has(name))
    .map((name) => FOLDER + name)
  const code = new URL(`assets/code/${calculator}.json`, ROOT).href
  return new Set([...own.map((url) => url.split(/[?#]/)[0]), ...engine, code])
}

async function forget() {
  await caches.delete(CACHE)
  await (await navigator.serviceWorker.getRegistration(ROOT.href))?.unregister()
}

async function amount() {
  const keys = await (await caches.open(CACHE)).keys()
  const pages = keys.filter(({ url }) => new URL(url).pathname.slice(ROOT.pathname.length).startsWith('calculators/')).length
  const which = pages === 1 ? inWords('this calculator') : inWords(`${pages} calculator pages`)
  return inWords(
    `Kept on this device: ${which}, and what they run on. They open and answer without a connection; pages you visit from here on are kept too.`,
  )
}
