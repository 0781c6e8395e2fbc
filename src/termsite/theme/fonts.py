"""A typeface, cut down to the letters and weights that the pages use."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Basic Latin, then the punctuation and the signs of arithmetic that the text and the figures need.
# What is missing here (Greek, accented letters, arrows, ≤ ≥ ≈) falls back to the system's own typeface.
CHARACTERS = "".join(map(chr, range(0x20, 0x7F))) + (
    "\u00a0\u2009\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026"  # spaces, dashes, quotation marks
    "§©«»°·±¹²³¼½¾×÷µ£¥€−⁄′″"
)
FEATURES = ("kern", "liga", "tnum", "lnum", "frac", "sups", "subs")

# What a formula stretches: the root and the brackets, which grow by the font's own table of taller forms.
# A browser draws a root from the first typeface alone; the space makes this one the first, letters come from
# the next.
STRETCHED = " √()[]{}|"

_SIGNS = (*range(0x370, 0x400), *range(0x2190, 0x2300))  # Greek, arrows, operators
_WINDOWS = (3, 1, 0x409)  # a name in Unicode, in English


def cut(path: Path, weights: Sequence[int]) -> bytes:
    """Return a font with one weight, or all from the first to the last; of mathematics what it stretches."""
    kept = weights[0] if len(weights) == 1 else (weights[0], weights[-1])
    with TTFont(path, recalcTimestamp=False) as font:
        letters = map(ord, STRETCHED if "MATH" in font else CHARACTERS)
        _keep(font, letters, kept, FEATURES)
        font.flavor = "woff2"
        return _saved(font)


def still(path: Path, family: str, weight: int) -> bytes:
    """Return a font at one weight under a name of ours, as programs read it that are no browsers.

    Of mathematics it keeps the signs alone: such a program sets a whole line in the first font that has each
    letter of it. What joins the letters of a script, or sets its vowels in their places, stays.
    """
    with TTFont(path, recalcTimestamp=False) as font:
        letters, shaping = _SIGNS if "MATH" in font else font.getBestCmap(), subset.Options().layout_features
        _keep(font, letters, weight, (*FEATURES, *shaping))
        for number in {one.nameID for one in font["name"].names}:
            font["name"].removeNames(number)
        for number, name in ((1, family), (2, "Regular"), (6, f"{family}-{weight}".replace(" ", ""))):
            font["name"].setName(name, number, *_WINDOWS)
        font.flavor = None
        return _saved(font)


def _keep(
    font: TTFont, letters: Iterable[int], weights: float | tuple[float, float], features: Iterable[str]
) -> None:
    """Leave these letters and weights in a font.

    The date inside stays as its makers wrote it: a new one would change the bytes every day.
    """
    options = subset.Options()
    options.layout_features = list(features)
    options.recalc_timestamp = False
    options.notdef_outline = True
    options.hinting = False
    options.name_IDs = [0, 1, 2, 5, 13, 14]  # whose it is, and under which licence
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    if "fvar" in font:
        instancer.instantiateVariableFont(font, {"wght": weights}, inplace=True)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()
