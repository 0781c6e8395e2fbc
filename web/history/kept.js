// What a reader keeps by a press, in this browser alone: a list under a name, and nothing at all where the list is empty.

/**
 * @param {string} key
 * @returns {unknown[]} nothing, where nothing can be kept or what is kept is no list
 */
export function stored(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

/**
 * @param {string} key
 * @param {unknown[]} list
 * @returns {boolean} whether the browser keeps it
 */
export function store(key, list) {
  try {
    if (list.length) localStorage.setItem(key, JSON.stringify(list))
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
