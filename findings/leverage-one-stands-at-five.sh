#!/usr/bin/env bash
# One would expect: a chart whose axis has the leverages 1, 5 and 10 as categories shows the point of leverage 5 above
# 5, whether the axis takes its categories from the data or is told them, in numbers or in text.
#
# What happens: ECharts shows the three points right while it takes the categories from the data. Told the same
# categories, it takes a number for the place in their row, counted from 0, be the categories numbers too: the fee of
# leverage 1 stands above 5, and those of 5 and 10 are nowhere. As text, "1", they stand right. A pie of a gain of 100
# and a loss of 50 is a gain of 100 %, without the name of the loss.
#
# Why it matters here: tiers and leverages are small whole numbers, told to an axis so that all of them are shown. The
# chart that is left looks right: it has one point, and a fee at a leverage.
#
# Package: echarts 6.1.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund echarts@6.1.0

cat >ask.mjs <<'JS'
import { init, version } from "echarts";

console.log("echarts", version);
const texts = (option) => {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
  chart.setOption({ animation: false, ...option });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  const found = drawing.matchAll(/<text[^>]*?(?:translate\(|x=")([\d.]+)[^>]*>([^<]*)</g);
  return [...found].map(([, x, text]) => [text, Number(x)]);
};
const fees = [[1, 0.4], [5, 0.5], [10, 0.6]];
for (const [name, categories, data] of [
  ["categories from the data", undefined, fees],
  ["told 1, 5, 10", [1, 5, 10], fees],
  ['told "1", "5", "10"', ["1", "5", "10"], fees],
  ["told, data as text", ["1", "5", "10"], fees.map(([leverage, fee]) => [String(leverage), fee])],
]) {
  const shown = texts({
    xAxis: { type: "category", data: categories },
    yAxis: { show: false },
    series: [{ type: "scatter", data, label: { show: true, formatter: ({ value }) => `fee ${value[1]}` } }],
  });
  const ticks = shown.filter(([text]) => !text.startsWith("fee"));
  const found = shown.filter(([text]) => text.startsWith("fee"));
  const above = (x) => ticks.find(([, tick]) => Math.abs(tick - x) < 1)[0];
  console.log(`${name}: axis ${ticks.map(([text]) => text).join(" ")};`,
    found.map(([text, x]) => `${text} above ${above(x)}`).join(", "));
}
const parts = [{ name: "gain", value: 100 }, { name: "loss", value: -50 }];
const pie = texts({ series: [{ type: "pie", label: { formatter: "{b} {d} %" }, data: parts }] });
console.log("pie of 100 and -50:", pie.map(([text]) => text).join(", "));
process.exit(0);
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
echarts 6.1.0
categories from the data: axis 1 5 10; fee 0.4 above 1, fee 0.5 above 5, fee 0.6 above 10
told 1, 5, 10: axis 1 5 10; fee 0.4 above 5
told "1", "5", "10": axis 1 5 10; fee 0.4 above 5
told, data as text: axis 1 5 10; fee 0.4 above 1, fee 0.5 above 5, fee 0.6 above 10
pie of 100 and -50: gain 100 %
SEEN
if ! diff expected seen; then
  echo "ECharts now sets points otherwise." >&2
  exit 1
fi
