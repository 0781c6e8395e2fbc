"""A checker of JSON by schema: every file says which is its own, and holds to it."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

site, _ = sys.argv[1:]
data = Path(site) / "data"
records = sorted((data / "terms").glob("*.json"))
record = data / "schemas" / "term.schema.json"
subprocess.run(["check-jsonschema", "--check-metaschema", *sorted(record.parent.glob("*.json"))], check=True)
subprocess.run(["check-jsonschema", "--schemafile", record, *records], check=True, capture_output=True)
terms = [json.loads(one.read_text("utf-8")) for one in records]
assert all(one["$schema"].endswith("/data/schemas/term.schema.json") for one in terms)
letters = [letter for one in terms if one["formula"] for letter in one["formula"]["letters"]]
assert letters and all(one["means"] for one in letters)
assert all(one["why"] for term in terms for one in term["related"])
assert all(one["difference"] for term in terms for one in term["contrast"])
questions, rules = (sum(len(one[key]) for one in terms) for key in ("questions", "venues"))
assert questions and rules
names = json.loads((data / "names.json").read_text("utf-8"))
contested = [name for name, slugs in names.items() if len(slugs) > 1]
assert contested
print(
    f"check-jsonschema {version('check-jsonschema')}: {len(records)} records hold to their schema; {len(letters)} letters, "
    f"{questions} questions, {rules} rules of venues; {len(contested)} names that several terms claim"
)
