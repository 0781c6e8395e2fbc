"""skosify repairs what a thesaurus lacks, and says so: it has nothing to say."""

import logging
import sys
from importlib.metadata import version
from pathlib import Path

import skosify

site, _ = sys.argv[1:]
said: list[str] = []
handler = logging.Handler(logging.WARNING)
handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
logging.getLogger().addHandler(handler)
made = skosify.skosify(str(Path(site) / "data" / "terms.ttl"))
assert said == [], said
print(f"skosify {version('skosify')}: {len(made)} statements, no warning")
