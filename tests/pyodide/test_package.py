"""The published wheel, loaded into the browser's Python by its own loader, answers as the site does."""

import json
from pathlib import Path

import pytest

from tests.marginary.conftest import built, wheel
from tests.marginary.test_wheel import ASKED, as_the_site_says
from tests.pyodide.inside import ROOT, node

__all__ = ["built", "wheel"]
pytestmark = pytest.mark.pyodide


@pytest.mark.long
def test_loaded_as_a_package_it_answers_as_the_site_does(wheel: Path) -> None:
    ended = node("package.mjs", ROOT / "node_modules/pyodide", wheel, ASKED)
    assert ended.returncode == 0, ended.stderr[-2000:]
    told = json.loads(ended.stdout)
    as_the_site_says(told, Path(told["from"][0]).parents[1])
    assert "/lib/python" in told["from"][0]
