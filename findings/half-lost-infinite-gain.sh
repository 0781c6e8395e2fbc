#!/usr/bin/env bash
# One would expect: 100 put in and 50 got back a year later are a return of -50 %, by every library that has the
# internal rate of return; the one that is a port of numpy's says -0.5, as numpy does.
#
# What happens: the port is right for gains and small losses, tells -1 for a loss of 45 %, and Infinity from a half
# on. Borrowed instead, 100 got and 50 paid, it is minus Infinity. financejs fails at any loss. node-irr and xirr say
# -0.5; where nothing ever comes back but more is paid in, node-irr has -1 all the same, and xirr fails.
#
# Why it matters here: whoever works the return of a leveraged account that was closed with a loss meets just these.
# The largest losses sort above all gains.
#
# Packages: financial 0.2.4, financejs 4.1.0, node-irr 2.0.5, xirr 1.1.0 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund financial@0.2.4 financejs@4.1.0 node-irr@2.0.5 xirr@1.1.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Finance = require("financejs");
const { irr } = require("financial");
const node = require("node-irr");
const xirr = require("xirr");

const dated = (flows) => flows.map((amount, year) => ({ amount, when: new Date(Date.UTC(2025, 0, 1 + 365 * year)) }));
const ask = {
  financial: (flows) => irr(flows),
  financejs: (flows) => new Finance().IRR(...flows) / 100,
  "node-irr": (flows) => node.irr(flows),
  xirr: (flows) => xirr(dated(flows)),
};
const told = (question) => {
  try {
    return question().toFixed(2);
  } catch {
    return "fails";
  }
};
const cases = [[-100, 110], [-100, 75], [-100, 55], [-100, 50], [-100, 1], [100, -50], [-100, -10]];
console.log("flows:", cases.map((flows) => flows.join(" ")).join(", "));
for (const [name, rate] of Object.entries(ask)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  console.log(`${name} ${version}:`, cases.map((flows) => told(() => rate(flows))).join(", "));
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
flows: -100 110, -100 75, -100 55, -100 50, -100 1, 100 -50, -100 -10
financial 0.2.4: 0.10, -0.25, -1.00, Infinity, Infinity, -Infinity, NaN
financejs 4.1.0: 0.10, fails, fails, fails, fails, fails, fails
node-irr 2.0.5: 0.10, -0.25, -0.45, -0.50, -0.99, -0.50, -1.00
xirr 1.1.0: 0.10, -0.25, -0.45, -0.50, -0.99, -0.50, fails
SEEN
if ! diff expected seen; then
  echo "One of the four now has another rate for a loss." >&2
  exit 1
fi
