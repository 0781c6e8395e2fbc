"""`python -m tests.consumers.cards OUT`: pictures of the deck's cards as Anki renders them, light and at night.

The cards come out of Anki's own library, which is brought for it; Chromium shows them, as Anki's window does.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.browser.served import ROOT, browser
from tests.consumers.test_anki import ANKI, READER
from tests.termsite.downloads.life import EDITS, guid, lived, made

SITE = "Marginary"
# Which cards: a name, the note's key, and which of its cards.
SHOWN = (
    ("term", "term liquidation-price", "0"),
    ("word", "term health-factor", "1"),
    ("question", "question liquidation-price can-a-position-have-no-liquidation-price", "0"),
    ("sum", "sum liquidation-price short-10x", "0"),
    ("rows", "sum cross-margin", "0"),
)
MODES = {"light": "", "night": "nightMode night_mode"}
WIDTHS = {"wide": 760, "narrow": 360}
PAGE = '<!doctype html><html class="{mode}"><meta charset="utf-8"><body class="card card1 {mode}"><div id="qa">{card}</div>'


def main() -> None:
    """Save the pictures and say where."""
    parser = argparse.ArgumentParser(prog="python -m tests.consumers.cards", description=__doc__)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, browser() as chromium:
        for name, html in cards(Path(work)):
            for mode, classes in MODES.items():
                for width, pixels in WIDTHS.items():
                    page = chromium.new_page(viewport={"width": pixels, "height": 200})
                    page.set_content(PAGE.format(mode=classes, card=html))
                    page.screenshot(path=out / f"{name}-{width}-{mode}.png", full_page=True)
                    page.close()
    print(f"{len(SHOWN) + 1} cards in {out}")


def cards(work: Path) -> Iterator[tuple[str, str]]:
    """The back of each card that is shown, under its front; and the front of a withdrawn one."""
    (work / "whole.apkg").write_bytes(made(ROOT))
    withdrawn = next(edit for edit in EDITS if edit.name == "removal")
    decks = []
    for number, content in enumerate(lived(work / "content", withdrawn)):
        decks.append(str(work / f"{number}.apkg"))
        Path(decks[-1]).write_bytes(content)
    whole, life = asked([{"decks": [str(work / "whole.apkg")]}, {"decks": decks}], work)
    for name, key, card in SHOWN:
        yield name, whole[-1]["notes"][guid(key, SITE)]["cards"][card]["back"]
    yield "withdrawn", life[-1]["notes"][guid("term debt")]["cards"]["0"]["front"]


def asked(plan: list[Mapping[str, Any]], work: Path) -> list[list[Mapping[str, Any]]]:
    """What Anki's library holds after each deck of each entry."""
    (work / "plan.json").write_text(json.dumps(plan), "utf-8")
    uv = Path(sys.executable).parent / "uv"
    brings = [part for package in ANKI for part in ("--with", package)]
    command: list[str | Path] = [
        uv,
        "run",
        "-q",
        "--isolated",
        "--no-project",
        *brings,
        "python",
        READER,
        work / "plan.json",
    ]
    told: list[list[Mapping[str, Any]]] = json.loads(
        subprocess.run(command, cwd=work, capture_output=True, text=True, check=True).stdout
    )
    return told


if __name__ == "__main__":
    main()
