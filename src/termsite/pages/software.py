"""The page that tells what real software answers, account by account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from markupsafe import Markup

from termsite.linking.own import listed
from termsite.model import Account, Doc, Worked
from termsite.pages.page import Link, Page, TocItem, root_of
from termsite.pages.workshop import Workshop
from termsite.pages.written import written


@dataclass(frozen=True, slots=True)
class TrialRow:
    """What one package returned."""

    package: str
    version: str
    run: date
    value: str
    same: bool  # as ours
    why: Markup


@dataclass(frozen=True, slots=True)
class Ours:
    """What a calculator of ours answers; the link works it again."""

    link: Link
    value: str
    words: Markup


@dataclass(frozen=True, slots=True)
class AccountShown:
    """One small account with all answers to it."""

    title: str
    anchor: str
    asked: Markup
    ours: tuple[Ours, ...]
    trials: tuple[TrialRow, ...]
    body: Markup
    terms: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftwarePage(Page):
    """What real software answers."""

    template: ClassVar[str] = "software.html"
    article: ClassVar[bool] = True
    lead: str
    body: Markup
    accounts: tuple[AccountShown, ...]
    packages: int


def software_page(shop: Workshop, doc: Doc) -> SoftwarePage:
    """The page of all accounts and what was answered; its first words are written by hand."""
    root = root_of(doc.path)
    accounts = tuple(_account(shop, account, root) for account in shop.glossary.accounts)
    packages = {(trial.package, trial.version) for account in accounts for trial in account.trials}
    return SoftwarePage(
        **written(shop, doc),
        lead=doc.lead,
        body=shop.writer.block(doc.body.text, root, listed(account.anchor for account in accounts)),
        toc=tuple(TocItem(account.title, account.anchor) for account in accounts),
        accounts=accounts,
        packages=len(packages),
    )


def tried_for(shop: Workshop, term: str) -> Link | None:
    """The first account that concerns a term."""
    accounts = shop.glossary.accounts
    return _first(shop, (one for one in accounts if term in {t.slug for t in one.terms}))


def tried_with(shop: Workshop, calculator: str) -> Link | None:
    """The first account that a calculator answers as well."""
    accounts = shop.glossary.accounts
    return _first(shop, (one for one in accounts if calculator in {w.calculator for w in one.worked}))


def _first(shop: Workshop, accounts: Iterator[Account]) -> Link | None:
    doc, account = shop.glossary.listing("accounts"), next(accounts, None)
    return Link(doc.title, f"{doc.path}#{account.slug}") if doc and account else None


def _account(shop: Workshop, account: Account, root: str) -> AccountShown:
    trials = tuple(
        TrialRow(one.package, one.version, one.run, one.value, one.same, shop.writer.line(one.why.text, root))
        for one in account.trials
    )
    return AccountShown(
        title=account.title,
        anchor=account.slug,
        asked=shop.writer.line(account.asked.text, root),
        ours=tuple(_ours(shop, worked, root) for worked in account.worked),
        trials=trials,
        body=shop.writer.block(account.body.text, root) if account.body.text.strip() else Markup(),
        terms=shop.terms(reference.slug for reference in account.terms),
    )


def _ours(shop: Workshop, worked: Worked, root: str) -> Ours:
    """What our calculator answers to this account, and the address that works it again."""
    answer = shop.glossary.answers.worked(worked.calculator, worked.inputs)
    assert answer["status"] != "refused"  # linking has told of that
    output = next(one for one in answer["outputs"] if one["name"] == worked.output)
    link = shop.calculator(worked.calculator)
    address = f"{link.path}#{urlencode(worked.inputs)}" if worked.inputs else link.path
    value = f"{output['shown']} {output['unit']}".strip() if output["value"] is not None else output["shown"]
    return Ours(Link(link.title, address), value, shop.writer.line(worked.words.text, root))
