#!/usr/bin/env bash
# One would expect: in SQL an unknown number takes no part in an average, a median or a deviation, whether it is null or
# left out of its row.
#
# What happens: among the health factors 0.9, 1.02 and 1.5 a fourth that is null is nought to the deviation of the whole,
# 0.54 for 0.26, and no number to that of a sample, 0.32. Left out, it is the largest to the median, 1.26 for 1.02, and
# there is no deviation at all. The average leaves it out each time. Of numbers that are text, 10 and 9, the average is
# 54.5: they are put one behind the other, 109, and halved.
#
# Why it matters here: tables of loans and venues have gaps, and are JSON that is asked in the page by this library. The
# answers look like any other.
#
# Package: alasql 4.19.1 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --omit=optional --no-audit --no-fund alasql@4.19.1

cat >ask.cjs <<'JS'
const alasql = require("alasql");

console.log("alasql", JSON.parse(require("node:fs").readFileSync("node_modules/alasql/package.json")).version);
const rows = (...values) => values.map((health) => ({ health }));
const tables = {
  "three": rows(0.9, 1.02, 1.5),
  "three and a null": rows(0.9, 1.02, 1.5, null),
  "three and one left out": [...rows(0.9, 1.02, 1.5), {}],
  "10 and 9 as text": rows("10", "9"),
};
for (const [name, table] of Object.entries(tables)) {
  const asked = ["COUNT", "AVG", "MEDIAN", "STDEVP", "STDEV"].map((what) => {
    const told = alasql(`SELECT VALUE ${what}(health) FROM ?`, [table]);
    return `${what} ${Number.isFinite(told) ? Number(told.toFixed(4)) : told}`;
  });
  console.log(`${name}: ${asked.join(", ")}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
alasql 4.19.1
three: COUNT 3, AVG 1.14, MEDIAN 1.02, STDEVP 0.2592, STDEV 0.3175
three and a null: COUNT 3, AVG 1.14, MEDIAN 1.02, STDEVP 0.5423, STDEV 0.3175
three and one left out: COUNT 3, AVG 1.14, MEDIAN 1.26, STDEVP undefined, STDEV undefined
10 and 9 as text: COUNT 2, AVG 54.5, MEDIAN 10, STDEVP undefined, STDEV undefined
SEEN
if ! diff expected seen; then
  echo "alasql now counts unknown numbers or text otherwise." >&2
  exit 1
fi
