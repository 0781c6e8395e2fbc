// A module in two halves. The first holds what ran in the profile; any other function is a stub in it, which first has the
// rest loaded and then calls its own place in a table that the rest fills. Both have one memory, the same tables and the
// same tags, so that nothing can tell which half a function is in. What of the data comes with the rest is in `data.mjs`.
// `web/engine/halves.js` joins them.

import { joined, list, number, signed, sized, text } from './bytes.mjs'
import { names, renamed } from './code.mjs'
import { written } from './data.mjs'
import { changed, exported, filled, imported, KIND, SECTION, slots, together } from './module.mjs'

const INNER = '/' // no symbol of the runtime begins so
const NONE = Uint8Array.of(0x60, 0, 0) // the type of a function that takes and gives nothing
const MADE = 'half-of' // the section that says of which cut a half is

/**
 * @typedef {import('./module.mjs').Module} Module
 * @typedef {import('./module.mjs').Export} Export
 * @typedef {{first: Uint8Array, rest: Uint8Array}} Halves
 */

/**
 * The module without the exports that nobody names.
 * @param {Module} module
 * @param {Export[]} kept
 */
export function bare(module, kept) {
  return changed(module, new Map([[SECTION.export, exported(kept)]]))
}

/**
 * @param {Module} module
 * @param {Set<number>} ran the places of the bodies that ran
 * @param {Export[]} kept
 * @param {import('./data.mjs').Apart} data
 * @param {Uint8Array} name of this cut; halves of two cuts do not go together
 * @returns {Halves}
 */
export function halves(module, ran, kept, data, name) {
  const plan = planned(module, ran, kept)
  const inner = needed(module, plan)
  return {
    first: joined(first(module, plan, kept, inner, data), section(name)),
    rest: joined(rest(module, plan, inner, data), section(name)),
  }
}

/**
 * @typedef {object} Plan
 * @property {number} imports how many functions the module imports
 * @property {number[]} hot functions of the first half, by their number in the module
 * @property {number[]} stubs cold functions that the first half names, in the order of the table
 * @property {number[]} cold all functions of the rest; what neither half names is in none
 */

/**
 * @param {Module} module
 * @param {Set<number>} ran
 * @param {Export[]} kept
 * @returns {Plan}
 */
function planned(module, ran, kept) {
  const imports = module.functions.length - module.bodies.length
  const isCold = (/** @type {number} */ index) => index >= imports && !ran.has(index - imports)
  const called = (/** @type {number} */ index) => functionsOf(module.bodies[index - imports]).filter(isCold)
  const hot = [...ran].sort((a, b) => a - b).map((place) => place + imports)
  const outer = kept.filter(({ kind }) => kind === KIND.function).map(({ index }) => index)
  const stubs = new Set([...hot.flatMap(called), ...[...module.elements.functions, ...outer].filter(isCold)])
  const cold = new Set(stubs)
  for (const index of cold) for (const one of called(index)) cold.add(one) // a set goes on to what is added meanwhile
  const byType = (/** @type {number} */ a, /** @type {number} */ b) => module.functions[a] - module.functions[b] || a - b
  return { imports, hot, stubs: [...stubs].sort(byType), cold: [...cold].sort((a, b) => a - b) }
}

/** @param {Uint8Array} body */
function functionsOf(body) {
  const found = new Set()
  names(body, (kind, index) => kind === 'function' && found.add(index))
  return [...found]
}

/**
 * What the rest takes of the first half: functions and globals, by their number in the module.
 * @param {Module} module
 * @param {Plan} plan
 */
function needed(module, { imports, cold }) {
  const [within, functions, globals] = [new Set(cold), new Set(), new Set()]
  for (const index of cold) {
    names(module.bodies[index - imports], (kind, one) => {
      if (kind === 'global') globals.add(one)
      else if (!within.has(one)) functions.add(one)
    })
  }
  const sorted = (/** @type {Set<number>} */ set) => [...set].sort((a, b) => a - b)
  return { functions: sorted(functions), globals: sorted(globals) }
}

/** @typedef {ReturnType<typeof needed>} Inner */

/** @param {Module} module */
function importedGlobals({ imports }) {
  return imports.filter(({ kind }) => kind === KIND.global)
}

/**
 * @param {Module} module
 * @param {Plan} plan
 * @param {Export[]} kept
 * @param {Inner} inner
 * @param {import('./data.mjs').Apart} data
 */
function first(module, { imports, hot, stubs }, kept, inner, data) {
  const { types, none } = withNone(module)
  const load = imports // behind the imports that were there
  const place = new Map([...hot, ...stubs].map((index, at) => [index, load + 1 + at]))
  const here = importedGlobals(module).length + module.globals.length // whether the rest is
  const table = module.tables.length
  const numbers = { function: at(place, imports), global: (/** @type {number} */ index) => index }
  const body = (/** @type {number} */ index) => module.bodies[index - imports]
  const stub = (/** @type {number} */ index, /** @type {number} */ slot) => {
    const type = module.functions[index]
    const given = Array.from({ length: module.types[type].parameters }, (_, one) => joined([0x20], number(one)))
    const unless = joined([0x23], number(here), [0x45, 0x04, 0x40, 0x10], number(load), [0x0b]) // if not here, load
    return sized(joined([0], unless, ...given, [0x41], signed(slot), [0x11], number(type), number(table), [0x0b]))
  }
  const outer = kept.map((one) => (one.kind === KIND.function ? { ...one, index: numbers.function(one.index) } : one))
  const own = [
    ...inner.functions
      .filter((index) => index >= imports)
      .map((index) => ({ name: `f${index}`, kind: KIND.function, index: numbers.function(index) })),
    ...changing(module, inner).map((index) => ({ name: `g${index}`, kind: KIND.global, index })),
    ...[...module.tables, []].map((_, index) => ({ name: `t${index}`, kind: KIND.table, index })),
    ...module.memories.map((_, index) => ({ name: `m${index}`, kind: KIND.memory, index })),
    ...module.tags.map((_, index) => ({ name: `e${index}`, kind: KIND.tag, index })),
    { name: 'here', kind: KIND.global, index: here },
  ].map((one) => ({ ...one, name: INNER + one.name }))
  const loader = { module: INNER, name: 'load', kind: KIND.function, type: number(none) }
  return changed(
    module,
    new Map([
      [SECTION.type, list(types)],
      [SECTION.import, imported([...module.imports, loader])],
      [SECTION.function, list([...hot, ...stubs].map((index) => number(module.functions[index])))],
      [SECTION.table, list([...module.tables, slots(stubs.length)])],
      [SECTION.global, list([...module.globals.map((one) => one.whole), Uint8Array.of(0x7f, 1, 0x41, 0, 0x0b)])],
      [SECTION.export, exported([...outer, ...own])],
      [SECTION.element, list([filled([], module.elements.offset, module.elements.functions.map(numbers.function))])],
      [SECTION.count, number(data.first.length)],
      [SECTION.code, list([...hot.map((index) => renamed(body(index), numbers)), ...stubs.map(stub)])],
      [SECTION.data, written(data.first)],
    ]),
  )
}

/**
 * @param {Module} module
 * @param {Plan} plan
 * @param {Inner} inner
 * @param {import('./data.mjs').Apart} data
 */
function rest(module, { imports, stubs, cold }, inner, data) {
  const outer = importedGlobals(module)
  const changes = changing(module, inner)
  const copied = inner.globals.filter((index) => index >= outer.length && !changes.includes(index))
  const globalOf = (/** @type {number} */ index) => module.globals[index - outer.length]
  const taken = [...inner.globals.filter((index) => index < outer.length), ...changes]
  const places = new Map([...inner.functions, ...cold].map((index, at) => [index, at]))
  const globals = new Map([...taken, ...copied].map((index, at) => [index, at]))
  const numbers = { function: at(places), global: at(globals) }
  const slotted = slots(stubs.length)
  const ours = (/** @type {string} */ one, /** @type {number} */ kind, /** @type {Uint8Array} */ type) => ({
    module: INNER,
    name: INNER + one,
    kind,
    type,
  })
  const functionsOutside = module.imports.filter(({ kind }) => kind === KIND.function)
  return together([
    { id: SECTION.type, content: list(module.types.map(({ whole }) => whole)) },
    {
      id: SECTION.import,
      content: imported([
        ...inner.functions.map((index) =>
          index < imports ? functionsOutside[index] : ours(`f${index}`, KIND.function, number(module.functions[index])),
        ),
        ...taken.map((index) => (index < outer.length ? outer[index] : ours(`g${index}`, KIND.global, globalOf(index).type))),
        ...[...module.tables, slotted].map((type, index) => ours(`t${index}`, KIND.table, type)),
        ...module.memories.map((type, index) => ours(`m${index}`, KIND.memory, type)),
        ...module.tags.map((type, index) => ours(`e${index}`, KIND.tag, type)),
      ]),
    },
    { id: SECTION.function, content: list(cold.map((index) => number(module.functions[index]))) },
    { id: SECTION.global, content: list(copied.map((index) => globalOf(index).whole)) },
    {
      id: SECTION.element,
      content: list([filled(number(module.tables.length), Uint8Array.of(0x41, 0, 0x0b), stubs.map(numbers.function))]),
    },
    { id: SECTION.code, content: list(cold.map((index) => renamed(module.bodies[index - imports], numbers))) },
    { id: SECTION.data, content: written(data.rest) },
  ])
}

/**
 * The globals that the rest shares with the first half; one whose value never changes it has for itself.
 * @param {Module} module
 * @param {Inner} inner
 */
function changing(module, { globals }) {
  const outer = importedGlobals(module).length
  const own = globals.filter((index) => index >= outer)
  const strange = own.find((index) => module.globals[index - outer].byGlobal)
  if (strange !== undefined) throw new Error(`The runtime's global ${strange} begins as another, and cannot be cut off.`)
  return own.filter((index) => module.globals[index - outer].changes)
}

/** @param {Module} module */
function withNone({ types }) {
  const found = types.findIndex(({ parameters, results }) => !parameters && !results)
  const wholes = types.map(({ whole }) => whole)
  return found < 0 ? { types: [...wholes, NONE], none: wholes.length } : { types: wholes, none: found }
}

/**
 * @param {Map<number, number>} places
 * @param {number} [unmoved] what is below stays where it is
 */
function at(places, unmoved = 0) {
  return (/** @type {number} */ index) => {
    const place = index < unmoved ? index : places.get(index)
    if (place === undefined) throw new Error(`What the runtime has at ${index} is in neither half.`)
    return place
  }
}

/** @param {Uint8Array} name */
function section(name) {
  return joined([SECTION.custom], sized(joined(text(MADE), name)))
}
