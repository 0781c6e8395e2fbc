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
 * What the runtime is given for its snapshot: the head alone. When it asks for what lies behind the head, to copy it into
 * its memory, the memory has already been restored in place, without a copy of the whole.
 */
export class Snapshot extends Uint8Array {
  static get [Symbol.species]() {
    return Uint8Array
  }

  /**
   * @param {Uint8Array} sent
   * @returns {Snapshot}
   */
  static lend(sent) {
    const [, , head] = words(sent)
    const snapshot = new Snapshot(sent.slice(FIXED * 4, FIXED * 4 + head))
    snapshot.sent = sent
    return snapshot
  }

  /** @type {Uint8Array | null} */
  sent = null
  /** @type {WebAssembly.Memory | null} */
  memory = null
  fresh = new Uint32Array()
  /** @type {(memory: Uint32Array) => number} */
  own = () => -1
  after = () => {}

  /**
   * Remember the memory of a runtime that has not begun.
   * @param {WebAssembly.Memory} memory
   * @param {(memory: Uint32Array) => number} own finds the word that stays as this runtime has set it
   * @param {() => void} after called when the memory has been restored
   */
  begin(memory, own, after) {
    this.own = own
    this.after = after
    const whole = new Uint32Array(memory.buffer)
    let end = whole.length
    while (end && !whole[end - 1]) end--
    this.memory = memory
    this.fresh = whole.slice(0, Math.ceil(end / PAGE) * PAGE)
  }

  /** The runtime holds on to what it was given, and what nobody holds may yet lie there long: give the copy back at once. */
  #letGo() {
    const copy = /** @type {import('./device.d.ts').Room} */ (this.fresh.buffer)
    this.fresh = new Uint32Array()
    copy.transfer?.(0)
  }

  /**
   * @override
   * @param {number} begin
   * @param {number} [end]
   */
  subarray(begin, end) {
    if (begin !== this.length || !this.sent || !this.memory) return super.subarray(begin, end)
    const memory = new Uint32Array(this.memory.buffer)
    const at = this.own(memory)
    const word = memory[at]
    restore(this.sent, this.fresh, memory)
    memory[at] = word
    this.sent = this.memory = null
    this.#letGo()
    this.after()
    return new Uint8Array()
  }
}

/**
 * Give a memory the content it had when it was packed, whatever a runtime has done to it since it was fresh.
 * @param {Uint8Array} sent
 * @param {Uint32Array} fresh how it began; all zero behind its end
 * @param {Uint32Array} memory
 */
export function restore(sent, fresh, memory) {
  const packed = words(sent)
  const [, , head, length, count] = packed
  if (memory.byteLength !== length) throw new Error('The snapshot is of another runtime.')
  memory.set(fresh)
  for (let page = fresh.length; page < memory.length; page += PAGE) {
    // Writing would make the system give room to pages that nobody uses; reading does not.
    const one = memory.subarray(page, page + PAGE)
    if (one.some((word) => word !== 0)) one.fill(0)
  }
  const numbers = FIXED + head / 4
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
