#!/usr/bin/env bash
# One would expect: making a drawing smaller keeps what it is called: role="img", and the title and the
# description that aria-labelledby and aria-describedby name.
#
# What happens: the ids of title and description are removed as unused, the attribute that names them
# stays and leads nowhere, and role="img" is gone. A chart with a name has none, and a screen reader reads
# its figures one by one.
#
# Why it matters here: a chart of ours that an editor makes smaller before putting it elsewhere is silent
# from then on, with no difference to be seen.
#
# Packages: svgo 4.1.0, jsdom 26.1.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund svgo@4.1.0 jsdom@26.1.0

cat >chart.svg <<'END'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" role="img" aria-labelledby="name what">
<title id="name">Price of liquidation by leverage</title><desc id="what">A falling line</desc>
<path d="M0 0L600 300" stroke="#000"/><text x="10" y="20">60,000</text>
</svg>
END

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { optimize, VERSION } from "svgo";

const told = (drawing) => {
  const { document } = new JSDOM(drawing, { contentType: "image/svg+xml" }).window;
  const chart = document.documentElement;
  const named = chart.getAttribute("aria-labelledby");
  const words = named.split(" ").map((id) => document.getElementById(id)?.textContent ?? "nothing");
  return `role ${chart.getAttribute("role")}, named by ${named}: ${words.join(", ")}`;
};
const chart = readFileSync("chart.svg", "utf8");
console.log("svgo", VERSION);
console.log("before:", told(chart));
console.log("after:", told(optimize(chart).data));
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
svgo 4.1.0
before: role img, named by name what: Price of liquidation by leverage, A falling line
after: role null, named by name what: nothing, nothing
SEEN
if ! diff expected seen; then
  echo "svgo now keeps the name of a drawing otherwise." >&2
  exit 1
fi
