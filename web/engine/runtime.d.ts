// The shape of `runtime.js`, which the build writes beside these scripts.

/** Weights of a file in bytes: as it is, and compressed while it is served. */
export interface Size {
  raw: number
  gz: number
  br: number
}

/** The engine's folder: an absolute address that ends in a slash. */
export const FOLDER: string
/** What the runtime is told instead of the public list of packages. */
export const LOCK: { info: Record<string, string>; packages: Record<string, never> }
/** A question that the engine answers first, and what the build's answer to it says; null where nothing can be asked. */
export const PROOF: import('./worker.js').Proof | null
/** The file in the folder that holds our compiled packages. */
export const WHEEL: string
/** The archive of each calculator, by the calculator's name. */
export const PACKS: Record<string, string>
export const FILES: Record<string, Size>
