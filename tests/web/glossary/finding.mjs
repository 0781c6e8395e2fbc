// What the search box of a built site finds. Takes the site's folder; reads questions, one a line, and answers each with a line of JSON.

import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const MOST = 12
const folder = process.argv[2]
const layer = async (name) => JSON.parse(await readFile(`${folder}/data/${name}.json`, 'utf8'))
const script = (name) => import(pathToFileURL(`${folder}/assets/js/glossary/${name}.js`).href)

const [{ default: Library }, { Finder }, { answers }] = await Promise.all(['minisearch', 'finding', 'answering'].map(script))
const [names, said, texts] = await Promise.all(['search', 'meanings', 'texts'].map(layer))
const finder = new Finder(Library, names.entries)
await finder.learn(said.more, said.entries)
await finder.read(texts.texts)

for await (const typed of createInterface({ input: process.stdin })) {
  const { rows, count, whole, unknown } = answers(finder, typed, MOST)
  console.log(JSON.stringify({ count, whole, unknown, rows: rows.map(({ kind, path, line }) => ({ kind, path, line })) }))
}
