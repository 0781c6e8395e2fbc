// Where no module runs, in files opened from a folder and where the page's own script does not arrive: a field takes no
// number, and the page says why.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [site, address] = process.argv.slice(2)
const PAGE = 'calculators/liquidation-price/'
const executablePath = fs.readFileSync('chromium', 'utf8')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage()
await page.route('**/assets/js/page.js', (route) => route.abort())
for (const place of [pathToFileURL(path.join(site, PAGE, 'index.html')).href, address + PAGE]) {
  await page.goto(place)
  const field = page.locator('[data-field=entry_price] input[name]')
  const before = await field.inputValue()
  await field.pressSequentially('5')
  await page.locator('.mg-late').waitFor({ state: 'visible' })
  assert.equal(await field.inputValue(), before, place)
}
const version = browser.version()
await browser.close()
console.log(`Chromium ${version}, file:// and without page.js: a field takes no number, and the page says why`)
