#!/usr/bin/env bash
# One would expect: a package that reckons with amounts of money as text, to the cent, tells two thirds of a loss as it
# tells two thirds of a gain, with a minus, and makes 0.00 of a ten-millionth.
#
# What happens: the half cent that rounds a gain is added to a loss as well. -2.00 / 3.00 is -0.65, where 2.00 / 3.00 is
# 0.67, and a tenth of -1.15 is -0.10. Rounded to five cents -1.03 is -0.95, and "up" it is -1.01, which is no five
# cents. 0.0000001 becomes 10.00, since the number is read as the text 1e-7; 0.000001 is 0.00.
#
# Why it matters here: shares of a loss, funding that is paid and fees of a closed position are such quotients and
# products. Of 1,001 amounts shared out to three, no gain is told wrong, and every third loss two cents too small.
#
# Package: money-math 2.6.3 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund money-math@2.6.3

cat >ask.cjs <<'JS'
const money = require("money-math");

console.log("money-math", require("money-math/package.json").version);
for (const [amount, by] of [["2.00", "3.00"], ["1000.00", "7.00"]])
  console.log(`${amount} / ${by} is ${money.div(amount, by)}, -${amount} / ${by} is ${money.div(`-${amount}`, by)}`);
for (const [amount, by] of [["1.15", "0.10"], ["12.34", "0.25"]])
  console.log(`${amount} * ${by} is ${money.mul(amount, by)}, -${amount} * ${by} is ${money.mul(`-${amount}`, by)}`);
for (const amount of ["1.03", "0.01"])
  console.log(`${amount} to five cents is ${money.roundTo5Cents(amount)} or up ${money.roundUpTo5Cents(amount)},`
    + ` -${amount} is ${money.roundTo5Cents(`-${amount}`)} or up ${money.roundUpTo5Cents(`-${amount}`)}`);
for (const number of [1.005, 0.000001, 0.0000001, 0.00000025, -0.0000001])
  console.log(`the number ${number} is the amount ${money.floatToAmount(number)}`);
const wrong = (sign) => {
  let count = 0;
  for (let whole = 0; whole <= 1000; whole += 1)
    count += Number(money.div(`${sign}${whole}.00`, "3.00")) !== Number((Number(`${sign}${whole}`) / 3).toFixed(2));
  return count;
};
console.log(`of the amounts from 0 to 1000 shared out to three, wrong are ${wrong("")} gains and ${wrong("-")} losses`);
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
money-math 2.6.3
2.00 / 3.00 is 0.67, -2.00 / 3.00 is -0.65
1000.00 / 7.00 is 142.86, -1000.00 / 7.00 is -142.84
1.15 * 0.10 is 0.12, -1.15 * 0.10 is -0.10
12.34 * 0.25 is 3.09, -12.34 * 0.25 is -3.07
1.03 to five cents is 1.05 or up 1.05, -1.03 is -0.95 or up -1.01
0.01 to five cents is 0.00 or up 0.05, -0.01 is 0.00 or up 0.03
the number 1.005 is the amount 1.01
the number 0.000001 is the amount 0.00
the number 1e-7 is the amount 10.00
the number 2.5e-7 is the amount 2.50
the number -1e-7 is the amount -10.00
of the amounts from 0 to 1000 shared out to three, wrong are 0 gains and 333 losses
SEEN
if ! diff expected seen; then
  echo "money-math now rounds losses otherwise." >&2
  exit 1
fi
