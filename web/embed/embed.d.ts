// What pages of other sites deal with: the two elements, their events, and the messages of a frame. Within v1 it only grows.

/** Inputs by name, in machine notation: a point for decimals, no grouping; cells of rows as "positions.0.entry_price". */
export type Inputs = Record<string, string>

export interface Output {
  name: string
  label: string
  /** in machine notation */
  value: string
  /** as a page writes it */
  shown: string
  unit: string
  term: string
}

export interface Result {
  calc: string
  status: string
  inputs: Inputs
  outputs: Output[]
  sentence: string
  /** the part of an address, from # on, that brings these numbers back */
  link: string
}

/** What a frame tells. Numbers go to who said `init` alone. */
export type FrameMessage = { ns: 'glossary'; v: 1; id?: unknown } & (
  | { type: 'hello'; calc: string; types: string[] }
  | { type: 'height'; px: number }
  | { type: 'ready' }
  | { type: 'change'; inputs: { typed: Inputs; plain: Inputs } }
  | ({ type: 'result' } & Result)
  | { type: 'error'; code: string; message: string }
)

export interface Look {
  theme?: 'light' | 'dark' | 'auto'
  /** six digits; taken where text in it can be read */
  accent?: string
  /** null: the glossary's own */
  dir?: 'ltr' | 'rtl' | null
}

/** What a frame may be told. */
export type HostMessage = { ns: 'glossary'; v: 1 } & (
  | ({ type: 'init'; id?: unknown } & Look)
  | { type: 'set'; inputs: Record<string, string | number> }
  | { type: 'reset' | 'get' | 'print' }
)

export interface CalculatorEvents {
  'calc-ready': CustomEvent<object>
  'calc-change': CustomEvent<{ inputs: { typed: Inputs; plain: Inputs } }>
  'calc-result': CustomEvent<Result>
  'calc-error': CustomEvent<{ code: string; message: string }>
}

/** Attributes: calc, preset, inputs, in-<name>, fix, hide, theme, accent, dir, start, height, title. */
export interface GlossaryCalculator extends HTMLElement {
  get inputs(): Inputs
  set inputs(inputs: Record<string, unknown> | string)
  readonly result: Result | null
  readonly ready: Promise<GlossaryCalculator>
  reset(): void
  toText(): string
}

/** Attributes: term. */
export interface GlossaryTerm extends HTMLElement {
  show(): Promise<void>
  close(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'glossary-calculator': GlossaryCalculator
    'glossary-term': GlossaryTerm
  }
  interface HTMLElementEventMap extends CalculatorEvents {}
}
