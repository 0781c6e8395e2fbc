// Programs in Node that read a page's head: picture, author, rights, the feed, and an embed's oEmbed.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { extract } from '@extractus/oembed-extractor'
import { load } from 'cheerio'
import * as metadata from 'html-metadata'
import metascraper from 'metascraper'
import author from 'metascraper-author'
import feed from 'metascraper-feed'
import image from 'metascraper-image'
import graph from 'open-graph-scraper'

const [site, address] = process.argv.slice(2)
const url = `${address}terms/liquidation-price/`
const html = fs.readFileSync(path.join(site, 'terms/liquidation-price/index.html'), 'utf8')
const CARD = 'https://marginary.example/assets/cards/areas/liquidation.png'

const { result } = await graph({ html })
assert.equal(result.ogImage[0].url, CARD)
assert.deepEqual([result.ogType, result.author], ['article', 'Marginary'])
const front = await graph({ html: fs.readFileSync(path.join(site, 'index.html'), 'utf8') })
assert.equal(front.result.ogType, 'website')

const told = await metascraper([image(), author(), feed()])({ html, url })
assert.deepEqual(told, { image: CARD, author: 'Marginary', feed: `${address}feed.xml` })

const all = await metadata.parseAll(load(html))
assert.deepEqual([all.general.author, all.openGraph.image.url], ['Marginary', CARD])

const embed = await extract(`${address}embed/v1/liquidation-price/`)
assert(embed.html.includes('<iframe') && embed.type === 'rich', JSON.stringify(embed))

const versions = ['open-graph-scraper', 'metascraper', 'html-metadata', '@extractus/oembed-extractor'].map((name) => {
  const about = fs.readFileSync(path.join('node_modules', name, 'package.json'), 'utf8')
  return `${name} ${JSON.parse(about).version}`
})
console.log(`${versions.join(', ')}: an article with its picture and author, the feed, the frame of an embed`)
process.exit(0)
