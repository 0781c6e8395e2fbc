#!/usr/bin/env bash
# One would expect: the relative strength index of a market that does not move is 50, halfway between its ends of 0 and
# 100, or is not known, and the packages that tell it agree.
#
# What happens: four of seven tell 100, what a market has that does nothing but rise; one tells 50 and two NaN. A market
# that rises or falls each day is told alike by all.
#
# Why it matters here: prices of coins that follow the dollar, and of an option that nobody trades, stand still for
# days. A rule that sells above 70 opens a short there by four packages, which ends nowhere, and none by three; with NaN
# no comparison holds.
#
# Packages: technicalindicators 3.1.0, trading-signals 8.3.0, indicatorts 2.2.2, @debut/indicators 1.4.2 (npm), ta
# 0.11.0, talipp 2.7.0, stockstats 0.6.10, pandas 2.3.3, numpy 2.2.6 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check ta==0.11.0 talipp==2.7.0 stockstats==0.6.10 \
  pandas==2.3.3 numpy==2.2.6
npm install --silent --ignore-scripts --no-audit --no-fund technicalindicators@3.1.0 trading-signals@8.3.0 \
  indicatorts@2.2.2 @debut/indicators@1.4.2

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { RSI as Debut } from "@debut/indicators";
import { rsi } from "indicatorts";
import { RSI as Technical } from "technicalindicators";
import { RSI as Signals } from "trading-signals";

const markets = JSON.parse(readFileSync("markets.json"));
const asked = {
  technicalindicators: (prices) => Technical.calculate({ values: prices, period: 5 }).at(-1),
  "trading-signals": (prices) => {
    const index = new Signals(5);
    for (const price of prices) index.update(price, false);
    return index.getResult();
  },
  indicatorts: (prices) => rsi(prices, { period: 5 }).at(-1),
  "@debut/indicators": (prices) => {
    const index = new Debut(5);
    return prices.map((price) => index.nextValue(price)).at(-1);
  },
};
for (const [name, ask] of Object.entries(asked)) {
  const told = Object.entries(markets).map(([market, prices]) => `${market} ${Number(ask(prices)).toFixed(1)}`);
  console.log(name, `${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}: ${told.join(", ")}`);
}
JS
cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from stockstats import wrap
from ta.momentum import RSIIndicator
from talipp.indicators import RSI

markets = json.loads(Path("markets.json").read_text())


def stockstats(prices):
    columns = dict.fromkeys(("open", "high", "low", "close", "volume"), [float(price) for price in prices])
    return wrap(pd.DataFrame(columns))["rsi_5"].iloc[-1]


for name, ask in {
    "ta": lambda prices: RSIIndicator(pd.Series(prices, dtype=float), window=5).rsi().iloc[-1],
    "talipp": lambda prices: RSI(5, input_values=prices)[-1],
    "stockstats": stockstats,
}.items():
    print(f"{name} {version(name)}:", ", ".join(f"{market} {ask(prices):.1f}" for market, prices in markets.items()))
PY
cat >markets.json <<'JSON'
{
  "still": [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  "rising": [100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115],
  "falling": [115, 114, 113, 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100]
}
JSON

{ node ask.mjs; env/bin/python -W ignore ask.py; } | tee seen

cat >expected <<'SEEN'
technicalindicators 3.1.0: still 100.0, rising 100.0, falling 0.0
trading-signals 8.3.0: still 100.0, rising 100.0, falling 0.0
indicatorts 2.2.2: still NaN, rising 100.0, falling 0.0
@debut/indicators 1.4.2: still NaN, rising 100.0, falling 0.0
ta 0.11.0: still 100.0, rising 100.0, falling 0.0
talipp 2.7.0: still 100.0, rising 100.0, falling 0.0
stockstats 0.6.10: still 50.0, rising 100.0, falling 0.0
SEEN
if ! diff expected seen; then
  echo "One of the packages now tells another index." >&2
  exit 1
fi
