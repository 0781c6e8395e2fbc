"""Every link that the site sets by itself has been read: one that is new, or whose sentence changed, is read again."""

from tests.terms.automatic import LIST, RIGHT, Link, links, listed
from tests.terms.glossary import GLOSSARY

FOUND = dict(links(GLOSSARY))
LISTED = listed()
HOW = f"Read each in its sentence; `python -m tests.terms.automatic` lists it, and '{RIGHT}' is written by hand."


def told(found: list[Link]) -> str:
    return "\n".join(f"{one.page} «{one.words}» → {one.target}: {FOUND.get(one, '')}" for one in found)


def test_every_automatic_link_is_listed() -> None:
    new = [one for one in FOUND if one not in LISTED]
    assert not new, f"{told(new)}\n{HOW}"


def test_the_list_names_no_link_that_is_gone() -> None:
    gone = [one for one in LISTED if one not in FOUND]
    assert not gone, f"no longer there: {told(gone)}\n{HOW}"


def test_every_listed_link_leads_to_what_its_sentence_means() -> None:
    unread = [one for one, verdict in LISTED.items() if verdict != RIGHT]
    assert not unread, f"{told(unread)}\nA wrong one is mended by its name or by 'no_autolink'."


def test_the_list_is_in_order() -> None:
    assert list(LISTED) == sorted(LISTED), f"{LIST.name} is written by `python -m tests.terms.automatic`"
