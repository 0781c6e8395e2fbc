// The runtime's glue: which exports it names, and the glue without the others.

const LIST = 'function assignWasmExports(wasmExports){'
/** What the glue looks for by another way than by its name: what is run first. */
const SOUGHT = ['main', '__main_argc_argv', '__main_void', '_start']
const WORD = /[\w$]+/g

/**
 * @typedef {{text: string, locals: string[], name: string}} Line one assignment of the list, the names it gives, and whose
 * @typedef {{before: string, lines: Line[], after: string}} Glue around the one list of all exports
 */

/**
 * @param {string} text
 * @returns {Glue}
 * @throws where the glue has no such list
 */
export function read(text) {
  const from = text.indexOf(LIST) + LIST.length
  const to = text.indexOf('}', from)
  if (from < LIST.length || to < 0) throw new Error('The glue has no list of exports.')
  const lines = text.slice(from, to).split(';').filter(Boolean).map(line)
  return { before: text.slice(0, from), lines, after: text.slice(to) }
}

/**
 * Which exports somebody may name.
 * @param {Glue} glue
 * @param {string} loader the script beside, which names some too
 * @param {import('./module.mjs').Module} module
 * @returns {Set<string>}
 */
export function named({ before, lines, after }, loader, module) {
  const times = counted(before + after)
  const beside = new Set(loader.match(WORD))
  const declared = 1 // by `var`
  const byName = module.exports.filter(({ name }) => times.has(name)).map(({ name }) => name)
  const byLocal = lines.filter(({ locals }) => locals.some((local) => (times.get(local) ?? 0) > declared || beside.has(local)))
  const addresses = module.imports.filter(({ module: from }) => from.startsWith('GOT.')).map(({ name }) => name)
  return new Set([...SOUGHT, ...addresses, ...byName, ...byLocal.map(({ name }) => name)])
}

/**
 * The glue that looks for no other exports.
 * @param {Glue} glue
 * @param {Set<string>} kept
 */
export function without({ before, lines, after }, kept) {
  return (
    before +
    lines
      .filter(({ name }) => kept.has(name))
      .map(({ text }) => `${text};`)
      .join('') +
    after
  )
}

/**
 * @param {string} text
 * @returns {Line}
 */
function line(text) {
  const name = text.match(/wasmExports\["([^"]+)"\]/)?.[1]
  if (!name) throw new Error(`The glue's list of exports has a line of another kind: ${text.slice(0, 80)}`)
  const locals = [...text.matchAll(/(?:^|=)([\w$]+)(?==)/g)].map(([, local]) => local)
  return { text, locals, name }
}

/** @param {string} text */
function counted(text) {
  const times = new Map()
  for (const [word] of text.matchAll(WORD)) times.set(word, (times.get(word) ?? 0) + 1)
  return times
}
