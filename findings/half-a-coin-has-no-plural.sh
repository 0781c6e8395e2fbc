#!/usr/bin/env bash
# One would expect: a message with three forms, for none, one and more, is told for every amount: half a coin and one
# and a half get the form for more, as 2.5 coins do.
#
# What happens: 0.5 and 1.5 raise an error that names neither the message nor the amount, "Unexpected return type in
# composer"; 2.5 and -2.5 are told, and -1 is "-1 coin". With two forms all of them are told. An amount that is
# text, "2", gets the form for one, and no number.
#
# Why it matters here: sizes, leverages and hours to the next funding are no whole numbers, and of all things the small
# ones fail: a page that was tried with 0, 1, 2 and 2.5 breaks at 1.5.
#
# Packages: vue-i18n 11.4.2, vue 3.5.45 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund vue-i18n@11.4.2 vue@3.5.45

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createI18n } from "vue-i18n";

console.log("vue-i18n", JSON.parse(readFileSync("node_modules/vue-i18n/package.json")).version);
const messages = { en: { two: "{n} coin | {n} coins", three: "no coins | {n} coin | {n} coins" } };
const { t } = createI18n({ legacy: false, locale: "en", messages }).global;
const told = (key, amount) => {
  try {
    return t(key, amount);
  } catch (error) {
    return `error: ${error.message}`;
  }
};
for (const amount of [0, 0.01, 0.5, 1, 1.5, 1.99, 2, 2.5, -0.5, -1, -2, -2.5, "2"]) {
  console.log(`${JSON.stringify(amount)}: two forms "${told("two", amount)}", three forms "${told("three", amount)}"`);
}
JS

node ask.mjs 2>/dev/null | tee seen

cat >expected <<'SEEN'
vue-i18n 11.4.2
0: two forms "0 coins", three forms "no coins"
0.01: two forms "0.01 coins", three forms "error: Unexpected return type in composer"
0.5: two forms "0.5 coins", three forms "error: Unexpected return type in composer"
1: two forms "1 coin", three forms "1 coin"
1.5: two forms "1.5 coins", three forms "error: Unexpected return type in composer"
1.99: two forms "1.99 coins", three forms "error: Unexpected return type in composer"
2: two forms "2 coins", three forms "2 coins"
2.5: two forms "2.5 coins", three forms "2.5 coins"
-0.5: two forms "-0.5 coins", three forms "error: Unexpected return type in composer"
-1: two forms "-1 coin", three forms "-1 coin"
-2: two forms "-2 coins", three forms "-2 coins"
-2.5: two forms "-2.5 coins", three forms "-2.5 coins"
"2": two forms " coin", three forms " coin"
SEEN
if ! diff expected seen; then
  echo "vue-i18n now tells other amounts." >&2
  exit 1
fi
