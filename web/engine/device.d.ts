// What some browsers tell of the device, or can do, and the standard types do not know.

export type Device = Navigator & {
  connection?: { saveData?: boolean; effectiveType?: string }
  deviceMemory?: number
}

/** Room that can be given back before anybody collects it. */
export type Room = ArrayBufferLike & { transfer?: (length: number) => ArrayBuffer }
