// What the worker says to the page after its hello: of a file that it was to fetch, of its start, of a question.

import type { Shown } from './choice.js'
import type { Kind } from './failure.js'

/** The bytes of a file, or the module that was compiled from them. */
export type Content = Uint8Array<ArrayBuffer> | WebAssembly.Module

/** Of what the rest is waited for, or cannot be had. */
export type Rest = 'runtime' | 'library'

export type OfFile =
  | { kind: 'bytes'; name: string; here: number; expected: number }
  | { kind: 'shown'; name: string; shown: Shown }
  | { kind: 'fetched'; name: string; content: Content }
  | { kind: 'unfetched'; name: string; failure: [Kind, string] }

export type Replied =
  | { kind: 'answer'; number: number; response: string }
  | { kind: 'error'; number: number; why: string; fatal: boolean }

export type Said =
  | OfFile
  | Replied
  | { kind: 'scripts' }
  | { kind: 'phase' }
  | { kind: 'cold'; rest: Rest }
  | { kind: 'warm' }
  | { kind: 'lost'; rest: Rest; why: string }
  | { kind: 'ready'; memory?: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; why: string; script?: string }
