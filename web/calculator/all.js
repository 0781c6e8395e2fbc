// The calculators of a page, each brought to life once; an address speaks to one of them.

import { whenBack } from '../history/back.js'
import { Calculator } from './calculator.js'
import { read } from './link.js'

// Whatever those are made of, so that no part waits until another has come over the line and asks for it.
import '../dom.js'
import '../engine/download.js'
import '../engine/engine.js'
import '../engine/failure.js'
import '../engine/ladder.js'
import '../engine/line.js'
import '../engine/parts.js'
import '../engine/runtime.js'
import '../history/entry.js'
import '../hold.js'
import './course.js'
import './field.js'
import './focus.js'
import './form.js'
import './others.js'
import './plain.js'
import './state.js'
import './status.js'
import './voice.js'

const calculators = [...document.querySelectorAll('.mg-calc')].map((root) => new Calculator(/** @type {HTMLElement} */ (root)))

/** The calculator that an address speaks to: the one the page is about, else the first. */
export const main = calculators.find(({ root }) => root.dataset.view === 'full') ?? calculators[0]

window.addEventListener('hashchange', () => main.fill(read(location)))
for (const each of calculators) each.open(each === main ? read(location) : new Map())
window.addEventListener('offline', () => calculators.forEach((each) => each.settle()))
// What the lack of a line or a long absence made fail is worth another attempt.
window.addEventListener('online', () => calculators.forEach((each) => each.settle({ is: 'again' })))
whenBack(() => calculators.forEach((each) => each.settle({ is: 'again' })))
