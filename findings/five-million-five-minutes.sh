#!/usr/bin/env bash
# One would expect: sorting a table of brackets by its first column leaves the other columns as they are:
# a limit of 5M, a payment of funding at 08:00, a leverage of 1/10, one contract.
#
# What happens: a column is read as whatever its cells can be. 5M is five minutes and written 0:05:00,
# and 08:00 is eight of them; a tenth is the 10th of January 2001, a range 1-5 the 5th; a list of
# leverages 5,10,20 is one number, 51020; and where every position has one contract, the quantity is
# True. With --no-inference all stay.
#
# Why it matters here: tables of brackets, funding times and leverages are written in just these forms. The
# tool says nothing, and the table is still a valid one.
#
# Package: csvkit 2.2.0 with agate 1.14.2, pytimeparse 1.1.10 and parsedatetime 2.6 (PyPI). Seen on 28
# November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input csvkit==2.2.0 agate==1.14.2 pytimeparse==1.1.10 parsedatetime==2.6

cat >brackets.csv <<'CSV'
bracket,up_to,paid_at,leverage,tiers,offered,contracts
B,10M,16:00,1/20,5-10,"5,10,20",1
A,5M,08:00,1/10,1-5,"10,25,50",1
CSV

{
  env/bin/csvsort --version
  env/bin/csvsort -c bracket brackets.csv
  echo "without inference"
  env/bin/csvsort --no-inference -c bracket brackets.csv
} | tee seen

cat >expected <<'SEEN'
csvsort 2.2.0
bracket,up_to,paid_at,leverage,tiers,offered,contracts
A,0:05:00,0:08:00,2001-01-10,2001-01-05,102550,True
B,0:10:00,0:16:00,2001-01-20,2001-05-10,51020,True
without inference
bracket,up_to,paid_at,leverage,tiers,offered,contracts
A,5M,08:00,1/10,1-5,"10,25,50",1
B,10M,16:00,1/20,5-10,"5,10,20",1
SEEN
if ! diff expected seen; then
  echo "csvkit now reads millions, times, fractions, ranges or lists otherwise." >&2
  exit 1
fi
