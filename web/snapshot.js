// The memory snapshot as it travels: the pages in which Python's memory differs from a fresh runtime's, and of those the
// difference alone. A third of the size in memory, and a megabyte less on the line.
//
// Words of 32 bits: magic, checksum, bytes of the head, bytes of the memory, number of pages; the head; the pages'
// numbers; the pages, xor-ed.

const MAGIC = 0x4e53474d
const CHECKSUM = 1
const FIXED = 5
const PAGE = 4096 / 4

/**
 * Pack the runtime's own snapshot (its head, then the memory).
 * @param {Uint8Array} image
 * @param {Uint8Array} fresh the memory of a runtime that has not begun
 */
export function pack(image, fresh) {
  const head = words(image.subarray(0, image.length - fresh.length))
  const [memory, before] = [words(image.subarray(image.length - fresh.length)), words(fresh)]
  const numbers = []
  for (let page = 0; page * PAGE < memory.length; page++) {
    for (let i = page * PAGE; i < (page + 1) * PAGE; i++) {
      if (memory[i] === before[i]) continue
      numbers.push(page)
      break
    }
  }
  const packed = new Uint32Array(FIXED + head.length + numbers.length * (1 + PAGE))
  packed.set([MAGIC, 0, head.byteLength, memory.byteLength, numbers.length])
  packed.set(head, FIXED)
  packed.set(numbers, FIXED + head.length)
  let at = FIXED + head.length + numbers.length
  for (const page of numbers) for (let i = page * PAGE; i < (page + 1) * PAGE; i++) packed[at++] = memory[i] ^ before[i]
  packed[CHECKSUM] = checksum(packed)
  return new Uint8Array(packed.buffer)
}

/**
 * An image to unpack into: as large as the runtime's own snapshot.
 * @param {Uint8Array} sent
 */
export function blank(sent) {
  const [, , head, memory] = words(sent)
  return new Uint8Array(head + memory)
}

/**
 * Unpack a snapshot over the memory of a runtime that has not begun.
 * @param {Uint8Array} sent
 * @param {Uint8Array} fresh
 * @param {Uint8Array} image becomes the runtime's own snapshot
 */
export function unpack(sent, fresh, image) {
  const packed = words(sent)
  const [, , bytes, length, count] = packed
  if (fresh.length !== length) throw new Error('The snapshot is of another runtime.')
  const numbers = FIXED + bytes / 4
  image.set(sent.subarray(FIXED * 4, FIXED * 4 + bytes))
  image.set(fresh, bytes)
  const memory = words(image.subarray(bytes))
  let at = numbers + count
  for (const page of packed.subarray(numbers, at)) {
    for (let i = page * PAGE; i < (page + 1) * PAGE; i++) memory[i] ^= packed[at++]
  }
}

/**
 * Whether a snapshot arrived as it was made: a damaged memory need not fail, it may answer wrongly.
 * @param {Uint8Array} sent
 */
export function isWhole(sent) {
  const packed = words(sent)
  return packed[0] === MAGIC && packed[CHECKSUM] === checksum(packed)
}

/**
 * FNV-1a over all words but the checksum itself.
 * @param {Uint32Array} packed
 */
function checksum(packed) {
  let sum = 0x811c9dc5
  for (let i = 0; i < packed.length; i++) if (i !== CHECKSUM) sum = Math.imul(sum ^ packed[i], 0x01000193)
  return sum >>> 0
}

/** @param {Uint8Array} bytes */
function words(bytes) {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
}
