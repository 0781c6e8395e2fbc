"""What three kinds of reader come for: from the first page in at most three steps to the number or the sentence.

The table was written before it was tried: who asks what, the steps, where they end and what stands there. A step is a link that
is followed, a search whose first answers are looked at and one of them opened, or a button that is pressed; what is typed into
the form at the end is the reader's own numbers, and no step.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import Listened, arrive, listened

pytestmark = pytest.mark.browser
FIRST = 3  # so many rows of the search are looked at


@dataclass(frozen=True)
class Task:
    """A reader's task, and what ends it."""

    who: str
    asks: str
    steps: tuple[tuple[str, str], ...]
    ends: str  # path of the page
    says: str  # what stands on it then
    types: tuple[tuple[str, str], ...] = ()


TASKS = (
    Task(
        "called",
        "how much stops my call",
        (("link", "I just got a margin call"),),
        "calculators/margin-call-amount/",
        "The margin call is met by paying in 1,750.00 USD",
        (("market_value", "11000"), ("loan", "10000")),
    ),
    Task(
        "called",
        "at what price am I stopped out",
        (("link", "My broker is about to stop me out"),),
        "calculators/stop-out/",
        "stopped out when EUR/USD falls to 1.01833 USD",
    ),
    Task(
        "called",
        "what is uPnL",
        (("search", "uPnL"),),
        "terms/unrealised-profit-and-loss/",
        "What an open position would gain or lose if it were closed at the price now.",
    ),
    Task(
        "called",
        "may the broker sell without calling, and do I owe more",
        (("search", "can a broker sell without calling me"),),
        "terms/margin-call/#q2",
        "A US broker may sell at once, and a date it has named does not bind it.",
    ),
    Task(
        "trader",
        "12 times long 0.8 ETH from 2,450 at Binance, isolated",
        (("link", "My position is close to liquidation"), ("venue", "Binance"), ("market", "ETHUSDT")),
        "calculators/liquidation-price/",
        "closed when the mark price falls to 2,254.85 USDT",
        (("entry_price", "2450"), ("quantity", "0.8"), ("leverage", "12")),
    ),
    Task(
        "trader",
        "why does Bybit show another number",
        (("link", "See each formula worked"),),
        "calculators/why-calculators-disagree/",
        "The common shortcut is 28.64 too high",
    ),
    Task(
        "trader",
        "a health factor of 1.12 with two collaterals and two debts, and how far it is to 1",
        (("link", "My health factor is falling"), ("link", "Loan in several coins")),
        "calculators/weighted-loan/",
        "Your health factor is 1.12 The deposits count for 34,260.00 USD and the debts for 30,589.00 USD. The health factor reaches 1 when all deposits fall together by 10.72%, or all that is owed rises by 12.00%. Of the single assets ETH is nearest: alone it would have to fall 14.74%, to 2,557.71 USD.",
        (("debts.0.amount", "23089"),),
    ),
    Task(
        "trader",
        "three positions in cross margin",
        (("link", "Calculators"), ("link", "Cross margin"), ("button", "Add position")),
        "calculators/cross-margin/",
        "The whole account is closed when BTC falls to 49,748.74 USDT",
        (("positions.2.quantity", "20"),),
    ),
    Task(
        "trader",
        "the extra margin for a liquidation at 50,000",
        (("link", "My position is close to liquidation"), ("solve", "extra_margin price 50000")),
        "calculators/liquidation-price/",
        "An extra margin of 2,125 USDT gives a liquidation price of 50,000.00",
    ),
    Task(
        "trader",
        "will I be deleveraged",
        (("search", "will I be deleveraged"),),
        "calculators/adl-queue/",
        "Those before you hold 0.4 BTC, and 0.7 BTC must be closed. Just over 1,105.00 USDT more margin would put enough others before you.",
    ),
    Task(
        "trader",
        "how does cash and carry earn",
        (("search", "cash and carry"),),
        "terms/interest-rate/",
        "Whoever buys the asset and sells the future earns that difference, whatever the price does",
    ),
    Task(
        "teacher",
        "the margin of a short call at a US broker",
        (("link", "Calculators"), ("link", "Margin of a short option")),
        "calculators/short-option-margin/",
        "Writing this call uncovered takes a margin of 1,750.00 USD",
    ),
    Task(
        "teacher",
        "a clearing house's waterfall",
        (("search", "default waterfall"),),
        "terms/default-waterfall/",
        "The fixed order in which a clearing house uses money when a member fails, the failed member's own first.",
    ),
    Task(
        "teacher",
        "the rule for day traders today",
        (("search", "pattern day trader"),),
        "terms/buying-power/",
        "Since 4 June 2026 the rule asks another question",
    ),
    Task(
        "teacher",
        "an exercise to hand out",
        (("link", "My position is close to liquidation"), ("button", "Give me an exercise")),
        "calculators/liquidation-price/",
        "Link to this exercise",
    ),
    Task(
        "teacher",
        "Black-Scholes in class",
        (("search", "Black-Scholes"),),
        "terms/black-scholes-model/",
        "A formula for the worth of a right to buy or sell on one day",
    ),
)


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def follow(page: Page, site: str, kind: str, what: str, ends: str) -> None:
    """Take one step, as a reader does."""
    match kind:
        case "link":
            page.get_by_role("link", name=what, exact=True).first.click()
        case "button":
            page.get_by_role("button", name=what, exact=True).click()
        case "venue":
            page.get_by_label("Rates of", exact=True).select_option(label=what)
        case "market":
            page.get_by_label("Market", exact=True).select_option(label=what)
        case "solve":
            name, output, target = what.split()
            page.locator("[data-part=solve-pair]").select_option(f"{name} {output}")
            page.locator("[data-part=solve-target]").fill(target)
            page.locator("[data-part=solve-target]").press("Enter")
        case _:
            search(page, site, what, ends)


def search(page: Page, site: str, words: str, ends: str) -> None:
    """Type into the search box and open the row that answers, one of the first."""
    arrive(page)
    page.locator("[data-action=search]").first.click()
    page.locator(".md-search__input").fill(words)
    wanted = page.locator(f".mg-found-row:nth-child(-n+{FIRST})[data-path*='{ends}']")
    # The rows move while what can be found still comes: the one that was seen is opened, wherever it has moved to.
    page.goto(f"{site}{wanted.first.get_attribute('data-path')}")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.asks)
def test_a_task_ends_at_its_answer_in_three_steps_from_the_first_page(
    reader: Listened, site: str, task: Task
) -> None:
    page = reader.page
    page.goto(site)
    assert len(task.steps) <= 3
    for kind, what in task.steps:
        follow(page, site, kind, what, task.ends)
    page.wait_for_url(f"**/{task.ends}**")
    for name, text in task.types:
        page.locator(f"[data-field='{name}'] input:not([type=range])").fill(text)
    expect(page.locator(".md-content")).to_contain_text(task.says, use_inner_text=True)
    assert reader.complaints == []
