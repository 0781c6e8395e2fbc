"""Accounts that real software was asked about: every name in them resolved, our own answers worked once."""

from __future__ import annotations

from collections.abc import Iterator, Set

from termsite.answers import Answers
from termsite.content.shape import did_you_mean
from termsite.linking.calculators import unknown
from termsite.linking.names import no_term
from termsite.model import Content, Place, Problem, Worked


def account_problems(content: Content, terms: Set[str], answers: Answers, silent: Set[str]) -> list[Problem]:
    """Terms that are not there, and questions that no calculator answers.

    Of `silent` calculators it is told elsewhere that they cannot answer.
    """
    problems = [
        no_term(term.slug, term.place, terms)
        for account in content.accounts
        for term in account.terms
        if term.slug not in terms
    ]
    asked = [worked for account in content.accounts for worked in account.worked]
    for worked in asked:
        if worked.calculator not in silent:
            known = unknown(content.catalogue, worked.calculator, None, worked.place)
            problems += [known] if known else _unanswered(worked, answers)
    return problems


def unlisted(content: Content) -> Iterator[Problem]:
    """What there is to list that no page lists, and pages that list it again."""
    for what, there in _listed(content).items():
        pages = [doc for doc in content.docs if doc.lists == what]
        if there and not pages and not content.unread_in("docs"):
            yield Problem(there[0], f"no page lists the {what}", f"Give one in docs/ 'lists: {what}'.")
        for doc in pages[1:]:
            yield Problem(Place(doc.body.place.path), f"a second page lists the {what}", "Keep one.")


def _listed(content: Content) -> dict[str, list[Place]]:
    return {
        "accounts": [Place(account.body.place.path) for account in content.accounts],
        "venues": [venue.place for venue in content.facts["venues"]],
    }


def _unanswered(worked: Worked, answers: Answers) -> Iterator[Problem]:
    answer = answers.worked(worked.calculator, worked.inputs)
    for refusal in answer["refusals"]:
        yield Problem(worked.place, f"calculator '{worked.calculator}' refuses: {refusal['message']}")
    if answer["status"] == "refused":
        return
    outputs = [output["name"] for output in answer["outputs"]]
    if worked.output not in outputs:
        hint = did_you_mean(worked.output, outputs) or f"It has: {', '.join(outputs)}."
        message = f"calculator '{worked.calculator}' has no output '{worked.output}'"
        yield Problem(worked.place, message, hint)
