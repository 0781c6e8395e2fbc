#!/usr/bin/env bash
# One would expect: the leverage of an account changes what an order has to put up; what a position must keep
# follows from its value and the market's maintenance rate, whatever the leverage.
#
# What happens: an account divides both of the market's rates by the leverage: at 50 times, a maintenance rate
# of 2.5 % is 0.05 %, and the initial rate of 5 %, which already stands for 20 times, becomes 0.1 %. The
# higher the leverage, the further the account may fall. And where the leverage is set for the account and not
# for the market, asking once keeps it: set to 50 times afterwards, it goes on reckoning with 1.
#
# Why it matters here: whoever tests a strategy with it sees positions live on that the terms on leverage and
# maintenance margin say are closed; by those a long of 1 at 60,000 and 50 times is closed before it loses.
#
# Package: nautilus_trader 1.221.0 (PyPI). The market is the one that the package brings for tests.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check nautilus_trader==1.221.0

cat >ask.py <<'PY'
from decimal import Decimal

import nautilus_trader
from nautilus_trader.accounting.accounts.margin import MarginAccount
from nautilus_trader.core.uuid import UUID4
from nautilus_trader.model.currencies import USDT
from nautilus_trader.model.enums import AccountType, PositionSide
from nautilus_trader.model.events import AccountState
from nautilus_trader.model.identifiers import AccountId
from nautilus_trader.model.objects import AccountBalance, Money, Price, Quantity
from nautilus_trader.test_kit.providers import TestInstrumentProvider

market = TestInstrumentProvider.btcusdt_perp_binance()
held, price = Quantity.from_str("1.000"), Price.from_str("60000.0")
print("nautilus_trader", nautilus_trader.__version__)
print(f"rates: initial {market.margin_init:.2%}, maintenance {market.margin_maint:.2%}")


def account() -> MarginAccount:
    balance = AccountBalance(Money(10_000, USDT), Money(0, USDT), Money(10_000, USDT))
    name, now = AccountId("VENUE-1"), UUID4()
    return MarginAccount(AccountState(name, AccountType.MARGIN, None, True, [balance], [], {}, now, 0, 0))


def told(own: MarginAccount, what: str) -> None:
    first = own.calculate_margin_init(market, held, price)
    kept = own.calculate_margin_maint(market, PositionSide.LONG, held, price)
    print(f"{what}: to open {first.as_decimal():,.0f}, to keep {kept.as_decimal():,.0f}")


for leverage in (1, 10, 50):
    own = account()
    own.set_leverage(market.id, Decimal(leverage))
    told(own, f"{leverage} times")

own = account()
for leverage in (1, 50):
    own.set_default_leverage(Decimal(leverage))
    told(own, f"the account's leverage set to {leverage} times")
own = account()
own.set_default_leverage(Decimal(50))
told(own, "a new account, set to 50 times")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
nautilus_trader 1.221.0
rates: initial 5.00%, maintenance 2.50%
1 times: to open 3,000, to keep 1,500
10 times: to open 300, to keep 150
50 times: to open 60, to keep 30
the account's leverage set to 1 times: to open 3,000, to keep 1,500
the account's leverage set to 50 times: to open 3,000, to keep 1,500
a new account, set to 50 times: to open 60, to keep 30
SEEN
if ! diff expected seen; then
  echo "nautilus_trader now asks for another margin at these leverages." >&2
  exit 1
fi
