// A form is sent so that nothing can be changed in it. A script that can answer lifts that from the page, not from its markup:
// a copy kept without scripts is as it was sent.

const HELD = ['readonly', 'disabled', 'data-late']

/** @param {ParentNode} within the page, or a part of it */
export function takeHold(within) {
  for (const form of within.querySelectorAll('form[data-part=form]')) free(form)
}

/** @param {ParentNode} part */
export function free(part) {
  for (const name of HELD) {
    for (const element of part.querySelectorAll(`[${name}]`)) {
      if (element.closest('[data-fixed]')) continue // so its owner wants it
      element.removeAttribute(name)
      inCopies(element, name)
    }
  }
  for (const template of part.querySelectorAll('template')) free(template.content)
}

/**
 * In capitals an attribute counts only once it is read again as HTML.
 * @param {Element} element
 * @param {string} name
 */
export function inCopies(element, name) {
  element.setAttributeNS(null, name.toUpperCase(), '')
}
