"""However Python was started, it answers the same: from library or snapshot, its runtime in halves or whole, in every engine.

`tests/pyodide/test_answers.py` asks the same questions in Node.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from calckit import ask, load
from termsite.engine.trial import questions
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.page import Page
from tests.engines.test_faults import counted
from tests.engines.test_rest import CHANGED, FROM, REST, SOURCE, WHOLE, of_engine

pytestmark = [pytest.mark.engine, pytest.mark.long]
CATALOGUE = load()
COUNT = int(os.environ.get("MARGINARY_RANDOM", "5"))  # questions a calculator, drawn for Chromium
OTHERS = 20  # … and for those that nothing else in these tests asks so much
EACH = """async (requests) => {
  const { engine } = await import(new URL('../../assets/js/engine/engine.js', location.href).href)
  return JSON.stringify(await Promise.all(requests.map((request) => engine.ask(request))))
}"""


@pytest.mark.parametrize("lost", [(), (REST,)], ids=["halves", "whole"])
@pytest.mark.parametrize(("memory", "content"), FROM)
def test_one_digest(
    engine: Engine, page: Page, site_folder: Path, memory: int, content: str, lost: tuple[str, ...]
) -> None:
    count = COUNT if isinstance(engine, Chromium) else min(COUNT, OTHERS)
    found = hashlib.sha256()
    with counted(site_folder, *lost) as (site, asked):
        page.open(f"{site}calculators/liquidation-price/")
        page.run(
            CHANGED, SOURCE, memory
        )  # needs the rest, and does with the whole runtime where there is none
        for slug in CATALOGUE:
            requests = questions({slug: CATALOGUE[slug]}, count)
            answers = plain(page.run(EACH, [json.loads(one) for one in requests]))
            for one, answer in zip(requests, answers, strict=True):
                assert answer == plain(ask(CATALOGUE, one)), one
                found.update(json.dumps(answer, sort_keys=True).encode())
    assert {content, REST} <= of_engine(asked)
    assert (WHOLE in of_engine(asked)) == bool(lost)
    print(f"{engine.version}, {content}, {count} questions a calculator: {found.hexdigest()}")


def plain(text: str) -> Any:
    """Return what a response says; a script's numbers are all of one kind."""
    return json.loads(text, parse_int=float)
