"""An answer as a notebook shows it: the page's own pieces of HTML, the page's own drawing."""

import re
from binascii import crc32
from functools import cache
from importlib.resources import files

from calckit import Outcome, wire
from calckit.chart.draw import draw
from marginary.glossary import address
from marginary.words import NOTICE

# The site's pages call dark "slate", as do notebooks in MkDocs; the others say it in ways of their own.
_DARK = '[data-md-color-scheme="slate"]'
_SAID_DARK = (
    _DARK,
    '[data-jp-theme-light="false"]',  # JupyterLab, Notebook, nbconvert
    '[data-theme="dark"]',  # marimo, pages by Sphinx
    '[theme="dark"]',  # Colab
    ".vscode-dark",
    ".vscode-high-contrast:not(.vscode-high-contrast-light)",
    ".quarto-dark",
)
_NOTEBOOKS_DARK = f":is({', '.join(_SAID_DARK)})"
_SHOWN = ("answer", "warnings", "chart", "results", "rounds")


def html(reply: wire.Answered) -> str:
    """Return what the page shows of an answer, with the style that it needs."""
    pieces, slug = reply["html"], reply["calculator"]
    parts = "".join(
        f'<div data-part="{name}">{pieces[name]}</div>'  # type: ignore[literal-required]
        for name in _SHOWN
        if pieces.get(name)
    )
    working = f"<details><summary>The working</summary>{pieces['working']}</details>"
    inside = f'{parts}{working}{pieces.get("table", "")}<p class="mg-quiet">{NOTICE}</p>'
    # Two answers in one notebook are two drawings: an id of the one must not be one of the other.
    key = f"c-{crc32(repr(sorted(reply['given'].items())).encode()):08x}-"
    inside = inside.replace(f"c-{slug}-", key).replace('href="terms/', f'href="{address()}terms/')
    return f'<div class="marginary"><style>{_style()}</style>{inside}</div>'


def svg(outcome: Outcome) -> str:
    """Return the chart as a picture that stands alone."""
    drawn = draw(outcome.chart, key=f"c-{outcome.calculator.slug}")
    style = f"{_look('colours')}{_look('charts')}"
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).replace(
        "<title", f"<style>{style}</style><title", 1
    )


@cache
def _style() -> str:
    """Return the style of an answer, which reaches nothing else of the notebook."""
    colours = _look("colours").replace(_DARK, f"{_NOTEBOOKS_DARK} .marginary").replace(":root", ".marginary")
    return f"{colours}{_look('charts').replace(_DARK, _NOTEBOOKS_DARK)}{_look('notebook')}"


@cache
def _look(name: str) -> str:
    text = (files("marginary") / "look" / f"{name}.css").read_text("utf-8")
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()
