"""Pages made with Sphinx elsewhere: a name in any case and spacing, a slug, and a calculator link here."""

import re
import sys
import tempfile
from pathlib import Path

from sphinx import __version__
from sphinx.application import Sphinx

TEXT = """
Elsewhere
=========

:term:`liq price`, :term:`LIQUIDATION   Price`, :term:`the price <liquidation price>`, :ref:`margin-call`,
:external:doc:`calculators/liquidation-price`
"""

site, _ = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    source = Path(folder)
    (source / "index.rst").write_text(TEXT)
    inventory = str(Path(site) / "objects.inv")
    settings = {
        "extensions": ["sphinx.ext.intersphinx"],
        "intersphinx_mapping": {"glossary": ("https://marginary.example/", inventory)},
        "nitpicky": True,
    }
    Sphinx(
        source, None, source / "out", source / "doctrees", "html", settings, status=None, warningiserror=True
    ).build()
    page = (source / "out" / "index.html").read_text()
links = re.findall(
    r'<a class="reference external" href="https://marginary.example/([^"]*)"[^>]*>(.*?)</a>', page
)
found = [(path, re.sub("<[^>]*>", "", words)) for path, words in links]
assert [path for path, _ in found] == [
    *["terms/liquidation-price/"] * 3,
    "terms/margin-call/",
    "calculators/liquidation-price/",
], found
assert found[3][1] == "margin call", found
print(f"Sphinx {__version__}: {len(found)} links, no warning: {', '.join(words for _, words in found)}")
