// Lines for other sites, as their owner settles them: choices and the preview's numbers go into every pattern on the page.
// The preview is the frame itself, so no number stands in a line that the calculator has not answered.

import { write } from '../calculator/link.js'
import { inWords } from '../wording.js'

/** @typedef {Record<string, string>} Given inputs in machine notation, cells of rows by their row */

/** @param {HTMLElement} root */
export function begin(root) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part=${name}]`))
  const form = /** @type {HTMLFormElement} */ (part('settled'))
  const told = part('build-told')
  const values = JSON.parse(root.dataset.values ?? '{}')
  /** @type {Given | null} what stands in the preview, once it has answered */
  let given = null
  let frame = document.createElement('iframe')

  /** @param {string} name */
  const choice = (name) => /** @type {HTMLSelectElement | HTMLInputElement} */ (form.elements.namedItem(name))
  /** @param {string} name @returns {DOMStringMap} */
  const chosen = (name) => /** @type {HTMLSelectElement} */ (choice(name)).selectedOptions[0].dataset
  const inputs = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll('[data-input]')])
  /** @returns {Given} */
  const start = () => JSON.parse(chosen('preset').given ?? '{}')

  const version = () => choice('version')?.value ?? 'v1'
  /** The height that holds it: a numbered version has its own, in the order of the sizes. */
  const height = () => {
    const kept = choice('version') ? chosen('version').heights?.split(' ') : undefined
    const { selectedIndex } = /** @type {HTMLSelectElement} */ (choice('size'))
    return kept?.[selectedIndex] ?? chosen('size').height ?? ''
  }

  /** The inputs to name: those whose numbers the owner changed, and those of which something is settled. */
  const named = () => {
    const [from, now] = [start(), given ?? start()]
    const settled = new Map(inputs.map(({ dataset, value }) => [dataset.input, value]))
    const of = (/** @type {Given} */ numbers, /** @type {string} */ field) =>
      Object.entries(numbers).filter(([name]) => name.split('.')[0] === field)
    return Object.fromEntries(
      [...settled].flatMap(([field = '', how]) => {
        const cells = of(now, field)
        return how || String(cells) !== String(of(from, field)) ? cells : []
      }),
    )
  }

  /** @param {string} how "fix" or "hide" */
  const all = (how) => inputs.flatMap(({ dataset, value }) => (value === how ? [dataset.input] : [])).join(',')

  /** What is settled besides numbers, by the names that addresses and attributes have for it. */
  const settled = () => {
    const look = ['preset', 'theme', 'dir'].map((name) => [name, choice(name).value])
    const accent = choice('accent').validity.valid ? choice('accent').value.replace('#', '') : ''
    return Object.fromEntries([...look, ['accent', accent], ['fix', all('fix')], ['hide', all('hide')]].filter(([, value]) => value))
  }

  const lines = () => {
    const [numbers, rest] = [named(), settled()]
    const after = (/** @type {Given} */ told) => (Object.keys(told).length ? write(told) : '')
    const tail = after({ ...rest, ...numbers })
    const address = `${values.HOME}${version()}/${values.CALC}/${tail}`
    const page = values.PAGE + (rest.preset ? `${rest.preset}/` : '') + after(numbers)
    const marks = Object.entries({ ...rest, ...(Object.keys(numbers).length ? { inputs: JSON.stringify(numbers) } : {}) })
    const filled = {
      ...values,
      ADDRESS: address,
      SRC: escaped(address),
      PAGE: page,
      LINK: escaped(page),
      WIDTH: choice('size').value,
      HEIGHT: height(),
      VERSION: version(),
      ATTRIBUTES: marks.map(([name, text]) => ` ${name}='${text}'`).join(''),
    }
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-host]'))) {
      section.hidden = section.dataset.host !== choice('host').value
      const code = /** @type {HTMLElement} */ (section.querySelector('[data-pattern]'))
      code.textContent = (code.dataset.pattern ?? '').replace(/%([A-Z]+)%/g, (_, name) => filled[name])
    }
    return tail
  }

  /** Show the frame as it is settled now; another fragment alone would not load it anew. */
  const show = () => {
    const after = lines()
    const anew = document.createElement('iframe')
    anew.src = `${root.dataset.embed}${version()}/${values.CALC}/${after}`
    anew.title = values.NAME
    anew.width = choice('size').value
    anew.height = height()
    part('preview').replaceChildren(anew)
    frame = anew
    told.textContent = ''
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== location.origin || data?.ns !== 'glossary') return
    if (data.type === 'hello') frame.contentWindow?.postMessage({ ns: 'glossary', v: 1, id: 1, type: 'init' }, origin)
    if (data.type === 'height') frame.height = data.px
    if (data.type === 'error') told.textContent = data.message
    if (data.type !== 'result') return
    given = data.inputs
    lines()
  })
  form.addEventListener('change', ({ target }) => {
    const { name } = /** @type {HTMLSelectElement} */ (target)
    if (name === 'preset') given = null
    if (name === 'host') lines()
    else show()
  })
  form.addEventListener('reset', () => {
    given = null
    setTimeout(show) // when it has been done
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-part=copy]'))) {
    button.hidden = false
    button.addEventListener('click', () => copy(button))
  }
  root.hidden = false
  show()
}

/** @param {string} text an address of ours, which holds no other sign that HTML gives a meaning */
function escaped(text) {
  return text.replaceAll('&', '&amp;')
}

/** @param {HTMLElement} button */
async function copy(button) {
  const code = /** @type {HTMLElement} */ (button.parentElement?.querySelector('code'))
  try {
    await navigator.clipboard.writeText(code.textContent ?? '')
    button.textContent = inWords('Copied')
  } catch {
    getSelection()?.selectAllChildren(code) // to be copied by hand
  }
}
