#!/usr/bin/env bash
# One would expect: a short call that is deep in the money and expires within the horizon costs its
# whole intrinsic value; its margin is about the move of a day, as it is an hour earlier.
#
# What happens: an option whose time is over at the horizon is worth nothing in every scenario, also
# when it ends 1,000 in the money. Sold, it is a sure gain of its whole price, to the cent, where two
# hours more of life make it a loss.
#
# Why it matters here: risk margin is explained on this site by revaluing a position in scenarios; the
# last day of an option is the day on which the reader looks.
#
# Package: openmargin 0.0.7 (PyPI) with pandas 2.2.3, numpy 1.26.4, scipy 1.14.1, requests 2.32.3 and
# Historic_Crypto 0.1.6, Python 3.11 or 3.12. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pandas==2.2.3 numpy==1.26.4 scipy==1.14.1 requests==2.32.3
env/bin/pip install --quiet --no-input --no-deps openmargin==0.0.7 Historic_Crypto==0.1.6

cat >ask.py <<'PY'
from datetime import datetime
from importlib.metadata import version

import numpy
import pandas
from openmargin.risk import VAR, PricePathGenerator, RiskCalc, RiskConfig, RiskModel

EXPIRY = datetime(2030, 1, 1, 8)
HOURS_A_YEAR = 24 * 365


def worst(hours):
    """The average of the worst hundredth of a day's results of one short call, spot 2000, strike 1000."""
    numpy.random.seed(1)
    option = {"expiration": EXPIRY, "strike": 1000.0, "kind": "C"}
    sold = pandas.DataFrame([option | {"position": -1}])
    market = pandas.DataFrame([option | {"tte": hours / HOURS_A_YEAR, "mark_iv": 0.6, "price": 1000.0}])
    history = 2000.0 * 1.001 ** (numpy.arange(400) % 2)
    paths = PricePathGenerator("eth", RiskConfig(), 2000.0, 200, history)
    return RiskCalc("eth", sold, RiskConfig(), RiskModel(VAR()), paths, market).get_margin()[0]


print("openmargin", version("openmargin"), "horizon 24 hours")
for hours in (25, 23):
    print(f"{hours} hours to run: {worst(hours):.0f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
openmargin 0.0.7 horizon 24 hours
25 hours to run: -24
23 hours to run: 1000
SEEN
if ! diff expected seen; then
  echo "openmargin now values an option that expires within the horizon otherwise." >&2
  exit 1
fi
