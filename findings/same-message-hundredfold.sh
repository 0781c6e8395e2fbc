#!/usr/bin/env bash
# One would expect: a message in the language of ICU that tells a rate, {rate, number, ::percent .0#}, tells the same
# rate by any package that reads that language.
#
# What happens: of half a percent, 0.005, intl-messageformat of FormatJS makes "0.5%" and messageformat "0.01%": the
# first multiplies by a hundred, the second shows the number as it is, as ICU does, which makes "25%" of 25. With
# "scale/100", by which ICU multiplies, they make "50.0%" and "0.5%"; so with its short form, "%x100". The old form,
# without colons, is "1%" by both. Basis points ("permyriad") and steps of a price ("precision-increment") the first
# leaves out without a word; the second refuses the one and follows the other.
#
# Why it matters here: a catalogue of messages goes from one program of a site to another, and is what translators
# change. A funding rate a hundred times too high or too low looks like a rate in both.
#
# Packages: intl-messageformat 12.1.5, @messageformat/core 3.4.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund intl-messageformat@12.1.5 @messageformat/core@3.4.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import MessageFormat from "@messageformat/core";
import { IntlMessageFormat } from "intl-messageformat";

const compiler = new MessageFormat("en");
const asked = {
  "intl-messageformat": (message, values) => new IntlMessageFormat(message, "en").format(values),
  "@messageformat/core": (message, values) => compiler.compile(message)(values),
};
for (const name of Object.keys(asked)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
for (const [message, amount] of [["percent", 0.005], ["::percent .0#", 0.005], ["::percent scale/100 .0#", 0.005],
  ["::%x100 .0#", 0.005], ["::scale/100 .0#", 0.005], ["::permyriad", 0.005],
  ["::precision-increment/0.05", 60_000.02]]) {
  const told = Object.values(asked).map((ask) => {
    try {
      return ask(`{rate, number, ${message}}`, { rate: amount });
    } catch (error) {
      return `refused (${error.message})`;
    }
  });
  console.log(`${amount} by ${message}: ${told.join(" and ")}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
intl-messageformat 12.1.5
@messageformat/core 3.4.1
0.005 by percent: 1% and 1%
0.005 by ::percent .0#: 0.5% and 0.01%
0.005 by ::percent scale/100 .0#: 50.0% and 0.5%
0.005 by ::%x100 .0#: 50.0% and 0.5%
0.005 by ::scale/100 .0#: 0.5 and 0.5
0.005 by ::permyriad: 0.005 and refused (Unknown stem: permyriad)
60000.02 by ::precision-increment/0.05: 60,000.02 and 60,000
SEEN
if ! diff expected seen; then
  echo "One of the packages now reads the messages otherwise." >&2
  exit 1
fi
