// What the tests do in the page: enter inputs as a person's events would, wait for the answer, read what is shown.
({
  /** Enter each set of inputs in turn, and return what the page then shows. */
  async answers(sets) {
    const shown = []
    for (const inputs of sets) shown.push(await this.answer(inputs))
    return shown
  },

  async answer(inputs) {
    const calc = document.querySelector('.mg-calc')
    const reset = calc.querySelector('[data-action=reset]')
    if (!reset.hidden) reset.click()
    await this.settled(calc)
    this.rows(calc, inputs)
    for (const [name, text] of Object.entries(inputs)) this.enter(calc, name, text)
    await this.settled(calc)
    return this.shown(calc, inputs)
  },

  /** Follow each link in turn, as a reader who stays on the page, and return what it then shows. */
  async linked(links) {
    const calc = document.querySelector('.mg-calc')
    const shown = []
    for (const link of links) {
      const followed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
      location.hash = link
      await followed
      await this.settled(calc)
      shown.push(this.shown(calc, {}))
    }
    return shown
  },

  shown(calc, inputs) {
    const text = (part) => calc.querySelector(`[data-part=${part}]`).textContent
    const parts = ['answer', 'results', 'working', 'table', 'warnings'].map((part) => [part, text(part)])
    const errors = [...calc.querySelectorAll('[data-part=error]:not([hidden])')].map((error) => [
      error.closest('[data-field]').dataset.field,
      error.textContent,
    ])
    const kept = Object.keys(inputs).map((name) => [name, this.value(calc, name)])
    return { parts: Object.fromEntries(parts), errors: Object.fromEntries(errors), kept: Object.fromEntries(kept) }
  },

  /** Have as many rows as the inputs name, by the buttons. */
  rows(calc, inputs) {
    for (const rows of calc.querySelectorAll('[data-kind=rows]')) {
      const named = new Set(Object.keys(inputs).filter((name) => name.startsWith(`${rows.dataset.field}.`)).map((name) => name.split('.')[1]))
      if (!named.size) continue
      const count = () => rows.querySelectorAll(':scope > .mg-row').length
      while (count() < named.size) rows.querySelector('[data-action=add-row]').click()
      while (count() > named.size) rows.querySelector(':scope > .mg-row:last-of-type [data-action=remove-row]').click()
    }
  },

  enter(calc, name, text) {
    const [first, ...radios] = calc.querySelectorAll(`[name="${name}"]`)
    if (first.type === 'radio') [first, ...radios].find((radio) => radio.value === text).click()
    else {
      first.value = text
      first.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
  },

  value(calc, name) {
    const controls = [...calc.querySelectorAll(`[name="${name}"]`)]
    return (controls[0].type === 'radio' ? controls.find((radio) => radio.checked) : controls[0]).value
  },

  /** Wait until the answer shown is of the numbers in the form. */
  settled(calc) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (calc.dataset.state && !calc.hasAttribute('data-stale')) resolve()
        else if (calc.dataset.state === 'failed') reject(new Error(calc.querySelector('[data-part=status]').textContent))
        else requestAnimationFrame(look)
      }
      look()
    })
  },

  /** The text of a piece of HTML, as the page would have it. */
  texts(pieces) {
    return pieces.map((html) => {
      const box = document.createElement('div')
      box.innerHTML = html
      return box.textContent
    })
  },
})
