#!/usr/bin/env bash
# One would expect: 365 days in words are a year, an hour and a half "2 hours" where 47 hours are "2 days", and what is
# over by an hour is told otherwise than what comes in an hour.
#
# What happens: humanize-duration, whose year has 365.25 days, makes 365 days "11 months, 4 weeks, 2 days, 4 hours, 30
# minutes", and, if one part is asked for, "11 months", and two years "1 year"; 31 days are a month, 13 hours and 30
# minutes. Humanize, for Python, rounds hours, 1.5 and 2.5 to "2 hours", and cuts days off: 47 hours are "a day", as 24
# are. An hour ago is "1 hour" to the one and "an hour" to the other, as what is to come.
#
# Why it matters here: terms, times to an expiry and to the next funding are told so. A loan over a year seems to end
# before it, the expiry the day after tomorrow to be tomorrow, and an option that has expired to live for another hour.
#
# Packages: humanize-duration 3.35.1 (npm), humanize 4.17.0 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check humanize==4.17.0
npm install --silent --ignore-scripts --no-audit --no-fund humanize-duration@3.35.1

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const say = require("humanize-duration");

const { version } = JSON.parse(readFileSync("node_modules/humanize-duration/package.json"));
console.log("humanize-duration", version);
for (const hours of [-1, 1, 1.5, 24, 47, 30 * 24, 31 * 24, 365 * 24, 730 * 24]) {
  const time = hours * 3_600_000;
  console.log(`${hours} hours: ${say(time)}; one part: ${say(time, { largest: 1 })}`);
}
JS
cat >ask.py <<'PY'
from importlib.metadata import version

from humanize import naturaldelta

print("humanize", version("humanize"))
for hours in (-1, 1, 1.5, 2.5, 24, 47, 48, 30 * 24, 31 * 24, 365 * 24, 730 * 24):
    print(f"{hours} hours: {naturaldelta(hours * 3_600)}")
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
humanize-duration 3.35.1
-1 hours: 1 hour; one part: 1 hour
1 hours: 1 hour; one part: 1 hour
1.5 hours: 1 hour, 30 minutes; one part: 1 hour
24 hours: 1 day; one part: 1 day
47 hours: 1 day, 23 hours; one part: 1 day
720 hours: 4 weeks, 2 days; one part: 4 weeks
744 hours: 1 month, 13 hours, 30 minutes; one part: 1 month
8760 hours: 11 months, 4 weeks, 2 days, 4 hours, 30 minutes; one part: 11 months
17520 hours: 1 year, 11 months, 4 weeks, 1 day, 22 hours, 30 minutes; one part: 1 year
humanize 4.17.0
-1 hours: an hour
1 hours: an hour
1.5 hours: 2 hours
2.5 hours: 2 hours
24 hours: a day
47 hours: a day
48 hours: 2 days
720 hours: a month
744 hours: a month
8760 hours: a year
17520 hours: 2 years
SEEN
if ! diff expected seen; then
  echo "One of the packages now tells times otherwise." >&2
  exit 1
fi
