"""W3C's feed validator, from the `src` of its repository that MARGINARY_FEEDVALIDATOR names, reads the feed."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Tree

sys.path.insert(0, os.environ["MARGINARY_FEEDVALIDATOR"])
import feedvalidator
from feedvalidator.compatibility import AA
from feedvalidator.formatter.text_plain import Formatter

site, _ = sys.argv[1:]
content = (Path(site) / "feed.xml").read_text("utf-8")
told = feedvalidator.validateString(content, base="https://marginary.example/feed.xml")
assert told["feedType"] == feedvalidator.TYPE_ATOM
remarks = {line.partition(": ")[2] for line in Formatter(AA(told["loggedEvents"]))}
# Its own page says that nothing need be done where entries came at the same time; a term's file names no more than a day.
assert remarks <= {"Two entries with the same value for atom:updated"}, remarks
moments = [one.text for one in Tree.fromstring(content).iterfind("{*}entry/{*}updated")]
assert moments == sorted(moments, reverse=True) and all(one.endswith("T00:00:00Z") for one in moments)
git = ["git", "-C", os.environ["MARGINARY_FEEDVALIDATOR"], "log", "-1", "--format=%cs"]
day = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
print(
    f"W3C's feed validator of {day}: valid Atom, {len(moments)} entries, the newest first; its one remark is that those of "
    "a day have one moment, which its page allows to what came at once"
)
