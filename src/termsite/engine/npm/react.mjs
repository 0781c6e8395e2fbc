// The calculator as a component of React 18 and later. On a server it is the link inside it, until the element is there.
import { createElement, useEffect, useRef } from 'react'

const NAMES = { 'calc-ready': 'onReady', 'calc-change': 'onChange', 'calc-result': 'onResult', 'calc-error': 'onError' }

export function GlossaryCalculator({ inputs, onReady, onChange, onResult, onError, children, ...attributes }) {
  const at = useRef(null)
  const heard = useRef({})
  heard.current = { onReady, onChange, onResult, onError }
  const numbers = inputs && JSON.stringify(inputs)
  useEffect(() => {
    const element = at.current
    const hear = ({ type, detail }) => heard.current[NAMES[type]]?.(detail)
    for (const type in NAMES) element.addEventListener(type, hear)
    import('./element.mjs')
    return () => {
      for (const type in NAMES) element.removeEventListener(type, hear)
    }
  }, [])
  useEffect(() => {
    if (numbers) at.current.inputs = numbers
  }, [numbers])
  return createElement('glossary-calculator', { ref: at, ...attributes }, children)
}
