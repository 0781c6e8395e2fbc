// A module whose functions note that they ran: each in one byte of a memory of its own, which nothing else uses.

import { joined, list, number, sized } from './bytes.mjs'
import { start } from './code.mjs'
import { changed, exported, KIND, SECTION } from './module.mjs'

/** The name under which that memory is exported. */
export const RAN = '/ran'
const PAGE = 65_536
const OTHER_MEMORY = 0x40 // behind the alignment, says that the number of a memory follows

/** @param {import('./module.mjs').Module} module */
export function marked(module) {
  const own = module.memories.length
  const pages = Math.ceil(module.bodies.length / PAGE)
  const bodies = module.bodies.map((body, place) => {
    const at = start(body)
    const note = joined([0x41, 0, 0x41, 1, 0x3a, OTHER_MEMORY], number(own), number(place)) // i32.store8 of 1
    return sized(joined(body.subarray(0, at), note, body.subarray(at)))
  })
  return changed(
    module,
    new Map([
      [SECTION.memory, list([...module.memories, joined([0], number(pages))])],
      [SECTION.export, exported([...module.exports, { name: RAN, kind: KIND.memory, index: own }])],
      [SECTION.code, list(bodies)],
    ]),
  )
}
