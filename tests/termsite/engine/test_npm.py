"""The package for npm is whole: what a script of it asks for is in it, and it speaks the site's language."""

import re
from dataclasses import replace
from pathlib import PurePath

import pytest

from termsite.content.settings import read_site
from termsite.engine.npm import npm_package
from termsite.words.catalogue import words_of
from tests.termsite.conftest import ROOT


@pytest.mark.parametrize(("language", "says"), [("en", "names no calculator."), ("de", "keinen Rechner.")])
def test_every_script_finds_in_the_package_what_it_asks_for(language: str, says: str) -> None:
    words = words_of(language)
    assert words
    site = replace(read_site(ROOT)[0], words=words)
    files = {made.path: made.content.decode() for made in npm_package(ROOT, site, "liquidation-price")}
    scripts = {name: text for name, text in files.items() if PurePath(name).suffix == ".mjs"}
    asked = {name for text in scripts.values() for name in re.findall(r"""'(\.[^']+)'""", text)}
    assert asked == {"./element.mjs"}
    assert says in scripts["element.mjs"]
