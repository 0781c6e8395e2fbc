"""The page that tells what real software answers, account by account."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from termsite.model import Account, Worked
from termsite.pages.shown import Shown, root_of
from termsite.pages.trail import HOME, hand_nav
from termsite.pages.values import (
    AccountShown,
    Link,
    Ours,
    SoftwarePage,
    TocItem,
    TrialRow,
)

PATH = "what-real-software-answers/"
TITLE = "What real software answers"


def software_page(shown: Shown) -> SoftwarePage:
    """Make the page."""
    section, nav = hand_nav(shown, PATH)
    accounts = tuple(_account(shown, account) for account in shown.glossary.accounts)
    packages = {(trial.package, trial.version) for account in accounts for trial in account.trials}
    return SoftwarePage(
        path=PATH,
        title=TITLE,
        head_title=f"{TITLE}: margin packages compared",
        description="Small accounts put to the packages of venues, lenders and margin libraries: what each "
        "returned, why, and what our calculators answer.",
        section=section,
        crumbs=(HOME, Link(TITLE, PATH)),
        nav=nav,
        toc=tuple(TocItem(account.title, account.anchor) for account in accounts),
        accounts=accounts,
        packages=len(packages),
    )


def tried_for(shown: Shown, term: str) -> tuple[Link, ...]:
    """The accounts that concern a term."""
    return tuple(_link(one) for one in shown.glossary.accounts if term in {t.slug for t in one.terms})


def tried_with(shown: Shown, calculator: str) -> tuple[Link, ...]:
    """The accounts that a calculator answers as well."""
    accounts = shown.glossary.accounts
    return tuple(_link(one) for one in accounts if calculator in {w.calculator for w in one.worked})


def _link(account: Account) -> Link:
    return Link(account.title, f"{PATH}#{account.slug}")


def _account(shown: Shown, account: Account) -> AccountShown:
    root = root_of(PATH)
    trials = tuple(
        TrialRow(
            one.package, one.version, one.run, one.value, one.same, shown.writer.line(one.why.text, root)
        )
        for one in account.trials
    )
    return AccountShown(
        title=account.title,
        anchor=account.slug,
        asked=shown.writer.line(account.asked.text, root),
        ours=tuple(_ours(shown, worked, root) for worked in account.worked),
        trials=trials,
        body=shown.writer.block(account.body.text, root) if account.body.text.strip() else Markup(),
        terms=shown.terms(reference.slug for reference in account.terms),
    )


def _ours(shown: Shown, worked: Worked, root: str) -> Ours:
    """What our calculator answers to this account, and the address that works it again."""
    answer = shown.glossary.answers.worked(worked.calculator, worked.inputs)
    assert answer["status"] != "refused"  # linking has told of that
    output = next(one for one in answer["outputs"] if one["name"] == worked.output)
    link = shown.calculator(worked.calculator)
    address = f"{link.path}#{urlencode(worked.inputs)}" if worked.inputs else link.path
    value = f"{output['shown']} {output['unit']}".strip() if output["value"] is not None else output["shown"]
    return Ours(Link(link.title, address), value, shown.writer.line(worked.words.text, root))
