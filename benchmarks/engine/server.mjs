// A static host in small: right types, files compressed beforehand, immutable caching, and a line as slow as asked for.
// Where the folder holds `_headers`, what is promised there is sent, as hosts that read that file do.
// usage: node server.mjs <folder> br|gzip|identity [bytes per second] [ms before each answer]
// It prints its port; /__sent tells how many bytes and requests there were since it was last asked. Of the bytes, those that a
// page fetches behind its first answer (`rest.wasm`, `later.zip`) are told apart.
import crypto from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'

const [folder, encoding, rate = '0', latency = '0'] = process.argv.slice(2)
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8' }
const SQUEEZE = {
  br: (content) =>
    zlib.brotliCompressSync(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } }),
  gzip: (content) => zlib.gzipSync(content, { level: 9 }),
  identity: (content) => content,
}
// Brotli at its best takes minutes for the larger files: kept by content, from one run to the next.
const kept = path.join(os.tmpdir(), 'marginary-bench')
fs.mkdirSync(kept, { recursive: true })

const files = new Map()
for (const name of fs.readdirSync(folder, { recursive: true })) {
  const file = path.join(folder, name)
  if (fs.statSync(file).isFile()) files.set(`/${name.replaceAll(path.sep, '/')}`, squeezed(fs.readFileSync(file)))
}

const promises = fs.existsSync(path.join(folder, '_headers')) ? promised(fs.readFileSync(path.join(folder, '_headers'), 'utf8')) : []

const LATER = /\/(rest\.wasm|later\.zip)$/
let sent = { bytes: 0, later: 0, requests: 0 }
let ready = 0 // pages that have said so
let free = 0 // when the line is free again: one line for all connections
const wait = (ms) => new Promise((done) => setTimeout(done, ms))

const server = http.createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://here')
  if (pathname === '/__sent') {
    response.end(JSON.stringify(sent))
    sent = { bytes: 0, later: 0, requests: 0 }
    return
  }
  if (pathname === '/__ready') return response.end(String(ready++))
  if (pathname === '/__asked') return response.end(String(ready))
  const name = files.has(pathname) ? pathname : `${pathname}index.html`
  const file = files.get(name)
  sent.requests++
  if (Number(latency)) await wait(Number(latency))
  if (!file) return response.writeHead(404).end()
  const head = {
    'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    'content-length': file.content.length,
    'cache-control': name.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    ...(file.encoded && { 'content-encoding': encoding }),
  }
  if (promises.length) head['cache-control'] = 'public, max-age=0, must-revalidate' // the usual, where nothing is promised
  for (const [pattern, headers] of promises) if (pattern.test(pathname)) Object.assign(head, headers)
  response.writeHead(200, head)
  sent[LATER.test(name) ? 'later' : 'bytes'] += file.content.length
  if (!Number(rate)) return response.end(file.content)
  for (let at = 0; at < file.content.length; at += 16384) {
    const part = file.content.subarray(at, at + 16384)
    free = Math.max(performance.now(), free) + (part.length / Number(rate)) * 1000
    response.write(part)
    const ahead = free - performance.now()
    if (ahead > 2) await wait(ahead)
  }
  response.end()
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))

/** The rules of a `_headers` file: an address, in which * stands for anything, and below it, indented, its headers. */
function promised(text) {
  const rules = []
  for (const line of text.split('\n').filter((line) => line.trim())) {
    const [name, ...value] = line.trim().split(': ')
    if (/^\s/.test(line)) rules.at(-1)[1][name.toLowerCase()] = value.join(': ')
    else rules.push([new RegExp(`^${line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`), {}])
  }
  return rules
}

function squeezed(content) {
  const name = path.join(kept, `${crypto.createHash('sha256').update(content).digest('hex')}.${encoding}`)
  if (!fs.existsSync(name)) {
    fs.writeFileSync(`${name}.${process.pid}`, SQUEEZE[encoding](content))
    fs.renameSync(`${name}.${process.pid}`, name)
  }
  const smaller = fs.readFileSync(name)
  return smaller.length < content.length * 0.98 ? { content: smaller, encoded: encoding !== 'identity' } : { content, encoded: false }
}
