#!/usr/bin/env bash
# One would expect: candles of ten minutes are the same whether or not candles of an hour were asked of the same trades
# before, and twelve buys make candles with twelve buys in them.
#
# What happens: the package writes the beginning of the candle into the caller's own trades as their time. Twelve
# trades, one each ten minutes, are twelve candles of ten minutes; asked after the hours they are two, each with an
# hour's trades in its first ten minutes. And of every candle but the first one trade is missing in the count of
# trades and of buys, so that candles of a single buy have none.
#
# Why it matters here: a liquidation is looked up in the low and high of a candle, and the share of buys is read as
# pressure on a position. Who charts hours first finds a price of 95 in the first ten minutes, which came at the end of
# the hour, and a position that was closed before it as liquidated.
#
# Package: candlestick-convert 7.0.0 (npm), Node 20.20.2. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund candlestick-convert@7.0.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { TradeSide, batchTicksToCandle, batchTradeToExtCandle } = require("candlestick-convert");

const start = Date.UTC(2026, 0, 1);
const falling = () => Array.from({ length: 12 }, (_, count) => ({
  time: start + count * 600_000, price: 100 - count, quantity: 1, side: TradeSide.BUY,
}));
const told = (candles) => candles.map(({ time, high, low, volume }) =>
  `${new Date(time).toISOString().slice(11, 16)} ${low} to ${high}, volume ${volume}`);

console.log("candlestick-convert", JSON.parse(readFileSync("node_modules/candlestick-convert/package.json")).version);
const once = told(batchTicksToCandle(falling(), 600, true));
console.log("ten minutes:", once.length, "candles, the first", once[0]);
const trades = falling();
console.log("hours:", batchTicksToCandle(trades, 3600, true).length, "candles");
const again = told(batchTicksToCandle(trades, 600, true));
console.log("ten minutes after the hours:", again.length, "candles, the first", again[0]);
console.log("time of the second trade:", new Date(falling()[1].time).toISOString().slice(11, 16), "before,",
  new Date(trades[1].time).toISOString().slice(11, 16), "after");
for (const seconds of [3600, 600]) {
  const candles = batchTradeToExtCandle(falling(), seconds, true);
  const sum = (field) => candles.reduce((total, candle) => total + candle[field], 0);
  console.log(`12 buys in candles of ${seconds / 60} minutes: volume ${sum("volume")}, bought ${sum("buyVolume")},`,
    `trades ${sum("tx")}, buys ${sum("buyTx")}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
candlestick-convert 7.0.0
ten minutes: 12 candles, the first 00:00 100 to 100, volume 1
hours: 2 candles
ten minutes after the hours: 2 candles, the first 00:00 95 to 100, volume 6
time of the second trade: 00:10 before, 00:00 after
12 buys in candles of 60 minutes: volume 12, bought 11, trades 11, buys 11
12 buys in candles of 10 minutes: volume 12, bought 1, trades 1, buys 1
SEEN
if ! diff expected seen; then
  echo "candlestick-convert now makes other candles of the same trades." >&2
  exit 1
fi
