#!/usr/bin/env bash
# One would expect: a field that groups thousands by commas takes 0.5 as a half: where the comma groups, the point is the
# sign of decimals. A number that a program sets is in any case that number.
#
# What happens: the mask's sign of decimals is a comma unless it is named. With the comma for thousands as well, the point
# is dropped and what stands behind it stays, whether it is typed or set by a program as a number: 0.5 is 5, 0.0001 is
# 1, and 60000.5 is 600005. No warning is given. With a blank for thousands, or the point named, all is well.
#
# Why it matters here: sizes of positions are mostly below one. A field that was tried with 60,000 opens ten thousand
# times the size for 0.0001.
#
# Package: imask 7.6.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund imask@7.6.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import IMask from "imask";

console.log("imask", JSON.parse(readFileSync("node_modules/imask/package.json")).version);
const masks = {
  "comma for thousands": { thousandsSeparator: "," },
  "blank for thousands": { thousandsSeparator: " " },
  "comma for thousands, point named": { thousandsSeparator: ",", radix: "." },
};
for (const [name, options] of Object.entries(masks)) {
  for (const number of [60000, 0.5, -0.5, 0.0001, 60000.5]) {
    const typed = IMask.createMask({ mask: Number, scale: 8, ...options });
    for (const key of String(number)) typed.append(key, { input: true, raw: true });
    const set = IMask.createMask({ mask: Number, scale: 8, ...options });
    set.typedValue = number;
    console.log(`${name}: ${number} typed is ${typed.typedValue}, set is ${set.typedValue}, shown as ${set.value}`);
  }
}
JS

node ask.mjs 2>&1 | tee seen

cat >expected <<'SEEN'
imask 7.6.1
comma for thousands: 60000 typed is 60000, set is 60000, shown as 60,000
comma for thousands: 0.5 typed is 5, set is 5, shown as 5
comma for thousands: -0.5 typed is -5, set is -5, shown as -5
comma for thousands: 0.0001 typed is 1, set is 1, shown as 1
comma for thousands: 60000.5 typed is 600005, set is 600005, shown as 600,005
blank for thousands: 60000 typed is 60000, set is 60000, shown as 60 000
blank for thousands: 0.5 typed is 0.5, set is 0.5, shown as 0,5
blank for thousands: -0.5 typed is -0.5, set is -0.5, shown as -0,5
blank for thousands: 0.0001 typed is 0.0001, set is 0.0001, shown as 0,0001
blank for thousands: 60000.5 typed is 60000.5, set is 60000.5, shown as 60 000,5
comma for thousands, point named: 60000 typed is 60000, set is 60000, shown as 60,000
comma for thousands, point named: 0.5 typed is 0.5, set is 0.5, shown as 0.5
comma for thousands, point named: -0.5 typed is -0.5, set is -0.5, shown as -0.5
comma for thousands, point named: 0.0001 typed is 0.0001, set is 0.0001, shown as 0.0001
comma for thousands, point named: 60000.5 typed is 60000.5, set is 60000.5, shown as 60,000.5
SEEN
if ! diff expected seen; then
  echo "imask now takes other numbers." >&2
  exit 1
fi
