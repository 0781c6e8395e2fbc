// The shapes of src/calckit/wire.py. Written by `python -m tests.web.declarations`; a test holds them equal.

export type View = 'full' | 'compact'

/** What `ask` is asked. Of "solve", "practice" and "picks" there is one at most, with its own response. */
export interface Request {
  calculator: string
  preset?: string | null
  typed?: Record<string, string>
  plain?: Record<string, string>
  root?: string
  view?: View
  against?: Record<string, string>
  against_pick?: string
  round?: number
  solve?: Wanted
  practice?: Attempt
  source?: string
  pick?: string
  picks?: string
}

export interface Wanted {
  for: string
  output: string
  target: string
}

/** An exercise by its seed, and what somebody worked out for it. `of` is the output that is asked for, else the headline; `place` is where it stands on the sheet `seed`. */
export interface Attempt {
  seed: number
  place?: number
  of?: string
  answer?: string
}

/** What every response begins with. */
export interface Reply {
  v: number
  calculator: string
}

/** What cannot be taken, and why; without a field it is about several. */
export interface Refusal {
  field: string
  message: string
}

/** A number that can be read in two ways: how it was read, and what to type for the other reading. */
export interface AskedBack {
  field: string
  read: string
  instead: string
  type: string
}

/** One output, or one cell of an output's rows ("steps.0.closed"). */
export interface Output {
  name: string
  label: string
  value: string | null
  shown: string
  unit: string
  term: string
}

/** The answer as HTML; the compact view has neither results nor table, and few calculators have rounds. */
export interface Pieces {
  answer: string
  working: string
  warnings: string
  chart: string
  results?: string
  table?: string
  rounds?: string
}

/** An input that differs between A and B, or an output of both. */
export interface Difference {
  name: string
  label: string
  a: string
  b: string
  difference: string
  unit: string
}

/** A, the inputs under "against", beside B, those of the question. */
export interface Comparison {
  rows: Difference[]
  sentence: string
  html: string
}

/** What was understood of the inputs. */
export interface Understood {
  v: number
  calculator: string
  given: Record<string, string>
  refusals: Refusal[]
  asked_back: AskedBack[]
}

/** What the picked case filled, whose it is, and what it calls the units of the example. */
export interface Picked {
  name: string
  given: Record<string, string>
  html: string
  units: Record<string, string>
}

/** No answer, but what must be mended first. */
export interface Refused {
  v: number
  calculator: string
  given: Record<string, string>
  refusals: Refusal[]
  asked_back: AskedBack[]
  status: 'refused'
}

/** The answer: a number, that there is none, or that it is so already. `units` are those in which it took the inputs, by their names, those of rows without the row's number. */
export interface Answered {
  v: number
  calculator: string
  given: Record<string, string>
  refusals: Refusal[]
  asked_back: AskedBack[]
  status: 'ok' | 'none' | 'now'
  units: Record<string, string>
  outputs: Output[]
  sentence: string
  html: Pieces
  comparison?: Comparison
  picked?: Picked
}

/** The charts of one round as HTML. */
export interface Round {
  round: string
}

/** The answer to "round". */
export interface OneRound {
  v: number
  calculator: string
  given: Record<string, string>
  refusals: Refusal[]
  asked_back: AskedBack[]
  status: 'ok' | 'none' | 'now'
  html: Round
}

export interface Solution {
  status: 'found' | 'none' | 'refused'
  for: string
  output: string
  value: string | null
  sentence: string
  direction: string
}

/** The answer to "solve". */
export interface Solved {
  v: number
  calculator: string
  solved: Solution
}

/** An input in the text of an exercise. */
export interface Shown {
  label: string
  shown: string
}

/** What to work out; `html` is the same as a sheet shows it, `key` its answer with the working. */
export interface Exercise {
  seed: number
  of: string
  question: string
  label: string
  unit: string
  inputs: Shown[]
  tolerance: string
  hints: string[]
  answer: string
  html: string
  key: string
}

/** How an attempt stands; `html` links its terms, `mistake` names the usual one that it comes from. */
export interface Checked {
  seed: number
  right: boolean
  words: string
  html: string
  mistake: string
}

/** The answer to "practice". */
export interface Practised {
  v: number
  calculator: string
  practice: Exercise | Checked
}

/** The answer to "picks": the cases of a group. */
export interface Listed {
  v: number
  calculator: string
  picks: Offered[]
}

/** What is wrong with a changed file. */
export interface Fault {
  line: number | null
  message: string
}

/** The answer where "source" cannot be run. */
export interface Broken {
  v: number
  calculator: string
  status: 'broken'
  error: Fault
}

export type Response = Answered | Refused | OneRound | Solved | Practised | Listed | Broken

/** What every field of the form has. */
export interface Described {
  name: string
  label: string
  hint: string
  help: string
  term: string
}

/** Its ends, and at how many places between them it stops. */
export interface Slider {
  min: string
  max: string
  scale: 'linear' | 'log'
  places: number
  whole: boolean
}

/** A number: as it stands in its text field, in plain notation, and whether it may be below zero. Where its unit `follows` other inputs, this is the one that it has at the start. */
export interface NumberField {
  name: string
  label: string
  hint: string
  help: string
  term: string
  kind: 'number'
  unit: string
  follows: boolean
  symbol: string
  shown: string
  plain: string
  signed: boolean
  slider: Slider | null
}

/** One of a choice. */
export interface Option {
  value: string
  label: string
}

/** A case to pick, and what it calls the units of the example. */
export interface Offered {
  value: string
  label: string
  units: Record<string, string>
}

/** A choice. */
export interface ChoiceField {
  name: string
  label: string
  hint: string
  help: string
  term: string
  kind: 'choice'
  shown: string
  plain: string
  options: Option[]
}

export type Cell = NumberField | ChoiceField

/** Rows of cells; a new row is filled as the blank one is. */
export interface RowsField {
  name: string
  label: string
  hint: string
  help: string
  term: string
  kind: 'rows'
  row: string
  least: number
  most: number
  rows: Cell[][]
  blank: Cell[]
}

export type FieldOfForm = NumberField | ChoiceField | RowsField

/** An output, or a column of an output's rows. */
export interface Column {
  name: string
  label: string
  term: string
  unit: string
  columns: Column[]
}

/** A preset. */
export interface Named {
  slug: string
  title: string
  source: string
  checked: string
}

export interface Question {
  for: string
  output: string
  say: string
  unit: string
}

/** What a page needs to know of a calculator to draw its form. */
export interface Description {
  v: number
  slug: string
  title: string
  question: string
  group: string
  terms: string[]
  assumptions: string[]
  compact: string[]
  start: string
  presets: Named[]
  fields: FieldOfForm[]
  outputs: Column[]
  solve: Question[]
  stepped: boolean
  picks: Option[]
}
