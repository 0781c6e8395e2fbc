// The inputs that a frame's small form leaves out, and where else its calculator may start: fetched when somebody wants them.

import { free } from '../hold.js'

/**
 * Lay the inputs beside the form, once.
 * @param {HTMLElement} root the `.mg-calc`
 */
export async function fetchOthers(root) {
  const form = /** @type {HTMLElement} */ (root.querySelector('form'))
  if (othersOf(form)) return
  const answer = await fetch(new URL('others.json', location.href.replace(/[?#].*/, '')))
  if (!answer.ok) throw new Error(`${answer.status}`)
  const { fields, presets } = await answer.json()
  const template = document.createElement('template')
  template.innerHTML = fields
  template.dataset.part = 'others'
  template.dataset.presets = presets.join(' ')
  free(template.content)
  form.append(template)
}

/**
 * @param {ParentNode} form
 * @returns {HTMLTemplateElement | null}
 */
export function othersOf(form) {
  return form.querySelector('template[data-part=others]')
}
