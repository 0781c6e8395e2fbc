// The body of a function: where it names other functions and globals.

import { joined, number, Reader, sized } from './bytes.mjs'

/** @typedef {"function" | "global"} Kind */

const PLAIN = 0 // nothing behind the instruction
const ONE = 1 // one number
const TWO = 2 // two numbers
const FUNCTION = 3
const GLOBAL = 4
const FOUR = 5 // bytes
const EIGHT = 6
const BRANCHES = 7
const TYPES = 8
const HANDLERS = 9
const MORE = 10 // another number says which instruction it is
const UNKNOWN = 11
const ADDRESSED = 12 // alignment and offset
const NUMBER = 13 // a number with a sign

/** What stands behind each instruction, by its first byte. */
const BEHIND = new Uint8Array(256).fill(UNKNOWN)
for (const [shape, ...instructions] of [
  [PLAIN, 0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1],
  [ONE, 0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09, 0x0c, 0x0d, 0x18, 0x20, 0x21, 0x22, 0x25, 0x26, 0x3f, 0x40, 0x42, 0xd0],
  [TWO, 0x11, 0x13],
  [FUNCTION, 0x10, 0x12],
  [GLOBAL, 0x23, 0x24],
  [NUMBER, 0x41],
  [FOUR, 0x43],
  [EIGHT, 0x44],
  [BRANCHES, 0x0e],
  [TYPES, 0x1c],
  [HANDLERS, 0x1f],
  [MORE, 0xfc],
]) {
  for (const instruction of instructions) BEHIND[instruction] = shape
}
BEHIND.fill(ADDRESSED, 0x28, 0x3f) // loads and stores
BEHIND.fill(PLAIN, 0x45, 0xc5) // arithmetic
/** Numbers behind the instructions of several bytes; those that name a piece of the data are not among them. */
const AFTER_MORE = new Map([...[0, 1, 2, 3, 4, 5, 6, 7].map((cut) => [cut, 0]), [10, 2], [11, 1], [14, 2], [15, 1], [16, 1], [17, 1]])

/**
 * Where the instructions of a body begin, behind its locals.
 * @param {Uint8Array} body
 */
export function start(body) {
  const reader = new Reader(body)
  for (let left = reader.number(); left; left--) {
    reader.pass()
    reader.pass()
  }
  return reader.at
}

/**
 * Visit whatever a body names.
 * @param {Uint8Array} body
 * @param {(kind: Kind, index: number, from: number, to: number) => void} visit told of each name and the bytes that it takes
 * @throws for an instruction that is not known here
 */
export function names(body, visit) {
  walk(body, visit, () => {})
}

/**
 * Visit every number that may be an address: constants of 32 bits, and what loads and stores add.
 * @param {Uint8Array} body
 * @param {(value: number) => void} visit
 * @throws for an instruction that is not known here
 */
export function constants(body, visit) {
  walk(body, () => {}, visit)
}

/**
 * @param {Uint8Array} body
 * @param {(kind: Kind, index: number, from: number, to: number) => void} visit
 * @param {(value: number) => void} address
 */
function walk(body, visit, address) {
  const reader = new Reader(body, start(body))
  const named = (/** @type {Kind} */ kind) => {
    const from = reader.at
    visit(kind, reader.number(), from, reader.at)
  }
  while (!reader.done) {
    const instruction = reader.byte()
    const shape = BEHIND[instruction]
    if (shape === PLAIN) continue
    if (shape === ONE) reader.pass()
    else if (shape === TWO) passMany(reader, 2)
    else if (shape === ADDRESSED) {
      reader.pass()
      address(reader.number())
    } else if (shape === NUMBER) address(reader.number32())
    else if (shape === FUNCTION) named('function')
    else if (shape === GLOBAL) named('global')
    else if (shape === FOUR || shape === EIGHT) reader.at += shape === FOUR ? 4 : 8
    else if (shape === BRANCHES) passMany(reader, reader.number() + 1)
    else if (shape === TYPES) passMany(reader, reader.number())
    else if (shape === HANDLERS) passHandlers(reader)
    else if (shape === MORE) passMany(reader, AFTER_MORE.get(reader.number()) ?? unknown(instruction))
    else unknown(instruction)
  }
}

/**
 * A body that names the same by other numbers, with its length in front.
 * @param {Uint8Array} body
 * @param {Record<Kind, (index: number) => number>} numbers
 */
export function renamed(body, numbers) {
  const parts = []
  let at = 0
  names(body, (kind, index, from, to) => {
    parts.push(body.subarray(at, from), number(numbers[kind](index)))
    at = to
  })
  return sized(joined(...parts, body.subarray(at)))
}

/**
 * @param {Reader} reader
 * @param {number} count
 */
function passMany(reader, count) {
  for (let left = count; left; left--) reader.pass()
}

/** @param {Reader} reader */
function passHandlers(reader) {
  reader.pass()
  for (let left = reader.number(); left; left--) passMany(reader, reader.byte() < 2 ? 2 : 1)
}

/**
 * @param {number} instruction
 * @returns {never}
 */
function unknown(instruction) {
  throw new Error(`The runtime has an instruction that is not known here: 0x${instruction.toString(16)}.`)
}
