// What files of a folder weigh on the wire. Node's own compressors, so that every machine counts the same.
// usage: node sizes.mjs <folder> <file>…   (writes JSON to standard output)
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants
// What hosts use when they compress while they serve; a host that compresses beforehand sends less.
const LIVE = { params: { [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_LGWIN]: 22 } }

const [folder, ...names] = process.argv.slice(2)
const weigh = async (name) => {
  const content = fs.readFileSync(path.join(folder, name))
  const [br, gz] = await Promise.all([brotli(content, LIVE), gzip(content)])
  return [name, { raw: content.length, gz: gz.length, br: br.length }]
}
console.log(JSON.stringify(Object.fromEntries(await Promise.all(names.map(weigh)))))
