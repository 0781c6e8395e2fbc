"""The sentence that uses a term is told as readers see it, whatever its Markdown and HTML are."""

from __future__ import annotations

import pytest

from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer

TITLES = {"crumb": "crumb", "a-and-b": "A&B", "init": "__init__", "stars": "a*b*c"}
USES = [
    ("The [[crumb]] is &minus;5 &times; 3 &ge; 2.", "The crumb is −5 × 3 ≥ 2.", "crumb"),
    ("R&amp;D of a [[crumb]], a &lt; b, x < y & z.", "R&D of a crumb, a < b, x < y & z.", "crumb"),
    ("&Eacute;t&eacute; of a [[crumb]].", "Été of a crumb.", "crumb"),
    ("Code `a<b` & `&amp;` of a [[crumb]].", "Code a<b & &amp; of a crumb.", "crumb"),
    ("One<br>line of a [[crumb]],  \nand one.", "One line of a crumb, and one.", "crumb"),
    ("10<sup>6</sup> of a [[crumb]], H<sub>2</sub>O.", "10^6 of a crumb, H2O.", "crumb"),
    ("<b>Bold</b> and **bold** [[crumb]].", "Bold and bold crumb.", "crumb"),
    ("A [[crumb|R&amp;D]] of it.", "A R&D of it.", "R&D"),
    ("An [[a-and-b]] of it.", "An A&B of it.", "A&B"),
    ("An [[init]] of it.", "An __init__ of it.", "__init__"),
    ("An [[stars]] of it.", "An a*b*c of it.", "a*b*c"),
]


@pytest.mark.parametrize(("text", "sentence", "words"), USES)
def test_a_use_is_told_as_it_is_shown(text: str, sentence: str, words: str) -> None:
    (use,) = Writer(TITLES, Mentions({}), {}).prose(text, "", root="").uses
    assert (use.sentence, use.words) == (sentence, words)


@pytest.mark.parametrize("slug", TITLES)
def test_a_title_that_is_set_in_is_no_markdown(slug: str) -> None:
    html = Writer(TITLES, Mentions({}), {}).prose(f"An [[{slug}]].", "", root="").lead
    title = TITLES[slug].replace("&", "&amp;")
    assert html == f'<p>An <a class="mg-term" href="terms/{slug}/">{title}</a>.</p>'
