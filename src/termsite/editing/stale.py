"""Reviews that the text has outgrown, and sources that nobody has opened for long, or that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from termsite.content.counted import counted
from termsite.editing.findings import Finding
from termsite.editing.history import History
from termsite.editing.parts import Change, changes
from termsite.editing.reviews import Review, last_reviews
from termsite.linking.dialect import REFERENCE
from termsite.model import Glossary, Term

NAMED = 4  # so many changed parts are named
# What a review against sources says nothing of.
_APART = {"aliases", "symbol aliases", "sorted as", "areas", "level", "broader", "requires", "calculators"}
_APART |= {"no autolink", "title"}


def stale_reviews(glossary: Glossary, history: History | None) -> Iterator[Finding]:
    """Terms that nobody has reviewed, and those that claim something else than when somebody did.

    Without a history only days can tell: a source or a venue's rule that was read after the review.
    """
    last = last_reviews(history, glossary.terms.values()) if history else {}
    found = [(_moved(term, last.get(slug)), term) for slug, term in glossary.terms.items()]
    for names, term in sorted(found, key=lambda one: (-len(one[0]), one[1].slug)):
        if names:
            said = f"reviewed on {term.reviewed}; since then: {', '.join(names[:NAMED])}"
            more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
            yield Finding(term.place("reviewed"), said + more, _how(term.slug))
    for slug, term in glossary.terms.items():
        if term.reviewed is None:
            yield Finding(term.place("published"), "nobody has reviewed it", _how(slug))
        elif slug not in last and (later := _read_later(term)):
            said = f"reviewed on {term.reviewed}, and what it says was read again on {later}"
            yield Finding(term.place("reviewed"), said, _how(slug))


def claims(old: Term, new: Term) -> list[Change]:
    """What the newer version claims otherwise; a link and a line's end claim nothing."""
    found = (one for one in changes(old, new) if _bare(one.old) != _bare(one.new))
    return [one for one in found if one.name not in _APART and not one.name.startswith("unit and value")]


def old_sources(glossary: Glossary, today: date, days: int) -> Iterator[Finding]:
    """Sources that were opened more than so many days ago, and terms that name none."""
    for term in glossary.terms.values():
        if not term.sources:
            yield Finding(term.place(), "it has no source", "Cite what you opened, or say less.")
        for source in term.sources:
            if (age := (today - source.checked).days) > days:
                said = f"'{source.title}' was last opened on {source.checked}, {counted(age, 'day')} ago"
                yield Finding(
                    source.place, said, f"Open {source.url}, and set 'checked' if it still says so."
                )


def days_to_come(glossary: Glossary, today: date) -> Iterator[Finding]:
    """Days on which something was done that are still to come."""
    for term in glossary.terms.values():
        told = [("published", term.published, term.place("published"))]
        told += [("reviewed", term.reviewed, term.place("reviewed"))] if term.reviewed else []
        told += [("checked", one.checked, one.place) for one in term.sources]
        told += [("checked", one.checked, one.rule.place) for one in term.venues]
        for key, day, place in sorted(told, key=lambda one: one[2]):
            if day > today:
                yield Finding(place, f"'{key}' is {day}, which is still to come", "Write the day as it was.")


def _moved(term: Term, last: Review | None) -> list[str]:
    """What a term claims otherwise than at its last review, which counts while the file names its day."""
    if last is None or term.reviewed is None:
        return []
    if last.term is None:
        return ["a form of the file that is not read today"]
    return [one.name for one in claims(last.term, term)] if last.term.reviewed == term.reviewed else []


def _how(slug: str) -> str:
    return f"build.py review {slug}"


def _bare(text: str) -> str:
    """The words alone: a link, its hyphens and a line's end make no other claim."""
    shown = REFERENCE.sub(lambda one: one[2] or one[1], text)
    return " ".join(shown.lower().replace("-", " ").split())


def _read_later(term: Term) -> date | None:
    """The last day on which something was read for the term, if that is after its review."""
    days = (*(one.checked for one in term.sources), *(one.checked for one in term.venues), term.published)
    return max(days) if term.reviewed and max(days) > term.reviewed else None
