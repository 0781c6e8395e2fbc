#!/usr/bin/env bash
# One would expect: a program made smaller computes what it computed before, to the last digit.
#
# What happens: a constant such as (1 + 0.05 / 365) ** 365 is worked out while the program is made smaller, by
# the arithmetic of that tool's own language: 1.051267496467423 is written into it, where Node and the exact power
# say 1.05126749646744..., so that the last three digits are wrong. Two other tools leave it to the browser.
#
# Why it matters here: growth of compound interest is such a constant. The tests pass on the source, and the
# published page shows another number; whoever compares with === finds a fault that is in no line.
#
# Packages: esbuild 0.28.2, terser 5.51.4, @swc/core 1.16.22 (npm), Node 20.20.2. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund esbuild@0.28.2 terser@5.51.4 @swc/core@1.16.22

cat >growth.js <<'JS'
const growth = (1 + 0.05 / 365) ** 365;
globalThis.growth = growth;
JS

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const source = readFileSync("growth.js", "utf8");
const tools = {
  esbuild: async () => require("esbuild").transformSync(source, { minify: true }).code,
  terser: async () => (await require("terser").minify(source)).code,
  "@swc/core": async () => require("@swc/core").minifySync(source, { compress: true, mangle: true }).code,
};
const run = (code) => { new Function(code)(); return globalThis.growth; };

(async () => {
  const one = 10n ** 60n;
  const base = (BigInt((1 + 0.05 / 365) * 2 ** 52) * one) / 2n ** 52n;
  let power = one;
  for (let day = 0; day < 365; day += 1) power = (power * base) / one;
  console.log("exact", `1.${String(power).slice(1, 17)}`);
  console.log("source", run(source));
  for (const [name, make] of Object.entries(tools)) {
    const code = await make();
    console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version, run(code),
      code.includes("365") ? "by the browser" : "written into the program");
  }
})();
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
exact 1.0512674964674474
source 1.0512674964674473
esbuild 0.28.2 1.051267496467423 written into the program
terser 5.51.4 1.0512674964674473 by the browser
@swc/core 1.16.22 1.0512674964674473 by the browser
SEEN
if ! diff expected seen; then
  echo "One of the tools now works out a power otherwise." >&2
  exit 1
fi
