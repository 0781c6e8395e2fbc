#!/usr/bin/env bash
# One would expect: 10 coins at 100 that count for 80 %, and a loan of 500 that counts for 110 %, are liquidated when
# the coin falls to 68.75, or when what is owed rises to 1.4545; whichever of the client's functions for
# "the price at which the user position for the given bank will lead to liquidation" is asked.
#
# What happens: two of them say so. The third, which works from the account's kept health, forgets to leave out the
# position it asks about, and so tells by how much the price may rise: 0.4545 for the loan. For what was put up that
# is negative, and told as null, there is no such price.
#
# Why it matters here: our terms on the liquidation price and on the health factor teach this very sum. A borrower
# whose coins are liquidated at 68.75 is shown none, in the one function that also knows the efficiency mode.
#
# Package: @mrgnlabs/marginfi-client-v2 6.4.1 (npm), its account alone, with bignumber.js 9.3.1. Its own health, asked
# a cent above and a cent below 68.75, agrees with the two. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @mrgnlabs/marginfi-client-v2@6.4.1 bignumber.js@9.3.1

cat >ask.cjs <<'JS'
const { Balance, Bank, HealthCache, MarginfiAccount, MarginRequirementType } = require("@mrgnlabs/marginfi-client-v2");
const { PublicKey } = require("@solana/web3.js");
const BigNumber = require("bignumber.js");

const big = (number) => new BigNumber(number);
const key = (number) => new PublicKey(Buffer.alloc(32, number));
const bank = (number, mintDecimals, asset, debt) => Bank.fromBankType({
  address: key(number), mintDecimals, assetShareValue: big(1), liabilityShareValue: big(1),
  config: { assetWeightMaint: big(asset), liabilityWeightMaint: big(debt) },
});
const [coin, dollar] = [bank(1, 9, 0.8, 1.25), bank(2, 6, 0.9, 1.1)];
const banks = new Map([coin, dollar].map((one) => [one.address.toBase58(), one]));

function pricesAt(price) {
  const sure = (of) => ({ price: big(of), lowestPrice: big(of), highestPrice: big(of) });
  const oracle = (of) => ({ priceRealtime: sure(of), priceWeighted: sure(of) });
  return new Map([[coin.address.toBase58(), oracle(price)], [dollar.address.toBase58(), oracle(1)]]);
}

const account = new MarginfiAccount(key(9), key(8), key(7), [
  new Balance(true, coin.address, big(10e9), big(0), big(0), 0),
  new Balance(true, dollar.address, big(0), big(500e6), big(0), 0),
], [], key(6), null);
const health = (price) =>
  account.computeHealthComponentsLegacy(banks, pricesAt(price), MarginRequirementType.Maintenance);

console.log("@mrgnlabs/marginfi-client-v2", require("@mrgnlabs/marginfi-client-v2/package.json").version);
for (const price of [100, 68.76, 68.74]) {
  const { assets, liabilities } = health(price);
  console.log(`coin at ${price}: put up ${assets}, owed ${liabilities}, health ${assets.minus(liabilities)}`);
}
const { assets, liabilities } = health(100);
account.healthCache = new HealthCache(assets, liabilities, assets, liabilities, big(1000), big(500), big(0), [], []);
for (const [name, of, amount] of [["coin", coin, 10], ["dollar", dollar, 500]]) {
  const told = {
    ForBank: account.computeLiquidationPriceForBank(banks, pricesAt(100), of.address),
    ForBankAmount: account.computeLiquidationPriceForBankAmount(banks, pricesAt(100), of.address, of === coin, amount),
    ForBankHealth: account.computeLiquidationPriceForBankHealth(banks, pricesAt(100), of.address),
  };
  const words = Object.entries(told).map(([which, price]) => `${which} ${price === null ? null : price.toFixed(4)}`);
  console.log(`liquidation price of the ${name}: ${words.join(", ")}`);
}
JS

node ask.cjs 2>unsaid | tee seen

cat >expected <<'SEEN'
@mrgnlabs/marginfi-client-v2 6.4.1
coin at 100: put up 800, owed 550, health 250
coin at 68.76: put up 550.08, owed 550, health 0.08
coin at 68.74: put up 549.92, owed 550, health -0.08
liquidation price of the coin: ForBank 68.7500, ForBankAmount 68.7500, ForBankHealth null
liquidation price of the dollar: ForBank 1.4545, ForBankAmount 1.4545, ForBankHealth 0.4545
SEEN
if ! diff expected seen; then
  echo "The client of marginfi now tells other liquidation prices." >&2
  exit 1
fi
