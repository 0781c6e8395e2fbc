// What a reader does with an answer: copy its link, copy it as text, print it.

import { made } from '../dom.js'
import { inWords } from '../wording.js'
import { voiceOf } from './voice.js'

/** @type {Record<string, (calculator: import('./calculator.js').Calculator) => Promise<string>>} */
const ACTIONS = {
  'copy-link': async (calculator) => await copied(address(calculator), inWords('Link copied. It carries your numbers.')),
  'copy-text': async (calculator) => await copied(text(calculator), inWords('Copied: your numbers, the answer and the link.')),
  report: async (calculator) =>
    await copied(report(calculator), inWords('Copied: what was asked and answered, to send to who keeps this site.')),
  print: async () => {
    window.print()
    return ''
  },
}

/** @param {import('./calculator.js').Calculator} calculator */
function address({ link }) {
  return location.href.split('#')[0].split('?')[0] + link
}

/** @param {import('./calculator.js').Calculator} calculator */
function text(calculator) {
  const { form, answer } = calculator
  const given = answer?.given ?? form.example
  const inputs = Object.keys(form.example).map((name) => `${form.label(name)}: ${form.shown(name, given[name])}`)
  const said = answer?.sentence ?? lines(calculator.part('answer')).join(' ')
  const results = [...(calculator.part('results')?.querySelectorAll('dl > div') ?? [])].map((pair) =>
    [...pair.children].map((part) => lines(part).join(' ')).join(': '),
  )
  return [
    document.querySelector('h1')?.textContent?.trim(),
    ...whose(calculator),
    said,
    '',
    ...inputs,
    '',
    ...results,
    '',
    address(calculator),
  ].join('\n')
}

/**
 * A wrong number told so that it can be asked again: what was asked and answered, by which formulas, and what is still to say.
 * @param {import('./calculator.js').Calculator} calculator
 */
function report(calculator) {
  const { version } = /** @type {HTMLElement} */ (document.querySelector('[data-action=report]')).dataset
  const by = version ? [inWords(`Formulas ${version}.`)] : []
  return [
    inWords('A number that looks wrong.'),
    ...by,
    '',
    text(calculator),
    '',
    inWords('I expected:'),
    inWords('because (a source, if there is one):'),
  ].join('\n')
}

/**
 * What stands before an answer that is not the site's own.
 * @param {import('./calculator.js').Calculator} calculator
 */
function whose({ ofChangedCode }) {
  return ofChangedCode ? [inWords('Worked with changed code, not with that of this site.')] : []
}

/** @param {Element | null} element */
function lines(element) {
  return (element?.textContent ?? '').split(/\s+/).filter(Boolean)
}

/**
 * @param {string} content
 * @param {string} done what to say then
 */
async function copied(content, done) {
  try {
    await navigator.clipboard.writeText(content)
    return done
  } catch {
    // A frame may not be allowed to; then the text is offered to be copied by hand.
    window.prompt(inWords('Copy this:'), content)
    return ''
  }
}

/** @param {string} address of who mends what looks wrong, as the settings of the site name it */
function whereTo(address) {
  const link = made('a', '', address.replace(/^(mailto:|https:\/\/)|\?subject=.*$/g, ''))
  link.href = address
  return link
}

/** @param {import('./calculator.js').Calculator} calculator */
export function begin(calculator) {
  const told = made('p', 'mg-quiet') // where it was pressed
  told.dataset.part = 'done'
  document.querySelector('.mg-actions')?.after(told)
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-action]'))) {
    const action = ACTIONS[button.dataset.action ?? '']
    if (!action) continue
    button.hidden = false
    button.addEventListener('click', async () => {
      const said = await action(calculator)
      if (said) voiceOf(told).say(said, `${said} `, ...(button.dataset.to ? [whereTo(button.dataset.to)] : []))
    })
  }
  // The line to cite, which is printed too, names the address that works these numbers again.
  const cited = document.querySelector('[data-part=address]')
  if (!cited) return
  const page = cited.textContent
  const { root, form } = calculator
  root.addEventListener(
    'glossary-result',
    () => (cited.textContent = [...whose(calculator), page + (form.changed ? calculator.link : '')].join(' ')),
  )
}
