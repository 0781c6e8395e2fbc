#!/usr/bin/env bash
# One would expect: a component that shows a number for a page shows a funding rate of a ten-millionth as 0.0000001,
# whether it is handed the number or its text, "1e-7", which is what JavaScript makes of it.
#
# What happens: of the text react-number-format shows "17", and "1.58" of 1.5e-8: the e and the minus are left out. Told
# that the text is a number it does the same, and its function for plain text writes 1e7, ten million. Of the number
# itself it shows 0.0000001, of 10^21 as text 121. @react-input/number-format writes 1 for number and text, and 60 for
# 60,000.
#
# Why it matters here: rates per hour and units of a token come as text from venues and from libraries of decimals,
# which write them so. A rate of nearly nothing is shown as seventeen, and the page looks well made.
#
# Packages: react-number-format 5.4.5, @react-input/number-format 2.0.3, react and react-dom 19.3.1 (npm). Seen on
# 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund react-number-format@5.4.5 \
  @react-input/number-format@2.0.3 react@19.3.1 react-dom@19.3.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { format } from "@react-input/number-format";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { NumericFormat, numericFormatter } from "react-number-format";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const show = (value, more) => {
  const shown = createElement(NumericFormat, { value, displayType: "text", ...more });
  return renderToStaticMarkup(shown).replace(/<[^>]*>/g, "");
};
console.log("react-number-format", version("react-number-format"));
for (const number of [0.0000001, 0.000000015, -0.0000001, 1e21, 0.00001, 60000.5])
  console.log(`${number}: the number ${show(number)}, the text ${show(String(number))},`
    + ` told a number ${show(String(number), { valueIsNumericString: true })},`
    + ` by the function ${numericFormatter(String(number), {})}`);
console.log("@react-input/number-format", version("@react-input/number-format"));
for (const number of [0.0000001, "1e-7", "60,000", "60000.5", 0.5])
  console.log(`${JSON.stringify(number)}: ${format(number, { locales: "en" })}`);
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
react-number-format 5.4.5
1e-7: the number 0.0000001, the text 17, told a number 17, by the function 1e7
1.5e-8: the number 0.000000015, the text 1.58, told a number 1.58, by the function 1.5e8
-1e-7: the number -0.0000001, the text 17, told a number 17, by the function -1e-7
1e+21: the number 1000000000000000000000, the text 121, told a number 121, by the function 1e+21
0.00001: the number 0.00001, the text 0.00001, told a number 0.00001, by the function 0.00001
60000.5: the number 60000.5, the text 60000.5, told a number 60000.5, by the function 60000.5
@react-input/number-format 2.0.3
1e-7: 1
"1e-7": 1
"60,000": 60
"60000.5": 60,000.5
0.5: 0.5
SEEN
if ! diff expected seen; then
  echo "One of the packages now shows small numbers otherwise." >&2
  exit 1
fi
