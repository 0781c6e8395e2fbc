#!/usr/bin/env bash
# One would expect: MathML turned into LaTeX is the same formula: (1 + r) to the power of t, and 0.5 % of V
# plus F.
#
# What happens: one tool writes an exponent without its sign where its base or it is more than a letter: (1 + r)t,
# e-rt. It and another leave the percent sign of a number bare, which begins a remark in LaTeX: set as a formula
# all behind it is gone, and 0.5 is left. The third is right on both.
#
# Why it matters here: these are how a formula goes from a page into a paper or a notebook. Compound interest
# becomes a product, and half a per cent of a value, with a fee, a half.
#
# Packages: mathml-to-latex 1.8.0, @pie-framework/mathml-to-latex 1.4.4, mathml2latex 1.1.3, katex 0.19.1
# (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund mathml-to-latex@1.8.0 @pie-framework/mathml-to-latex@1.4.4 \
  mathml2latex@1.1.3 katex@0.19.1

cat >ask.cjs <<'JS'
const katex = require("katex");

const math = (inner) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`;
const formulas = {
  "compound interest": math("<msup><mrow><mo>(</mo><mn>1</mn><mo>+</mo><mi>r</mi><mo>)</mo></mrow><mi>t</mi></msup>"),
  discount: math("<msup><mi>e</mi><mrow><mo>−</mo><mi>r</mi><mi>t</mi></mrow></msup>"),
  "half a per cent and F": math("<mn>0.5%</mn><mo>×</mo><mi>V</mi><mo>+</mo><mi>F</mi>"),
};
const tools = {
  "mathml-to-latex": (text) => require("mathml-to-latex").MathMLToLaTeX.convert(text),
  "@pie-framework/mathml-to-latex": (text) => require("@pie-framework/mathml-to-latex").MathMLToLaTeX.convert(text),
  mathml2latex: (text) => require("mathml2latex").convert(text),
};
const set = (latex) => katex.renderToString(latex, { output: "mathml", strict: false })
  .replace(/<annotation.*<\/annotation>/, "").replace(/<msup>(.*)<\/msup>/, "$1, with an exponent").replace(/<[^>]*>/g, "");
for (const [name, convert] of Object.entries(tools)) {
  const { version } = JSON.parse(require("node:fs").readFileSync(`node_modules/${name}/package.json`));
  console.log(name, version);
  for (const [what, text] of Object.entries(formulas)) console.log(`${what}: ${convert(text)} | set: ${set(convert(text))}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
mathml-to-latex 1.8.0
compound interest: \left(1 + r\right)^{t} | set: (1+r)t, with an exponent
discount: e^{- r t} | set: e−rt, with an exponent
half a per cent and F: 0.5% \times V + F | set: 0.5
@pie-framework/mathml-to-latex 1.4.4
compound interest: \left( 1 + r \right)t | set: (1+r)t
discount: e- r t | set: e−rt
half a per cent and F: 0.5% \times V + F | set: 0.5
mathml2latex 1.1.3
compound interest: \left(1 + r\right)^{t} | set: (1+r)t, with an exponent
discount: e^{−rt} | set: e−rt, with an exponent
half a per cent and F: 0.5\% \times V + F | set: 0.5%×V+F
SEEN
if ! diff expected seen; then
  echo "One of the tools now writes exponents or percent signs otherwise." >&2
  exit 1
fi
