// What some browsers tell of the device, and the standard types do not know.

export type Device = Navigator & {
  connection?: { saveData?: boolean; effectiveType?: string }
  deviceMemory?: number
}
