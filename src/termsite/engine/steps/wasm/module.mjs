// A WebAssembly module taken apart, as far as it takes to make two of it, and put together again.

import { joined, list, number, Reader, sized, text } from './bytes.mjs'

const HEAD = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
const END = 0x0b
const START = 8

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  element: 9,
  code: 10,
  data: 11,
  count: 12,
  tag: 13,
}
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 }

/** @typedef {{id: number, content: Uint8Array}} Section */
/** @typedef {{module: string, name: string, kind: number, type: Uint8Array}} Import `type` as it is written */
/** @typedef {{name: string, kind: number, index: number}} Export */
/** @typedef {{changes: boolean, type: Uint8Array, whole: Uint8Array, byGlobal: boolean}} Global whether its value changes, and comes from another's */

/**
 * @typedef {object} Module
 * @property {Section[]} sections all, in order
 * @property {{parameters: number, results: number, whole: Uint8Array}[]} types
 * @property {Import[]} imports
 * @property {number[]} functions the type of each, imported ones first
 * @property {Uint8Array[]} tables
 * @property {Uint8Array[]} memories
 * @property {Uint8Array[]} tags
 * @property {Global[]} globals without imported ones
 * @property {Export[]} exports
 * @property {{offset: Uint8Array, functions: number[]}} elements what the first table begins with
 * @property {Uint8Array[]} bodies
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Module}
 * @throws where a module has what nobody here can cut
 */
export function taken(bytes) {
  const sections = [...sectionsOf(bytes)]
  const of = (/** @type {number} */ id) => new Reader(sections.find((section) => section.id === id)?.content ?? Uint8Array.of(0))
  const imports = of(SECTION.import).list(oneImport)
  const strange = imports.find(({ kind }) => kind !== KIND.function && kind !== KIND.global)
  if (strange) throw new Error(`The runtime imports ${strange.name}, which is neither a function nor a number.`)
  if (sections.some(({ id }) => id === START)) throw new Error('The runtime begins by itself, which is not known here.')
  const segments = of(SECTION.element).list(oneSegment)
  if (segments.length !== 1) throw new Error(`The runtime fills its table in ${segments.length} pieces, not in one.`)
  return {
    sections,
    types: of(SECTION.type).list(oneType),
    imports,
    functions: [
      ...imports.filter(({ kind }) => kind === KIND.function).map(({ type }) => new Reader(type).number()),
      ...of(SECTION.function).list((reader) => reader.number()),
    ],
    tables: of(SECTION.table).list((reader) => reader.span(table)),
    memories: of(SECTION.memory).list((reader) => reader.span(limits)),
    tags: of(SECTION.tag).list((reader) => reader.span(tag)),
    globals: of(SECTION.global).list(oneGlobal),
    exports: of(SECTION.export).list((reader) => ({ name: reader.text(), kind: reader.byte(), index: reader.number() })),
    elements: segments[0],
    bodies: of(SECTION.code).list((reader) => reader.take(reader.number())),
  }
}

/** @param {Section[]} sections */
export function together(sections) {
  return joined(HEAD, ...sections.flatMap(({ id, content }) => [[id], sized(content)]))
}

/**
 * A module with some sections made anew.
 * @param {Module} module
 * @param {Map<number, Uint8Array>} anew by the section's number
 */
export function changed({ sections }, anew) {
  return together(sections.map(({ id, content }) => ({ id, content: anew.get(id) ?? content })))
}

/** @param {Export[]} exports */
export function exported(exports) {
  return list(exports.map(({ name, kind, index }) => joined(text(name), [kind], number(index))))
}

/** @param {Import[]} imports */
export function imported(imports) {
  return list(imports.map(({ module, name, kind, type }) => joined(text(module), text(name), [kind], type)))
}

/**
 * A table of so many functions.
 * @param {number} count
 */
export function slots(count) {
  return joined([0x70, 1], number(count), number(count))
}

/**
 * A segment that fills a table when the module is instantiated.
 * @param {Uint8Array | number[]} table empty for the first
 * @param {Uint8Array} offset
 * @param {number[]} functions
 */
export function filled(table, offset, functions) {
  const inside = list(functions.map(number))
  return table.length ? joined([2], table, offset, [0], inside) : joined([0], offset, inside)
}

/**
 * @param {Uint8Array} bytes
 * @returns {Generator<Section>}
 */
export function* sectionsOf(bytes) {
  for (const reader = new Reader(bytes, HEAD.length); !reader.done; ) yield { id: reader.byte(), content: reader.take(reader.number()) }
}

/** @param {Reader} reader */
function oneType(reader) {
  let [parameters, results] = [0, 0]
  const whole = reader.span(() => {
    if (reader.byte() !== 0x60) throw new Error('The runtime has a type that is no function.')
    parameters = reader.take(reader.number()).length
    results = reader.take(reader.number()).length
  })
  return { parameters, results, whole }
}

/**
 * @param {Reader} reader
 * @returns {Import}
 */
function oneImport(reader) {
  const [module, name, kind] = [reader.text(), reader.text(), reader.byte()]
  const read = { [KIND.function]: pass, [KIND.table]: table, [KIND.memory]: limits, [KIND.global]: typed, [KIND.tag]: tag }
  return { module, name, kind, type: reader.span(read[kind]) }
}

/**
 * @param {Reader} reader
 * @returns {Global}
 */
function oneGlobal(reader) {
  let [type, byGlobal] = [new Uint8Array(), false]
  const whole = reader.span(() => {
    type = reader.span(typed)
    byGlobal = reader.bytes[reader.at] === 0x23
    constant(reader)
  })
  return { changes: type[1] === 1, type, whole, byGlobal }
}

/** @param {Reader} reader */
function oneSegment(reader) {
  if (reader.number() !== 0) throw new Error('The runtime fills a table in a way that is not known here.')
  return { offset: reader.span(constant), functions: reader.list((each) => each.number()) }
}

/** @param {Reader} reader */
function pass(reader) {
  reader.pass()
}

/** @param {Reader} reader */
function typed(reader) {
  reader.take(2)
}

/** @param {Reader} reader */
function tag(reader) {
  reader.byte()
  reader.pass()
}

/** @param {Reader} reader */
function table(reader) {
  reader.byte()
  limits(reader)
}

/** @param {Reader} reader */
function limits(reader) {
  const most = reader.byte() & 1
  reader.pass()
  if (most) reader.pass()
}

/**
 * An expression that says what something begins with.
 * @param {Reader} reader
 */
function constant(reader) {
  const behind = new Map([
    [0x41, pass],
    [0x42, pass],
    [0x23, pass],
    [0x43, (/** @type {Reader} */ each) => each.take(4)],
    [0x44, (/** @type {Reader} */ each) => each.take(8)],
  ])
  for (let instruction = reader.byte(); instruction !== END; instruction = reader.byte()) {
    const one = behind.get(instruction)
    if (!one) throw new Error(`The runtime begins something by 0x${instruction.toString(16)}, which is not known here.`)
    one(reader)
  }
}
