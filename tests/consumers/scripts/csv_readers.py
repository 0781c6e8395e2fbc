"""Programs that read CSV: the first column has its name, Greek is Greek, and every term is a row."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import duckdb
import pandas
import polars

site, _ = sys.argv[1:]
file = Path(site) / "data" / "terms.csv"
terms = json.loads((Path(site) / "data" / "terms.json").read_text("utf-8"))["terms"]
greek = next(one["slug"] for one in terms if "Δ" in one["symbols"])
frame = pandas.read_csv(file)
assert frame.columns[0] == "slug" and len(frame) == len(terms)
assert "Δ" in frame.set_index("slug").loc[greek, "symbols"]
other = polars.read_csv(file)
assert other.columns[0] == "slug" and other.height == len(terms)
assert other.filter(polars.col("slug") == greek)["symbols"].str.contains("Δ").all()
query = f"select slug, symbols from read_csv('{file}') where slug = '{greek}'"
assert "Δ" in duckdb.sql(query).fetchall()[0][1]
cut = subprocess.run(["csvcut", "-c", "slug", file], capture_output=True, text=True, check=True).stdout
assert cut.splitlines() == ["slug", *(one["slug"] for one in terms)]
names = ", ".join(f"{name} {version(name)}" for name in ("pandas", "polars", "duckdb", "csvkit"))
print(f"{names}: {len(terms)} rows, first column slug, Δ is Δ")
