// A page kept in one file by SingleFile, after a reader worked numbers of their own: the copy holds these and their answer,
// takes no others, and says why; the same of a page on which nothing was done.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [, address] = process.argv.slice(2)
const executablePath = fs.readFileSync('chromium', 'utf8')
const pages = [
  ['calculators/liquidation-price/#entry_price=30000', '30,000', '27,135.68'],
  ['terms/liquidation-price/', '60,000', '54,271.36'],
  ['embed/v1/liquidation-price/', '60,000', '54,271.36'],
]
const tool = path.join('node_modules', 'single-file-cli')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const [place, number, answer] of pages) {
  const how = ['--browser-executable-path', executablePath, '--browser-arg=--no-sandbox']
  const waits = ['--browser-wait-delay=5000', '--filename-conflict-action=overwrite']
  fs.rmSync('copy.html', { force: true })
  // At times it says that it finds no context of its own, ends well and writes nothing.
  for (let times = 0; times < 5 && !fs.existsSync('copy.html'); times += 1) {
    execFileSync(process.execPath, [path.join(tool, 'single-file-node.js'), ...how, ...waits, address + place, 'copy.html'])
  }
  await page.goto(pathToFileURL('copy.html').href)
  const field = page.locator('[data-field=entry_price] input[name]')
  await field.pressSequentially('5')
  assert.equal(await field.inputValue(), number, place)
  assert.match(await page.locator('[data-part=answer]').innerText(), new RegExp(answer), place)
  assert.equal(await page.locator('.mg-form :is(input, select):not([readonly], :disabled)').count(), 0, place)
  await page.locator('.mg-late').waitFor({ state: 'visible' })
}
await browser.close()
const { version } = JSON.parse(fs.readFileSync(path.join(tool, 'package.json'), 'utf8'))
console.log(`single-file-cli ${version}: ${pages.length} copies take no number, say why, and hold the numbers of their answer`)
