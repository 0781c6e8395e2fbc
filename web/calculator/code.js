// The Python that the calculator runs: shown, and changed by a reader who likes to; it runs in the same worker, for
// this page alone, until "Back to the original". Fetched when it is asked for.

import { made } from '../dom.js'
import { engine } from '../engine/engine.js'
import { inWords } from '../wording.js'
import { say, tool } from './tool.js'

/** @typedef {{file: string, source: string, functions: {name: string, file: string, line: number, source: string}[]}} Code */

/**
 * @param {import('./calculator.js').Calculator} calculator
 * @param {HTMLElement} at its place on the page
 */
export function begin(calculator, at) {
  const { root, part } = tool(at)
  const [told, go, back] = [part('code-status'), part('code-line'), part('code-back')]
  const editor = /** @type {HTMLTextAreaElement} */ (part('source'))
  let original = ''
  let line = 0

  part('code-show').addEventListener('click', async () => {
    try {
      const address = new URL(`../../code/${calculator.root.dataset.calculator}.json`, import.meta.url)
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(String(answer.status))
      show(await answer.json())
    } catch {
      say(told, inWords('The code could not be fetched. Try again when you are connected.'))
    }
  })

  /** @param {Code} fetched */
  function show({ file, source, functions }) {
    original = source
    editor.value = source
    part('code-file').textContent = file
    part('code-functions').replaceChildren(...functions.map(listing))
    part('code-show').hidden = true
    part('code-sheet').hidden = false
    say(told, '')
    editor.focus()
    editor.setSelectionRange(0, 0)
  }

  const run = () => {
    const { source, ...rest } = calculator.extra
    calculator.extra = editor.value === original ? rest : { ...rest, source: editor.value }
    if (source !== undefined && source !== calculator.extra.source) engine.end() // whatever the changed code is doing
    back.hidden = editor.value === original
    fault('')
    calculator.touch()
    calculator.settle()
  }

  /** @param {string} words */
  function fault(words) {
    line = Number(/Line (\d+):/.exec(words)?.[1] ?? 0)
    go.hidden = !line
    go.textContent = inWords(`Go to line ${line}`)
    if (words) editor.setAttribute('aria-invalid', 'true')
    else editor.removeAttribute('aria-invalid')
    say(told, words)
  }

  part('code-run').addEventListener('click', run)
  editor.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    run()
  })
  go.addEventListener('click', () => {
    const lines = editor.value.split('\n')
    const start = lines.slice(0, line - 1).join('\n').length + Number(line > 1)
    editor.focus()
    editor.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    editor.scrollTop = (editor.scrollHeight * (line - 4)) / lines.length
  })
  back.addEventListener('click', () => {
    editor.value = original
    run()
    say(told, inWords('This is the original code again.'))
    editor.focus()
  })
  calculator.root.addEventListener('glossary-result', () => {
    root.toggleAttribute('data-changed', calculator.ofChangedCode)
    if (calculator.ofChangedCode) fault('')
    if (calculator.ofChangedCode) say(told, inWords('Your code has answered. It stays on this page, and is gone when you leave it.'))
  })
  calculator.root.addEventListener('glossary-failure', (event) => {
    if ('source' in calculator.extra) fault(/** @type {CustomEvent} */ (event).detail.message)
  })
}

/** @param {Code["functions"][number]} one */
function listing({ name, file, line, source }) {
  const text = made('code', '', source)
  text.tabIndex = 0 // it is what scrolls
  return made('details', 'mg-more', made('summary', '', `${name}, ${file} line ${line}`), made('pre', '', text))
}
