"""Comparisons of terms that are called otherwise, or are part of another one: their old addresses lead on."""

from __future__ import annotations

import pytest

from termsite.glossary import read_and_link
from termsite.pages.all import pages
from termsite.pages.redirects import RedirectPage
from tests.termsite.editing.conftest import Shelf

APART = {
    "lines": "contrast:\n  - term: loan\n    difference: One is owed.",
    "brackets": "contrast: [{term: loan, difference: One is owed.}]",
    "another address": "contrast:\n- term: loan\n  difference: One is owed.\n  aliases: [yours]",
    "addresses in lines": "contrast:\n  - term: loan\n    aliases:\n      - yours\n    difference: One is owed.",
    "addresses in brackets": 'contrast: [{term: loan, aliases: ["yours"], difference: One is owed.}]',
    "a sentence over lines": "contrast:\n  - difference: >\n      One is\n      owed.\n    term: loan",
}


def led(shelf: Shelf) -> dict[str, set[str]]:
    """Every other address of a comparison, with the two terms."""
    glossary, _, problems = read_and_link(shelf.root)
    assert problems == []
    return {address: set(pair) for address, pair in glossary.compared.items()}


@pytest.mark.parametrize("said", APART.values(), ids=APART)
def test_every_old_address_leads_there(shelf: Shelf, said: str) -> None:
    shelf.put("equity", said)
    shelf.put("loan")
    given = {"yours"} if "yours" in said else set()
    steps = (
        ("equity", "own-funds", {"equity-or-loan"}),
        ("loan", "debt", {"equity-or-loan", "loan-or-own-funds"}),
        ("own-funds", "equity", {"equity-or-loan", "loan-or-own-funds", "debt-or-own-funds"}),
        ("debt", "loan", {"debt-or-equity", "loan-or-own-funds", "debt-or-own-funds"}),
    )
    for old, new, addresses in steps:
        assert shelf.do("rename", old, new) == 0
        assert set(led(shelf)) == addresses | given, new


def test_both_may_say_it_and_the_page_of_the_old_address_leads_on(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf.put("equity", APART["lines"])
    shelf.put("loan", APART["addresses in lines"].replace("loan", "equity"))
    assert shelf.do("rename", "loan", "debt") == 0
    assert (
        "compare/equity-or-loan/ is compare/debt-or-equity/ now; the old address" in capsys.readouterr().out
    )
    glossary, site, _ = read_and_link(shelf.root)
    made = {page.path: page for page in pages(glossary, site)}
    page = made["compare/equity-or-loan/"]
    assert isinstance(page, RedirectPage)
    assert page.target.path in made
    assert page.target.path == "compare/debt-or-equity/"
    assert shelf.do("rename", "debt", "loan") == 0
    assert set(led(shelf)) == {"yours", "debt-or-equity"}


def test_a_merged_terms_comparisons_become_the_others(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf.put("loan")
    shelf.put("bond", APART["lines"].replace("loan", "funds"))
    shelf.put("equity", APART["lines"])
    shelf.put("funds", f"{APART['another address']}\n- term: equity\n  difference: Nobody knows.")
    assert shelf.do("merge", "--drop", "funds", "into", "equity") == 0
    said = capsys.readouterr().out
    assert "compare/equity-or-funds/ is no page any more; its address leads nowhere." in said
    assert led(shelf) == {
        "funds-or-loan": {"equity", "loan"},
        "yours": {"equity", "loan"},
        "bond-or-funds": {"equity", "bond"},
    }
