#!/usr/bin/env bash
# One would expect: a tool for plurals leaves "basis", "bias" and "bps" alone when asked for the
# singular, and writes APYs and LTVs.
#
# What happens: both usual tools take the s off: basi, bia, bp. The one for JavaScript makes APIES of
# APY, and both write LTVS.
#
# Why it matters here: a glossary that links its terms by their singular never finds basis or bias,
# and one that lists plurals as other names prints APIES.
#
# Packages: pluralize 8.0.0 (npm), inflect 7.6.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input inflect==7.6.0
npm install --silent --ignore-scripts --no-audit --no-fund pluralize@8.0.0

cat >ask.cjs <<'JS'
const pluralize = require("pluralize");

console.log("pluralize", require("pluralize/package.json").version);
console.log("singular:", ["basis", "bias", "bps", "loss"].map((word) => pluralize.singular(word)).join(" "));
console.log("plural:", ["APY", "LTV", "PnL", "haircut"].map((word) => pluralize.plural(word)).join(" "));
JS

cat >ask.py <<'PY'
from importlib.metadata import version

import inflect

words = inflect.engine()
print("inflect", version("inflect"))
print("singular:", *(words.singular_noun(word) or word for word in ("basis", "bias", "bps", "loss")))
print("plural:", *(words.plural_noun(word) for word in ("APY", "LTV", "PnL", "haircut")))
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
pluralize 8.0.0
singular: basi bia bp loss
plural: APIES LTVS PnLS haircuts
inflect 7.6.0
singular: basi bia bp loss
plural: APYS LTVS PnLs haircuts
SEEN
if ! diff expected seen; then
  echo "One of the two now makes another singular or plural." >&2
  exit 1
fi
