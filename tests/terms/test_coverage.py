"""Each of the 135 addresses under which the field is looked up elsewhere has its page here, or leads to it."""

import json
from pathlib import Path

import pytest

from termsite.linking.names import contrast_path
from tests.terms.glossary import GLOSSARY

HERE = Path(__file__).parent
SOUGHT: dict[str, dict[str, str]] = json.loads((HERE / "seed_addresses.json").read_text(encoding="utf-8"))
ADDRESSES = [(kind, slug, page) for kind, found in SOUGHT.items() for slug, page in found.items()]


def answers(slug: str) -> set[str]:
    """Every page to which this name leads, as a term, as another name of one, or as an area."""
    found = {GLOSSARY.terms[slug].path} if slug in GLOSSARY.terms else set()
    if slug in GLOSSARY.redirects:
        found.add(GLOSSARY.terms[GLOSSARY.redirects[slug]].path)
    if slug in GLOSSARY.compared:
        found.add(contrast_path(*GLOSSARY.compared[slug]))
    return found | {area.path for area in GLOSSARY.areas.values() if slug in (area.slug, *area.aliases)}


def test_all_addresses_are_in_the_list() -> None:
    assert len(ADDRESSES) == 135


@pytest.mark.parametrize(("kind", "slug", "page"), ADDRESSES)
def test_an_address_leads_to_its_page(kind: str, slug: str, page: str) -> None:
    assert page in answers(slug), f"{kind} '{slug}' leads to {sorted(answers(slug)) or 'nothing'}"


def test_no_area_address_is_left_without_an_area_or_a_term() -> None:
    assert all(page.startswith(("areas/", "terms/")) for page in SOUGHT["area"].values())
