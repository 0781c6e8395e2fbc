import type { ReactNode } from 'react'
import type { CalculatorEvents, Look } from './element.d.mts'

type Detail<T extends keyof CalculatorEvents> = CalculatorEvents[T]['detail']

export interface CalculatorProps extends Look {
  calc: string
  preset?: string
  inputs?: Record<string, string | number>
  /** names of inputs, with commas between */
  fix?: string
  hide?: string
  start?: 'interaction' | 'visible' | 'idle' | 'now'
  height?: number | string
  title?: string
  /** a link, which stays until the frame answers */
  children?: ReactNode
  onReady?: (detail: Detail<'calc-ready'>) => void
  onChange?: (detail: Detail<'calc-change'>) => void
  onResult?: (detail: Detail<'calc-result'>) => void
  onError?: (detail: Detail<'calc-error'>) => void
}

export function GlossaryCalculator(props: CalculatorProps): ReactNode
