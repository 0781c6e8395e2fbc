"""sqlite-utils takes one term a line, by its slug; the SQLite file has its keys and its search."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

site, _ = sys.argv[1:]
data = Path(site) / "data"
count = len(json.loads((data / "terms.json").read_text("utf-8"))["terms"])


def tool(*arguments: str, given: bytes | None = None) -> str:
    return subprocess.run(
        ["sqlite-utils", *arguments], input=given, capture_output=True, check=True
    ).stdout.decode()


lines = (data / "terms.jsonl").read_bytes()
tool("insert", "lines.db", "terms", "-", "--nl", "--pk", "slug", given=lines)
assert json.loads(tool("lines.db", "select count(*) as n from terms")) == [{"n": count}]
stored = str(data / "terms.db")
assert json.loads(tool(stored, "select count(*) as n from terms")) == [{"n": count}]
keys = json.loads(tool("query", stored, "select * from pragma_foreign_key_list('related')"))
assert {key["from"] for key in keys} == {"term", "other"}
found = json.loads(tool("search", stored, "terms", "margin call", "-c", "slug"))
assert {"slug": "margin-call"} in found
print(f"sqlite-utils {version('sqlite-utils')}: {count} rows by slug, keys followed, {len(found)} found")
