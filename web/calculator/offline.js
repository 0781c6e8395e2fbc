// "Keep for offline": the one thing a reader may ask this site to store, and to remove again by the same button.

import { FILES, FOLDER } from '../engine/runtime.js'
import { main } from './calculator.js'
import { excuse, say, tool } from './tool.js'

const CACHE = 'marginary-kept'
const ROOT = new URL('../../../', import.meta.url)

if (main && 'serviceWorker' in navigator && 'caches' in self) void offline()

async function offline() {
  const { part } = tool('offline')
  const [button, told] = [part('keep-offline'), part('offline-status')]
  const isKept = async () => (await caches.has(CACHE)) && Boolean(await navigator.serviceWorker.getRegistration(ROOT.href))

  /** @param {boolean} kept */
  const show = (kept) => {
    button.setAttribute('aria-pressed', String(kept))
    button.textContent = kept ? 'Remove what is kept for offline' : 'Keep for offline'
  }

  button.addEventListener('click', async () => {
    button.setAttribute('aria-disabled', 'true')
    try {
      if (await isKept()) {
        await forget()
        say(told, 'Removed. Nothing of this site is stored on this device.')
      } else {
        say(told, 'Fetching what it takes…')
        await keep()
        say(told, await amount())
      }
      show(await isKept())
    } catch (failure) {
      await forget()
      show(false)
      say(told, `Nothing was kept: ${excuse(failure)}`)
    }
    button.removeAttribute('aria-disabled')
  })

  const kept = await isKept()
  show(kept)
  if (!kept) return
  say(told, await amount())
  if (navigator.onLine) await keep().catch(() => {}) // this page too, and the engine of today
}

async function keep() {
  const cache = await caches.open(CACHE)
  const here = new Set((await cache.keys()).map(({ url }) => url))
  const wanted = addresses()
  await Promise.all([...wanted].filter((url) => !here.has(url)).map((url) => cache.add(url)))
  const old = [...here].filter((url) => url.includes('/engine/') && !wanted.has(url))
  await Promise.all(old.map((url) => cache.delete(url)))
  await navigator.serviceWorker.register(new URL('offline-worker.js', ROOT), { scope: ROOT.pathname })
  await navigator.serviceWorker.ready
}

/** What this page is made of, the engine, and the code of this calculator. */
function addresses() {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const own = [location.href, ...loaded].filter((url) => url.startsWith(ROOT.href) && !url.includes('/engine/'))
  const engine = Object.keys(FILES).map((name) => FOLDER + name)
  const code = new URL(`assets/code/${main?.root.dataset.calculator}.json`, ROOT).href
  return new Set([...own.map((url) => url.split(/[?#]/)[0]), ...engine, code])
}

async function forget() {
  await caches.delete(CACHE)
  await (await navigator.serviceWorker.getRegistration(ROOT.href))?.unregister()
}

async function amount() {
  const keys = await (await caches.open(CACHE)).keys()
  const pages = keys.filter(({ url }) => new URL(url).pathname.slice(ROOT.pathname.length).startsWith('calculators/')).length
  const which = pages === 1 ? 'this calculator' : `${pages} calculator pages`
  return `Kept on this device: ${which}, and what they run on. They open and answer without a connection; pages you visit from here on are kept too.`
}
