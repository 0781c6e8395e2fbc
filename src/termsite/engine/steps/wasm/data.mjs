// What a module's memory begins with, and what of it may come with the rest.
//
// Nothing stops a function that reads what is not there: it gets zeros. So only that goes with the rest which nothing can
// reach but by an address in the data itself, and there the first half has an address at which there is no memory. Who
// follows it before the rest is there is stopped (WebAssembly traps); nobody reads zeros for a number.
//
// Of this kind are the rows of characters of CPython's codecs for Chinese, Japanese and Korean, a sixth of the data. Each
// table of theirs is an array of {address of a row, its first number, its last number}; the rows are one array, which the
// source gives no other name (`Modules/cjkcodecs/mappings_*.h`: `__jisx0208_decmap` and the like). They are found by that:
// each row begins where the one before it ends, to the byte. Chance does not make eight such rows one after another. Should
// an instruction, or another word of the data, have the address of the first row nevertheless, the table stays.
//
// The rows are constant, so it is all the same when they come; the rest puts them and their addresses into the memory when it
// is instantiated.

import { joined, list, number, Reader, signed, sized } from './bytes.mjs'
import { constants } from './code.mjs'
import { SECTION } from './module.mjs'

/** An address without memory, as far as a memory has less than 4 GB, with whatever may be added to it: rows have 512 bytes at most. */
const NOWHERE = 0xffff0000
const LEAST = 8 // rows of a table
const MOST = 256 // entries of a table
const ENTRY = 8 // bytes
const END = 0x0b
const NUMBER = 0x41

/** @typedef {{at: number, bytes: Uint8Array}} Segment what stands from an address on */
/** @typedef {{at: number, places: number[], from: number, to: number}} Table where it is, where its addresses are, its rows */
/** @typedef {{first: Segment[], rest: Segment[]}} Apart */

/**
 * @param {import('./module.mjs').Module} module
 * @returns {Segment[]}
 * @throws for data that is not put to a fixed place at the beginning
 */
export function segments({ sections }) {
  const section = sections.find(({ id }) => id === SECTION.data)
  if (!section) return []
  return new Reader(section.content).list((reader) => {
    if (reader.number() !== 0 || reader.byte() !== NUMBER) throw new Error('The runtime has data without a place.')
    const at = reader.number32()
    if (reader.byte() !== END) throw new Error('The runtime has data at a place that is not known here.')
    return { at, bytes: reader.take(reader.number()) }
  })
}

/** @param {Segment[]} all */
export function written(all) {
  return list(all.map(({ at, bytes }) => joined([0, NUMBER], signed(at), [END], sized(bytes))))
}

/**
 * The data in two: what begins with the first half, with no way to what comes with the rest.
 * @param {import('./module.mjs').Module} module
 * @returns {Apart}
 */
export function apart(module) {
  const all = segments(module)
  const memory = image(all)
  const moved = unnamed(tables(memory, all), memory, module)
  const rows = moved.map(({ from, to }) => ({ at: from, bytes: memory.slice(from, to) }))
  const addresses = moved.map(({ at, places }) => ({ at, bytes: memory.slice(at, (places.at(-1) ?? at) + 4) }))
  const view = new DataView(memory.buffer)
  for (const place of moved.flatMap(({ places }) => places)) view.setUint32(place, NOWHERE, true)
  const first = all.flatMap(({ at, bytes }) => outside(at, at + bytes.length, moved))
  return { first: first.map(([from, to]) => ({ at: from, bytes: memory.slice(from, to) })), rest: [...rows, ...addresses] }
}

/** @param {Segment[]} all */
function image(all) {
  const memory = new Uint8Array(Math.ceil(Math.max(0, ...all.map(({ at, bytes }) => at + bytes.length)) / ENTRY) * ENTRY)
  for (const { at, bytes } of all) memory.set(bytes, at)
  return memory
}

/**
 * @param {Uint8Array} memory
 * @param {Segment[]} all
 * @returns {Table[]}
 */
function tables(memory, all) {
  const words = new Uint32Array(memory.buffer)
  const begin = Math.min(...all.map(({ at }) => at))
  /** The row that an entry tells of, if it is an entry. */
  const row = (/** @type {number} */ word) => {
    const [from, numbers] = [words[word], words[word + 1]]
    const [low, high] = [numbers & 0xff, numbers >> 8]
    const to = from + 2 * (high - low + 1)
    return low <= high && high <= 0xff && from >= begin && to <= memory.length && from % 2 === 0 ? { from, to } : undefined
  }
  const found = []
  for (let word = begin >> 2; word < words.length - 1; word++) {
    const one = row(word) && table(word, row, words)
    if (!one) continue
    found.push(one)
    word = (one.places.at(-1) ?? 0) >> 2
  }
  return found
}

/**
 * @param {number} first word of its first entry that tells of a row
 * @param {(word: number) => {from: number, to: number} | undefined} row
 * @param {Uint32Array} words
 * @returns {Table | undefined}
 */
function table(first, row, words) {
  const places = []
  const from = words[first]
  let to = from
  for (let word = first; word < first + MOST * 2; word += 2) {
    if (!words[word] && !words[word + 1]) continue
    const one = row(word)
    if (one?.from !== to) break
    places.push(word * 4)
    to = one.to
  }
  return places.length >= LEAST ? { at: first * 4, places, from, to } : undefined
}

/**
 * Those whose rows have no other name.
 * @param {Table[]} found
 * @param {Uint8Array} memory
 * @param {import('./module.mjs').Module} module
 */
function unnamed(found, memory, { bodies }) {
  const [asked, named] = [new Set(found.map(({ from }) => from)), new Set()]
  const told = (/** @type {number} */ value) => asked.has(value) && named.add(value)
  for (const body of bodies) constants(body, told)
  const words = new Uint32Array(memory.buffer)
  const beside = words.slice()
  for (const { at, from, to } of found) {
    beside[at >> 2] = 0
    beside.fill(0, from >> 2, to >> 2) // characters
  }
  beside.forEach(told)
  return found.filter(({ from }) => !named.has(from))
}

/**
 * The parts of a range that are outside of all rows.
 * @param {number} from
 * @param {number} to
 * @param {Table[]} moved
 */
function outside(from, to, moved) {
  /** @type {[number, number][]} */
  let parts = [[from, to]]
  for (const rows of moved) {
    parts = parts.flatMap(([a, b]) => {
      /** @type {[number, number][]} */
      const left = [
        [a, Math.min(b, rows.from)],
        [Math.max(a, rows.to), b],
      ]
      return left.filter(([one, other]) => one < other)
    })
  }
  return parts
}
