#!/usr/bin/env bash
# One would expect: what a page writes into its own entry of the history while it is loaded again is
# there afterwards, or what it wrote before; and that an address given along changes the address, no more.
#
# What happens: at beforeunload a state alone is kept. The same state with an address is lost, the
# address is lost, and so is every state from before: history.state is null. At pagehide and at
# visibilitychange what is written is lost, and what was there before stays.
#
# Why it matters here: a form whose numbers stand in the address and in the entry, written at last when
# the page is left, comes back as an older address says, although the numbers of a moment ago were kept.
#
# Packages: @sparticuz/chromium 153.0.0 (HeadlessChrome 153.0.8010.0) and puppeteer-core 25.16.0 (npm).
# WebKitGTK 2.50.6 was seen to do it at pagehide and visibilitychange as well; Firefox 153.8.0 keeps
# both, and those of pagehide for the next time. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
export TMPDIR="$room" # where the browser unpacks itself

npm install --silent --ignore-scripts --no-audit --no-fund @sparticuz/chromium@153.0.0 puppeteer-core@25.16.0

cat >ask.mjs <<'JS'
import { createServer } from "node:http";
import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";

const page = "<!doctype html><title>A form</title>";
const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(page));
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const home = `http://127.0.0.1:${server.address().port}/`;
const browser = await puppeteer.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
  headless: "shell",
});
console.log(await browser.version());
for (const kind of ["beforeunload", "pagehide", "visibilitychange"]) {
  for (const [what, address] of [["a state", undefined], ["a state and an address", "#later"]]) {
    const tab = await browser.newPage();
    await tab.goto(home);
    await tab.evaluate(() => history.replaceState("before", "", "#before"));
    await tab.evaluate(
      (kind, address) => addEventListener(kind, () => history.replaceState("later", "", address)),
      kind,
      address,
    );
    await tab.reload();
    const found = await tab.evaluate(() => `state ${history.state}, address ${location.hash}`);
    console.log(`${what} at ${kind}: ${found}`);
    await tab.close();
  }
}
await browser.close();
server.close();
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
HeadlessChrome/153.0.8010.0
a state at beforeunload: state later, address #before
a state and an address at beforeunload: state null, address #before
a state at pagehide: state before, address #before
a state and an address at pagehide: state before, address #before
a state at visibilitychange: state before, address #before
a state and an address at visibilitychange: state before, address #before
SEEN
if ! diff expected seen; then
  echo "Chromium now keeps otherwise what is written while a page is left." >&2
  exit 1
fi
