#!/usr/bin/env bash
# One would expect: a withdrawal that a backtest of a lender refuses, since the debt would be too little
# covered, leaves everything as it was; and the largest withdrawal is never more than was deposited.
#
# What happens: the coins are taken off first, then the health is asked, and the refusal leaves it at that.
# Of 10 coins 5 are gone: neither deposited nor in the wallet. The health that was refused, 0.69, is the
# account's from then on, so that the next step of the backtest liquidates it. And where another
# collateral covers the debt, the largest withdrawal of 10 coins is told to be 30.
#
# Why it matters here: strategies that try a withdrawal and catch the refusal are how one looks for the edge
# that our terms on health factor and borrowing power describe.
#
# Package: zelos-demeter 1.3.0 (PyPI). The market is an example: ETH at 2,000 with a threshold of 82.5 %,
# BTC at 60,000 with 75 %, 12,000 USDC borrowed. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check zelos-demeter==1.3.0

cat >ask.py <<'PY'
from decimal import Decimal as D
from importlib.metadata import version

import pandas as pd
from demeter import Broker, MarketInfo, MarketTypeEnum, TokenInfo
from demeter.aave import AaveMarketStatus, AaveV3Market

ETH, BTC, USDC = TokenInfo("WETH", 18, "0x1"), TokenInfo("WBTC", 8, "0x2"), TokenInfo("USDC", 6, "0x3")
RISK = {"WETH": (8000, 8250), "WBTC": (7000, 7500), "USDC": (7500, 7800)}
ONE, NO = dict.fromkeys(("liquidity_index", "variable_borrow_index"), D(1)), D(0)
RATES = dict.fromkeys(("liquidity_rate", "stable_borrow_rate", "variable_borrow_rate"), NO)

pd.DataFrame([{
    "symbol": name, "name": "USD Coin" if name == "USDC" else name, "usageAsCollateralEnabled": True,
    "baseLTVasCollateral": ltv, "reserveLiquidationThreshold": threshold, "reserveLiquidationBonus": 10500,
    "reserveFactor": 1000, "borrowingEnabled": True, "optimalUsageRatio": 0, "variableRateSlope1": 0,
    "variableRateSlope2": 0, "baseVariableBorrowRate": 0, "supplyCap": 0, "borrowCap": 0,
    "borrowableInIsolation": False, "flashLoanEnabled": False,
} for name, (ltv, threshold) in RISK.items()]).to_csv("risk.csv", index=False)


def opened(*deposits: TokenInfo) -> tuple[Broker, AaveV3Market]:
    broker = Broker()
    market = AaveV3Market(MarketInfo("lender", MarketTypeEnum.aave_v3), "risk.csv", [ETH, BTC, USDC])
    broker.add_market(market)
    pool = pd.Series({token.name: pd.Series({**RATES, **ONE}) for token in (ETH, BTC, USDC)})
    prices = pd.Series({"WETH": D(2_000), "WBTC": D(60_000), "USDC": D(1)})
    market.set_market_status(AaveMarketStatus(None, pool), prices)
    for token, amount in ((ETH, D(10)), (BTC, D(1))):
        if token in deposits:
            broker.set_balance(token, amount)
            market.supply(token, amount)
    market.borrow(USDC, D(12_000))
    return broker, market


def told(broker: Broker, market: AaveV3Market) -> str:
    held, own = market.get_supply(ETH).amount, broker.get_token_balance(ETH)
    return f"{held:f} ETH deposited, {own:f} in the wallet, health {market.health_factor:.4f}"


print("zelos-demeter", version("zelos-demeter"))
broker, market = opened(ETH)
print("before:", told(broker, market))
try:
    market.withdraw(ETH, D(5))
except AssertionError as refusal:
    print("5 ETH asked for:", refusal)
print("after:", told(broker, market))
_, market = opened(ETH, BTC)
print(f"with 1 BTC besides, of 10 ETH can be withdrawn: {market.get_max_withdraw_amount(ETH):f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
zelos-demeter 1.3.0
before: 10 ETH deposited, 0 in the wallet, health 1.3750
5 ETH asked for: health factor lower than liquidation threshold
after: 5 ETH deposited, 0 in the wallet, health 0.6875
with 1 BTC besides, of 10 ETH can be withdrawn: 30
SEEN
if ! diff expected seen; then
  echo "demeter now leaves a position alone that it refuses to change, or tells another largest withdrawal." >&2
  exit 1
fi
