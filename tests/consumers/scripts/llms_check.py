"""The reference parser of llms.txt: a summary, what stands below it, and links that lead to Markdown."""

import sys
from importlib.metadata import version
from pathlib import Path

from llms_txt import parse_llms_file

site, _ = sys.argv[1:]
told = parse_llms_file((Path(site) / "llms.txt").read_text("utf-8"))
assert told.title == "Marginary" and told.summary and "CC BY 4.0" in told.info, told
links = [link for section in told.sections.values() for link in section]
twins = [one for one in links if one["url"].endswith(".md")]
for one in twins:
    assert (Path(site) / one["url"].removeprefix("https://marginary.example/")).is_file(), one
assert len(twins) > 100, len(twins)
print(f"llms-txt {version('llms-txt')}: summary, {len(links)} links, {len(twins)} of them Markdown")
