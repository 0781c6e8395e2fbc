import type { DefineComponent } from 'vue'
import type { Look } from './element.d.mts'

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
}

export const GlossaryCalculator: DefineComponent<CalculatorProps>
