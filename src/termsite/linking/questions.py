"""The questions of a term: each is a card that learners keep, so no two are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsite.model import Problem, Term


def asked_twice(terms: Iterable[Term]) -> list[Problem]:
    """Questions of one term that would be one card."""
    return [problem for term in terms for problem in _twice(term)]


def _twice(term: Term) -> Iterator[Problem]:
    keys: set[str] = set()
    for question in term.questions:
        if question.key in keys:
            hint = "Ask it once. If they are two, give the one that came later other words, or no 'key'."
            yield Problem(question.place, f"question '{question.key or question.ask}' stands twice", hint)
        keys.add(question.key)
