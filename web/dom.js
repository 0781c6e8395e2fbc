// Makes elements: what a page shows that did not come with it.

import { inCopies } from './hold.js'

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {(string | Node)[]} content
 */
export function made(tag, className = '', ...content) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...content)
  return element
}

/**
 * A button that does something, and submits nothing.
 * @param {string} words
 * @param {() => void} does
 */
export function button(words, does) {
  const element = made('button', '', words)
  element.type = 'button'
  element.onclick = does
  return element
}

/**
 * @param {string} words
 * @param {string} href
 */
export function link(words, href) {
  const element = made('a', '', words)
  element.href = href
  return element
}

/**
 * Let a copy of the page hold what a script has just shown or made.
 * @param {ParentNode} part
 */
export function holdInCopies(part) {
  for (const one of part.querySelectorAll('button, input, select, textarea')) {
    inCopies(one, one.matches('textarea, [type=text], [type=search]') ? 'readonly' : 'disabled')
  }
}
