// What the tests see of the keyboard's place in the page.
({
  STOPS: 'a[href], button, input, select, textarea, summary, [tabindex="0"]',

  /** Everything in the page's own part that the Tab key must stop at, in the order of the document. */
  stops() {
    const all = [...document.querySelectorAll(`.md-content :is(${this.STOPS})`)]
    return all.filter((one) => this.seen(one) && !one.disabled && this.spoken(one)).map((one) => this.name(one))
  },

  /** Of a group of radio buttons only the chosen one is stopped at. */
  spoken(one) {
    return one.type !== 'radio' || one.checked
  },

  seen(one) {
    return one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && one.getClientRects().length > 0
  },

  /** Number the stops once, so that two reports of one stop agree. */
  name(one) {
    window.stopNumbers ??= new Map()
    if (!window.stopNumbers.has(one)) window.stopNumbers.set(one, window.stopNumbers.size)
    const words = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent
    return `${window.stopNumbers.get(one)} ${one.localName} ${words.trim().slice(0, 40)}`
  },

  /** Where the keyboard is: its stop, whether a ring is drawn there, whether it is covered. */
  here() {
    const one = document.activeElement
    if (!one || one === document.body) return null
    const ringed = [one, one.closest('.mg-box, .mg-choice')].filter(Boolean)
    const ring = ringed.some((each) => getComputedStyle(each).outlineStyle !== 'none' && parseFloat(getComputedStyle(each).outlineWidth) >= 2)
    return { name: this.name(one), inside: one.closest('.md-content') !== null, ring, covered: this.covered(one) }
  },

  /** Whether nothing of it can be seen: something lies over its middle and all its corners, or it is outside the window. */
  covered(one) {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const points = [[x, y], [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]]
    return !points.some(([x, y]) => {
      const found = document.elementFromPoint(x, y)
      return found && (one.contains(found) || found.contains(one))
    })
  },
})
