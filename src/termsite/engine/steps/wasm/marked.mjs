// A module whose functions note that they ran: each in a global of its own. A memory for that would be smaller, but not every
// engine takes a second one, and a table is slow.

import { joined, list, number, sized } from './bytes.mjs'
import { start } from './code.mjs'
import { changed, exported, KIND, SECTION } from './module.mjs'

const RAN = '/ran' // the names of these globals, each followed by its function's place
const NONE = Uint8Array.of(0x7f, 1, 0x41, 0, 0x0b) // a number that changes, 0 at first
const ONE = [0x41, 1]
const SET = 0x24

/** @param {import('./module.mjs').Module} module */
export function marked(module) {
  const { bodies, exports, globals, imports } = module
  const own = globals.length + imports.filter(({ kind }) => kind === KIND.global).length
  const noting = bodies.map((body, place) => {
    const at = start(body)
    return sized(joined(body.subarray(0, at), ONE, [SET], number(own + place), body.subarray(at)))
  })
  const names = bodies.map((_, place) => ({ name: RAN + place, kind: KIND.global, index: own + place }))
  return changed(
    module,
    new Map([
      [SECTION.global, list([...globals.map(({ whole }) => whole), ...bodies.map(() => NONE)])],
      [SECTION.export, exported([...exports, ...names])],
      [SECTION.code, list(noting)],
    ]),
  )
}

/**
 * What a marked module exports beside the marks, and the places of the bodies that have run so far.
 * @param {WebAssembly.Exports} all
 */
export function withoutMarks(all) {
  const entries = Object.entries(all)
  const marks = entries.filter(([name]) => name.startsWith(RAN))
  const ran = () => marks.filter(([, mark]) => mark.value).map(([name]) => Number(name.slice(RAN.length)))
  return { exports: Object.fromEntries(entries.filter(([name]) => !name.startsWith(RAN))), ran }
}
