#!/usr/bin/env bash
# One would expect: where a share of a pool has grown to 1.1 coins, 100 coins are 90.9 shares, and those are 100 coins
# again.
#
# What happens: what turns coins into shares multiplies, as what turns shares into coins does. 100 coins are 110
# shares, and those 121 coins. It is so for deposits and debts, and unseen for a new pool, whose share is a coin.
# After two years at 20 % it is 207 for 100.
#
# Why it matters here: our terms on the borrow rate and on accrued interest say that a debt grows by its index. Who
# plans a loan with these functions, and asks what 100 more would do to the health, is told of 121 or 207.
#
# Package: @mrgnlabs/marginfi-client-v2 6.4.1 (npm), its bank alone, with bignumber.js 9.3.1. The client itself calls
# only the one half of them, so its own accounts are right. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @mrgnlabs/marginfi-client-v2@6.4.1 bignumber.js@9.3.1

cat >ask.cjs <<'JS'
const { Bank } = require("@mrgnlabs/marginfi-client-v2");
const BigNumber = require("bignumber.js");

console.log("@mrgnlabs/marginfi-client-v2", require("@mrgnlabs/marginfi-client-v2/package.json").version);
const coins = new BigNumber(100);
for (const worth of ["1", "1.1", "1.2", "1.44"]) {
  const share = new BigNumber(worth);
  const bank = Bank.fromBankType({ assetShareValue: share, liabilityShareValue: share, config: {} });
  const [held, owed] = [bank.getAssetShares(coins), bank.getLiabilityShares(coins)];
  console.log(`a share is ${worth} coins: 100 coins put up are ${held} shares, which are`,
    `${bank.getAssetQuantity(held)} coins; 100 owed are ${owed}, which are ${bank.getLiabilityQuantity(owed)}`);
}
JS

node ask.cjs 2>unsaid | tee seen

cat >expected <<'SEEN'
@mrgnlabs/marginfi-client-v2 6.4.1
a share is 1 coins: 100 coins put up are 100 shares, which are 100 coins; 100 owed are 100, which are 100
a share is 1.1 coins: 100 coins put up are 110 shares, which are 121 coins; 100 owed are 110, which are 121
a share is 1.2 coins: 100 coins put up are 120 shares, which are 144 coins; 100 owed are 120, which are 144
a share is 1.44 coins: 100 coins put up are 144 shares, which are 207.36 coins; 100 owed are 144, which are 207.36
SEEN
if ! diff expected seen; then
  echo "The client of marginfi now turns coins into shares otherwise." >&2
  exit 1
fi
