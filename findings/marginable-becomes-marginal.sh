#!/usr/bin/env bash
# One would expect: a checker of spelling that mends only well-known slips leaves the words of finance
# alone, or asks.
#
# What happens: asked to write its corrections, one makes "marginal securities" of marginable ones and
# OnL of PnL, and both turn the OIS rate into the IS rate.
#
# Why it matters here: such tools run before each commit of many documentation projects. A term of
# ours then says the opposite, in good English.
#
# Packages: typos 1.52.0, codespell 2.4.3 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input typos==1.52.0 codespell==2.4.3

cat >terms.txt <<'END'
Only marginable securities count as collateral.
The day's PnL is settled in cash.
The loan bears the OIS rate.
END

cat >ask.sh <<'END'
for tool in typos codespell; do
  echo "$tool $(env/bin/pip show "$tool" 2>/dev/null | sed -n 's/^Version: //p')"
  cp terms.txt text.txt
  env/bin/"$tool" --write-changes text.txt >told 2>&1 || true
  cat text.txt
done
END

bash ask.sh | tee seen

cat >expected <<'SEEN'
typos 1.52.0
Only marginal securities count as collateral.
The day's OnL is settled in cash.
The loan bears the IS rate.
codespell 2.4.3
Only marginable securities count as collateral.
The day's PnL is settled in cash.
The loan bears the IS rate.
SEEN
if ! diff expected seen; then
  echo "One of the two now leaves these words alone, or mends others." >&2
  exit 1
fi
