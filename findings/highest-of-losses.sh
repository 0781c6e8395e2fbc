#!/usr/bin/env bash
# One would expect: the highest of the last three of -500, -300, -800 and -200 is -300, then -200.
#
# What happens: it is 0 and 0, a value that was never there, since the search for the highest begins at nought. The
# lowest is right, and so is the highest of gains; one gain among the three and the answer is right again.
#
# Why it matters here: what is followed with it is often negative: the result of a position that is under water, from
# whose best a trailing stop is measured, the funding rate, the distance to a limit. Here the position seems to have
# given back 800 of a best of 0, where it gave back 500 of -300, and a stop of 600 closes it.
#
# Package: technicalindicators 3.1.0 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund technicalindicators@3.1.0

cat >ask.cjs <<'JS'
const { Highest, Lowest } = require("technicalindicators");

console.log("technicalindicators", require("technicalindicators/package.json").version);
for (const values of [[500, 300, 800, 200], [-500, -300, -800, -200], [-0.0003, -0.0001, -0.0002, -0.0004], [-500, -300, -800, 100]]) {
  const [highest, lowest] = [Highest, Lowest].map((of) => of.calculate({ values, period: 3 }));
  console.log(`of ${values.join(", ")}, by three: highest ${highest.join(", ")}, lowest ${lowest.join(", ")}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
technicalindicators 3.1.0
of 500, 300, 800, 200, by three: highest 800, 800, lowest 300, 200
of -500, -300, -800, -200, by three: highest 0, 0, lowest -800, -800
of -0.0003, -0.0001, -0.0002, -0.0004, by three: highest 0, 0, lowest -0.0003, -0.0004
of -500, -300, -800, 100, by three: highest 0, 100, lowest -800, -800
SEEN
if ! diff expected seen; then
  echo "technicalindicators now finds the highest of losses otherwise." >&2
  exit 1
fi
