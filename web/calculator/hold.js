// A form is sent so that nothing can be changed in it, with a sentence that shows after a while: a page whose scripts did not
// arrive takes no number that it cannot answer. A script that can answer takes hold of the form, and then both are gone.

const HELD = ['readonly', 'disabled']

/** @type {CSSStyleSheet | undefined} hides the sentence; a saved copy of the page has it not, and there the sentence is true again */
let hush

/** @param {ParentNode} within the page, or a part of it */
export function takeHold(within) {
  for (const form of within.querySelectorAll('form[data-part=form]')) free(form)
  if (hush) return
  hush = new CSSStyleSheet()
  hush.replaceSync('.mg-late { display: none }')
  document.adoptedStyleSheets.push(hush)
}

/** @param {ParentNode} part */
export function free(part) {
  for (const name of HELD) for (const element of part.querySelectorAll(`[${name}]`)) element.removeAttribute(name)
  for (const template of part.querySelectorAll('template')) free(template.content)
}
