// A seal on the memory snapshot: a damaged memory need not fail, it may answer wrongly.

const SEAL = 3 // the word of the snapshot's head that the runtime leaves at 0

/** @param {Uint8Array} snapshot */
function words(snapshot) {
  return new Uint32Array(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength >> 2)
}

/**
 * FNV-1a over all words but the seal.
 * @param {Uint32Array} memory
 */
function checksum(memory) {
  let sum = 0x811c9dc5
  for (let i = 0; i < memory.length; i++) if (i !== SEAL) sum = Math.imul(sum ^ memory[i], 0x01000193)
  return sum >>> 0
}

/** @param {Uint8Array} snapshot */
export function seal(snapshot) {
  const memory = words(snapshot)
  memory[SEAL] = checksum(memory)
}

/** @param {Uint8Array} snapshot */
export function isSealed(snapshot) {
  const memory = words(snapshot)
  return memory[SEAL] === checksum(memory)
}
