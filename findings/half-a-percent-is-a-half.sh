#!/usr/bin/env bash
# One would expect: a column of rates in per cent is left as text by a tool for tables, or divided by a
# hundred.
#
# What happens: the sign is taken off, like a currency's: 0.5% becomes the number 0.5 and is written
# back so. Dollars and euros in one column become plain numbers of one kind in the same way.
#
# Why it matters here: a table of tiers and rates that went through the tool once says that half of the
# value is the maintenance margin, to whoever reads it next.
#
# Package: csvkit 2.2.0 with agate 1.14.2 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input csvkit==2.2.0 agate==1.14.2

cat >tiers.csv <<'END'
tier,rate,limit
small,0.5%,"$50,000"
large,1%,"€250,000"
END

cat >ask.sh <<'END'
env/bin/in2csv --version
env/bin/in2csv tiers.csv
env/bin/csvstat --mean tiers.csv
END

bash ask.sh 2>told | tee seen

cat >expected <<'SEEN'
in2csv 2.2.0
tier,rate,limit
small,0.5,50000
large,1,250000
  1. tier: None
  2. rate: 0.75
  3. limit: 150000
SEEN
if ! diff expected seen; then
  echo "csvkit now reads rates in per cent or amounts of money otherwise." >&2
  exit 1
fi
