// The words of texts, by the dictionaries and rules that come with Node. Takes a list of texts as JSON, answers with a list of lists.

import { readFileSync } from 'node:fs'

const words = new Intl.Segmenter('und', { granularity: 'word' })
const texts = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify(texts.map((text) => Array.from(words.segment(text), ({ segment }) => segment))))
