#!/usr/bin/env bash
# One would expect: who reads dates out of sentences reads "third Friday of March 2027", on which options expire, as 19
# March 2027, or not at all, and counts days from the date that is named.
#
# What happens: chrono, which reads "last day of March 2027" and "30 days after 26 March 2027" right, makes two dates of
# the third Friday: the Friday nearest to today, 27 November 2026, and 1 March 2027. So it does with "last Friday of
# March 2027" and "the Friday before 26 March 2027". Compromise has third and last right, and counts from the wrong end:
# two days before 26 March are 27 February, 30 days after it are 31 March.
#
# Why it matters here: expiries are told in just these words, by contracts and by this site's pages. Whoever takes the
# first date of a sentence has an option that has expired.
#
# Packages: chrono-node 2.10.3, compromise 14.17.0, compromise-dates 3.9.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund chrono-node@2.10.3 compromise@14.17.0 compromise-dates@3.9.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";
import nlp from "compromise";
import dates from "compromise-dates";

nlp.plugin(dates);
const noon = new Date(2026, 10, 30, 12);
const day = (date) => new Intl.DateTimeFormat("sv-SE").format(date);
const asked = {
  "chrono-node": (text) => chrono.parse(text, noon).map((found) => `${day(found.start.date())} (${found.text})`),
  "compromise-dates": (text) => nlp(text).dates({ today: "2026-11-30" }).get().map(({ start }) => start.slice(0, 10)),
};
for (const [name, ask] of Object.entries(asked)) {
  console.log(`${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}, on 30 November 2026`);
  for (const text of ["third Friday of March 2027", "last Friday of March 2027", "last day of March 2027",
    "the Friday before 26 March 2027", "two days before 26 March 2027", "30 days after 26 March 2027"]) {
    console.log(`${text}: ${ask(text).join(" and ")}`);
  }
}
JS

TZ=UTC node ask.mjs | tee seen

cat >expected <<'SEEN'
chrono-node 2.10.3, on 30 November 2026
third Friday of March 2027: 2026-11-27 (Friday) and 2027-03-01 (March 2027)
last Friday of March 2027: 2026-11-27 (last Friday) and 2027-03-01 (March 2027)
last day of March 2027: 2027-03-31 (last day of March 2027)
the Friday before 26 March 2027: 2026-11-27 (Friday) and 2027-03-26 (26 March 2027)
two days before 26 March 2027: 2027-03-24 (two days before 26 March 2027)
30 days after 26 March 2027: 2027-04-25 (30 days after 26 March 2027)
compromise-dates 3.9.0, on 30 November 2026
third Friday of March 2027: 2027-03-19
last Friday of March 2027: 2027-03-26
last day of March 2027: 2027-03-31
the Friday before 26 March 2027: 2027-03-05
two days before 26 March 2027: 2027-02-27
30 days after 26 March 2027: 2027-03-31
SEEN
if ! diff expected seen; then
  echo "One of the packages now reads dates otherwise." >&2
  exit 1
fi
