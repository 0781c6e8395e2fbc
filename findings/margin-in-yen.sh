#!/usr/bin/env bash
# One would expect: the margin of one lot of USDJPY, 100,000 dollars, at 1:100 is 1,000 for an account in
# dollars, whatever the yen is worth; the package says that it tells the margin in the currency of the account.
#
# What happens: the value is left in yen and called the account's, 154,200 for 1,000. Its own sum of the
# account then has a margin level of 6 % and a margin call. A pair quoted in pounds comes out too small in the same
# way, 859 for more than 1,000. Pairs quoted in dollars are right, and so is the package's value of a pip, which
# is told in dollars for all of them.
#
# Why it matters here: our terms on margin level and stop-out are those of such accounts. An account of 10,000 is
# told to be closed at a tenth of what it may hold, or to have room that it has not.
#
# Package: gfil-calculators 1.1.1 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input gfil-calculators==1.1.1

cat >ask.py <<'PY'
from importlib.metadata import version

from gfil_calculators import get_instrument
from gfil_calculators.margin import free_margin, margin_required

print("gfil-calculators", version("gfil-calculators"))
for pair, price in (("EURUSD", 1.085), ("USDJPY", 154.2), ("EURGBP", 0.859)):
    asked = margin_required(pair, lots=1, entry_price=price, leverage=100)
    account = free_margin(10_000, [asked])
    print(f"{pair} at {price}: a pip {get_instrument(pair).pip_value_per_lot():.2f}, margin {asked['margin']:,.2f},"
          f" level of 10,000 {account['margin_level']:.0f} %, margin call {account['margin_call']}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
gfil-calculators 1.1.1
EURUSD at 1.085: a pip 10.00, margin 1,085.00, level of 10,000 922 %, margin call False
USDJPY at 154.2: a pip 6.50, margin 154,200.00, level of 10,000 6 %, margin call True
EURGBP at 0.859: a pip 12.70, margin 859.00, level of 10,000 1164 %, margin call False
SEEN
if ! diff expected seen; then
  echo "gfil-calculators now converts the margin, or tells it otherwise." >&2
  exit 1
fi
