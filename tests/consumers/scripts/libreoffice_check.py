"""LibreOffice opens the CSV files from a command line, by the filter that the data page names, and every letter is there."""

import csv
import os
import subprocess
import sys
from pathlib import Path

site, _ = sys.argv[1:]
FILTER = "CSV:44,34,76,1"  # comma, quote, UTF-8, from the first line
home = f"-env:UserInstallation={Path('profile').absolute().as_uri()}"


def opened(*arguments: str, to: str) -> str:
    """The table as LibreOffice writes it again, in UTF-8."""
    office = ["soffice", home, "--headless", *arguments, "--convert-to", "ods", "--outdir", to, "terms.csv"]
    again = [
        *office[:3],
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        to,
        f"{to}/terms.ods",
    ]
    for command in (office, again):
        subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, check=True)
    return (Path(to) / "terms.csv").read_text("utf-8-sig")


source = (Path(site) / "data" / "terms.csv").read_bytes()
Path("terms.csv").write_bytes(source)
known = list(csv.reader(source.decode("utf-8-sig").splitlines()))
text = opened(f"--infilter={FILTER}", to="named")
told = list(csv.reader(text.splitlines()))
assert told[0] == known[0] and [row[0] for row in told] == [row[0] for row in known]
assert text.count("Δ") == source.decode().count("Δ") > 0 and "Î" not in text
guessed = opened(to="guessed")
version = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout.split()[
    1
]
without = (
    "too"
    if "Δ" in guessed
    else "not: it takes UTF-8 with its mark for another alphabet, so the data page names the filter"
)
print(
    f"LibreOffice {version}, headless with --infilter={FILTER}: {len(told) - 1} rows, first column slug, Δ is Δ; without, {without}"
)
