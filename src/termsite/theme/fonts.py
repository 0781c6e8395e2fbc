"""A typeface, cut down to the letters and weights that the pages use."""

from __future__ import annotations

import io
from collections.abc import Sequence
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


def cut(path: Path, weights: Sequence[int]) -> bytes:
    """Return a font with one weight, or all from the first to the last; of mathematics what it stretches."""
    kept = weights[0] if len(weights) == 1 else (weights[0], weights[-1])
    # The date inside a font is left as its makers wrote it: a new one would change the bytes every day.
    with TTFont(path, recalcTimestamp=False) as font:
        options = subset.Options()
        options.layout_features = list(FEATURES)
        options.recalc_timestamp = False
        options.notdef_outline = True
        options.hinting = False
        options.name_IDs = [0, 1, 2, 5, 13, 14]  # whose it is, and under which licence
        cutter = subset.Subsetter(options)
        cutter.populate(text=STRETCHED if "MATH" in font else CHARACTERS)
        cutter.subset(font)
        if "fvar" in font:
            instancer.instantiateVariableFont(font, {"wght": kept}, inplace=True)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out, reorderTables=None)
        return out.getvalue()
