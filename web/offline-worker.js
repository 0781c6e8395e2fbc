// Keeps what a reader asked to keep: the engine, the calculator pages visited since, and what they are made of.
// Stored only by the press of a button on a calculator page, and removed by the same.

const CACHE = 'kept-by-reader'
/** @typedef {Event & {request: Request, waitUntil: (until: Promise<unknown>) => void, respondWith: (answer: Promise<Response>) => void}} Called */
// The types of a service worker are not among a page's.
const worker =
  /** @type {{registration: {scope: string}, location: Location, clients: {claim: () => Promise<void>}, skipWaiting: () => Promise<void>, addEventListener: (kind: string, does: (event: Called) => void) => void}} */ (
    /** @type {unknown} */ (self)
  )
const scope = new URL(worker.registration.scope).pathname

worker.addEventListener('install', () => worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin || !pathname.startsWith(scope)) return
  const path = pathname.slice(scope.length)
  if (/^engine\//.test(path)) event.respondWith(first(request, false))
  else if (/^(assets|calculators)\//.test(path)) event.respondWith(first(request, true))
})

/**
 * What never changes is answered from what is kept. What may change comes from the site while there is a line, so that a
 * page and its scripts are of one build, and its formulas those of today; past it, from what is kept.
 * @param {Request} request
 * @param {boolean} mayChange
 */
async function first(request, mayChange) {
  if (!(await caches.has(CACHE))) return fetch(request) // removed since, while this page stands
  const cache = await caches.open(CACHE)
  const kept = await cache.match(plain(request.url))
  if (kept && !mayChange) return kept
  try {
    const answer = await fetch(request, { cache: mayChange ? 'no-cache' : 'default' })
    if (answer.ok && answer.type === 'basic' && !answer.redirected) await cache.put(plain(request.url), answer.clone())
    return answer.status >= 500 && kept ? kept : answer
  } catch (offline) {
    if (kept) return kept
    throw offline
  }
}

/**
 * An address without what a reader typed: numbers stand after # or ? and are not kept.
 * @param {string} address
 */
function plain(address) {
  const { origin, pathname } = new URL(address)
  return origin + pathname
}
