#!/usr/bin/env bash
# One would expect: a price that is a cent above 123,456 is sent as 123,456 or as 123,457. The venue takes five digits,
# and whole numbers of any length besides; its own example of such a whole number is 123456.
#
# What happens: the helper that shapes a price for the venue lets a whole number pass, and cuts every other to five
# digits, which from 100,000 on are tens of dollars. 123,456.01 becomes 123,450 and 100,009.99 becomes 100,000, a
# higher price the lower one. Whole dollars between 100,000 and 101,000 are all kept; with half a dollar more they lose
# five dollars on average.
#
# Why it matters here: a stop or a liquidation price told by this site has cents. Who shapes it for an order offers two
# bitcoin at 20 dollars less than was worked out, and an order that was to rest waits at another price.
#
# Package: @nktkas/hyperliquid 0.32.2 (npm), Node 20.20.2; its 0.33.3, for Node 22, does the same.
# Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @nktkas/hyperliquid@0.32.2

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { formatPrice } from "@nktkas/hyperliquid/utils";

const own = JSON.parse(readFileSync("node_modules/@nktkas/hyperliquid/package.json"));
console.log("@nktkas/hyperliquid", own.version);
// Bitcoin, whose sizes have five decimals, so that its prices have one at most.
for (const asked of ["65432.15", "99999.9", "123456", "123456.01", "123457", "100009.99"]) {
  const whole = Math.floor(Number(asked));
  console.log(`asked ${asked}, sent ${formatPrice(asked, 5)}, whole dollars ${whole}`);
}
for (const more of [0, 0.5]) {
  let [lost, most] = [0, 0];
  for (let dollars = 100_000; dollars < 101_000; dollars += 1) {
    const less = dollars + more - Number(formatPrice(dollars + more, 5));
    lost += less;
    most = Math.max(most, less);
  }
  console.log(`1000 prices from 100000 on, each ${more} above a whole one:`,
    `${lost / 1000} lost on average, ${most} at most`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@nktkas/hyperliquid 0.32.2
asked 65432.15, sent 65432, whole dollars 65432
asked 99999.9, sent 99999, whole dollars 99999
asked 123456, sent 123456, whole dollars 123456
asked 123456.01, sent 123450, whole dollars 123456
asked 123457, sent 123457, whole dollars 123457
asked 100009.99, sent 100000, whole dollars 100009
1000 prices from 100000 on, each 0 above a whole one: 0 lost on average, 0 at most
1000 prices from 100000 on, each 0.5 above a whole one: 5 lost on average, 9.5 at most
SEEN
if ! diff expected seen; then
  echo "The client of Hyperliquid now shapes prices from 100,000 on otherwise." >&2
  exit 1
fi
