"""SHACL shapes of what SKOS asks: the thesaurus has every one."""

import sys
from importlib.metadata import version
from pathlib import Path

import pyshacl

site, _ = sys.argv[1:]
shapes = str(Path(__file__).with_name("shapes.ttl"))
data = Path(site) / "data" / "terms.ttl"
conforms, _, words = pyshacl.validate(str(data), shacl_graph=shapes, advanced=True)
assert conforms, words
# The shapes find something where there is something.
broken = data.read_text("utf-8").replace("skos:prefLabel", "skos:hiddenLabel", 1)
assert not pyshacl.validate(broken, data_graph_format="turtle", shacl_graph=shapes, advanced=True)[0]
print(f"pyshacl {version('pyshacl')}: conforms")
