// The site's own files opened from a folder, where no module runs: a field takes no number, and the page says why.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [site] = process.argv.slice(2)
const executablePath = fs.readFileSync('chromium', 'utf8')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage()
await page.goto(pathToFileURL(path.join(site, 'calculators/liquidation-price/index.html')).href)
const field = page.locator('[data-field=entry_price] input[name]')
const before = await field.inputValue()
await field.pressSequentially('5')
await page.locator('.mg-late').waitFor({ state: 'visible' })
assert.equal(await field.inputValue(), before)
const version = browser.version()
await browser.close()
console.log(`Chromium ${version}, file://: a field takes no number, and the page says why`)
