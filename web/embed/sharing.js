// Live engines are heavy: among the frames of one site at most two stay, the ones last used. A frame whose engine was
// ended keeps its answer and its inputs, and starts again at the next touch. Frames without an origin of their own
// cannot hear each other; they share nothing and end nothing.

const MOST_LIVE = 2

/** @param {import('../engine/engine.js').Engine} engine */
export function sharing(engine) {
  if (self.origin === 'null' || typeof BroadcastChannel === 'undefined') return
  const me = Math.random()
  /** @type {Map<number, number>} engines heard of, with when they were last used */
  const others = new Map()
  const channel = new BroadcastChannel('glossary-engines')
  let used = 0
  const tell = (/** @type {boolean} */ live) => channel.postMessage({ id: me, used, live })

  channel.onmessage = ({ data }) => {
    if (data.live) others.set(data.id, data.used)
    else others.delete(data.id)
    if ([...others.values()].filter((time) => time >= used).length >= MOST_LIVE) engine.rest()
  }
  engine.addEventListener('used', () => {
    used = Date.now()
    tell(true)
  })
  engine.addEventListener('change', () => {
    if (engine.phase === 'idle' || engine.phase === 'failed') tell(false)
  })
  window.addEventListener('pagehide', () => tell(false))
}
