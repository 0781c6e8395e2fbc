// What the engine has no use for, and changed code shall not have: whatever would outlive the worker, or leave its policy.

const STORES = ['indexedDB', 'caches', 'BroadcastChannel', 'Worker', 'SharedWorker']
const OF_DEVICE = ['storage', 'locks', 'serviceWorker']

/** Take it all away, from the worker's scope and from whatever that scope inherits it from. */
export function close() {
  take(self, STORES)
  take(navigator, OF_DEVICE)
}

/**
 * @param {object} from
 * @param {string[]} names
 */
function take(from, names) {
  for (let one = from; one && one !== Object.prototype; one = Object.getPrototypeOf(one)) {
    for (const name of names) Reflect.deleteProperty(one, name)
  }
}
