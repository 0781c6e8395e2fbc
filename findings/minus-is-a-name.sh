#!/usr/bin/env bash
# One would expect: a template that takes fees from a price, {{ price - 5000 }}, prints the difference, or is refused, as
# {{ price * 2 }} and {{ price + 5000 }} are.
#
# What happens: the minus is a name that nobody has given a value, and all behind it is dropped: 60000 is printed, and a
# condition "price - 5000 > 57000" holds. With the filter minus it is right, if the price is a number: a text of 60,000
# less 5000 is -5000, and 5% times 2 is 0. Nothing is told. Nunjucks works out all four, or prints NaN.
#
# Why it matters here: pages of glossaries are written in this language in Eleventy, whose Markdown is run through it.
# Of the four signs of arithmetic the one for a loss alone goes through.
#
# Packages: liquidjs 10.30.1, nunjucks 3.2.4 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund liquidjs@10.30.1 nunjucks@3.2.4

cat >ask.cjs <<'JS'
const { Liquid } = require("liquidjs");
const nunjucks = require("nunjucks");

const values = { price: 60000, typed: "60,000", rate: "5%" };
const languages = {
  liquidjs: (text) => new Liquid().parseAndRenderSync(text, values),
  nunjucks: (text) => new nunjucks.Environment().renderString(text, values),
};
const templates = {
  liquidjs: ["{{ price - 5000 }}", "{{ price + 5000 }}", "{{ price * 2 }}", "{{ price / 2 }}", "{{ price | minus: 5000 }}",
    "{{ typed | minus: 5000 }}", "{{ rate | times: 2 }}", "{% if price - 5000 > 57000 %}more{% else %}less{% endif %}"],
  nunjucks: ["{{ price - 5000 }}", "{{ typed - 5000 }}", "{{ rate * 2 }}", "{% if price - 5000 > 57000 %}more{% else %}less{% endif %}"],
};
for (const [name, render] of Object.entries(languages)) {
  console.log(name, require(`${name}/package.json`).version);
  for (const text of templates[name]) {
    let told;
    try { told = render(text); } catch { told = "refused"; }
    console.log(`${text}: ${told}`);
  }
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
liquidjs 10.30.1
{{ price - 5000 }}: 60000
{{ price + 5000 }}: refused
{{ price * 2 }}: refused
{{ price / 2 }}: refused
{{ price | minus: 5000 }}: 55000
{{ typed | minus: 5000 }}: -5000
{{ rate | times: 2 }}: 0
{% if price - 5000 > 57000 %}more{% else %}less{% endif %}: more
nunjucks 3.2.4
{{ price - 5000 }}: 55000
{{ typed - 5000 }}: NaN
{{ rate * 2 }}: NaN
{% if price - 5000 > 57000 %}more{% else %}less{% endif %}: less
SEEN
if ! diff expected seen; then
  echo "One of the two now reads arithmetic otherwise." >&2
  exit 1
fi
