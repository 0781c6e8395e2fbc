// The bytes of a WebAssembly module, read and written: numbers of any length, texts, lists.

/** Reads from a place on; every read moves the place behind what was read. */
export class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [at]
   */
  constructor(bytes, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get done() {
    return this.at >= this.bytes.length
  }

  byte() {
    return this.bytes[this.at++]
  }

  /** A number without a sign (LEB128). */
  number() {
    let [value, place, byte] = [0, 1, 0]
    do {
      byte = this.bytes[this.at++]
      value += (byte & 0x7f) * place
      place *= 0x80
    } while (byte & 0x80)
    return value
  }

  /** A number of 32 bits with a sign, as the address that has the same bits. */
  number32() {
    let [value, place, byte] = [0, 0, 0]
    do {
      byte = this.bytes[this.at++]
      value |= (byte & 0x7f) << place
      place += 7
    } while (byte & 0x80)
    return (place < 32 && byte & 0x40 ? value | (-1 << place) : value) >>> 0
  }

  /** Go past a number, with a sign or without. */
  pass() {
    while (this.bytes[this.at++] & 0x80);
  }

  /** @param {number} length */
  take(length) {
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()))
  }

  /**
   * As many as the number in front says.
   * @template T
   * @param {(reader: Reader, place: number) => T} one
   * @returns {T[]}
   */
  list(one) {
    return Array.from({ length: this.number() }, (_, place) => one(this, place))
  }

  /**
   * The bytes that something takes.
   * @param {(reader: Reader) => void} something reads it
   */
  span(something) {
    const from = this.at
    something(this)
    return this.bytes.subarray(from, this.at)
  }
}

/** @param {number} value not below 0 */
export function number(value) {
  const bytes = []
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80)
  return Uint8Array.from([...bytes, value])
}

/** @param {number} value a whole number of 32 bits with a sign */
export function signed(value) {
  const bytes = []
  for (; value < -0x40 || value >= 0x40; value >>= 7) bytes.push((value & 0x7f) | 0x80)
  return Uint8Array.from([...bytes, value & 0x7f])
}

/** @param {string} words */
export function text(words) {
  const bytes = new TextEncoder().encode(words)
  return joined(number(bytes.length), bytes)
}

/** @param {Uint8Array[]} items */
export function list(items) {
  return joined(number(items.length), ...items)
}

/** @param {Uint8Array} bytes */
export function sized(bytes) {
  return joined(number(bytes.length), bytes)
}

/** @param {(Uint8Array | number[])[]} parts */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
