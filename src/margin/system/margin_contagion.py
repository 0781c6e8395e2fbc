"""Contagion: accounts that share assets fall because others had to sell them."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare

__all__ = ["Account", "Contagion", "ContagionRound", "contagion"]

MOST_ASSETS = 50


@dataclass(frozen=True, slots=True)
class Account:
    """Cash and holdings of one account.

    Attributes:
        cash: Cash, in money; negative is debt.
        quantities: Holding of each asset, in the order of the prices; negative is short.
        maintenance_rate: Maintenance margin of this account as a fraction of its gross value, 0 to 1, below
            1; None for the rate of all accounts.
    """

    cash: float
    quantities: tuple[float, ...]
    maintenance_rate: float | None = None

    def __post_init__(self) -> None:
        rows = checks.sequence("quantities", self.quantities, MOST_ASSETS)
        rate = self.maintenance_rate
        checks.keep(
            self,
            maintenance_rate=None if rate is None else checks.fraction("maintenance_rate", rate),
            cash=checks.number("cash", self.cash),
            quantities=tuple(checks.number(f"quantities[{i}]", each) for i, each in enumerate(rows)),
        )


@dataclass(frozen=True, slots=True)
class ContagionRound:
    """One round of forced closing.

    Attributes:
        number: 1, 2, 3, …
        prices: Prices at which the accounts are tested. Each > 0.
        equities: Equity of each account at these prices, in money; None for accounts that have left.
        requirements: Maintenance margin of each account, in money, ≥ 0; None for accounts that have left.
        liquidated: Places of the accounts that fall in this round.
        net_flows: What they buy (+) or sell (−) of each asset together.
        prices_after: Prices once that flow has moved them. Each > 0.
    """

    number: int
    prices: tuple[float, ...]
    equities: tuple[float | None, ...]
    requirements: tuple[float | None, ...]
    liquidated: tuple[int, ...]
    net_flows: tuple[float, ...]
    prices_after: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Contagion:
    """A contagion from the shock to its end.

    Attributes:
        shocked_prices: Prices after the shock alone. Each > 0.
        rounds: Every round in which an account fell; empty when none did.
        final_prices: Prices at the end. Each > 0.
        liquidated: Places of all accounts that fell, in order.
        bad_debt: Σ of what their equity lacked to zero when they fell, in money. ≥ 0.
    """

    shocked_prices: tuple[float, ...]
    rounds: tuple[ContagionRound, ...]
    final_prices: tuple[float, ...]
    liquidated: tuple[int, ...]
    bad_debt: float


def contagion(
    accounts: Sequence[Account],
    prices: Sequence[float],
    *,
    shocks: Sequence[float],
    impacts: Sequence[float],
    maintenance_rate: float,
) -> Contagion:
    """Return which accounts fall after a price shock, round by round.

    Equation: an account falls when cash + Σ q·P < m · Σ |q|·P, and stands where both are equal, m being its
        own rate or that of all; then
        P ← P · (1 + impact · net flow), once a round for the flow of all that fall in it; they leave, and the
        rest is tested again

    Args:
        accounts: Up to 200 accounts, each with one quantity per price.
        prices: Price of each asset before the shock, up to 50. Each > 0.
        shocks: Relative change of each price. Each above −1; −0.1 is a fall of 10 %.
        impacts: Relative change of each price per unit bought. Each ≥ 0.
        maintenance_rate: Maintenance margin m as a fraction of gross value, for accounts without a rate of
            their own. 0 to 1, below 1.

    Returns:
        A Contagion; its rounds are empty when nobody falls. Never None.

    Raises:
        ValueError: An argument is outside its range, lengths differ, a flow would push a price to zero or
            below (the impact is too strong for this model), or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: this project's canonical model; there is no published standard.
    """
    start = [
        checks.positive(f"prices[{i}]", p)
        for i, p in enumerate(checks.sequence("prices", prices, MOST_ASSETS, 1))
    ]
    moves = [
        checks.above(f"shocks[{i}]", s, -1) for i, s in enumerate(_as_many("shocks", shocks, len(start)))
    ]
    slopes = [
        checks.not_negative(f"impacts[{i}]", k)
        for i, k in enumerate(_as_many("impacts", impacts, len(start)))
    ]
    rate = checks.fraction("maintenance_rate", maintenance_rate)
    held = checks.sequence("accounts", accounts, checks.MOST_POSITIONS)
    for index, account in enumerate(held):
        checks.instance(f"accounts[{index}]", account, Account)
        _as_many(f"accounts[{index}].quantities", account.quantities, len(start))
    shocked = tuple(_moved(f"shocks[{i}]", start[i], move, 1.0) for i, move in enumerate(moves))
    what = "contagion of accounts, prices, shocks and impacts"
    return checks.computed(what, lambda: _run(held, shocked, tuple(slopes), rate))


def _run(
    held: tuple[Account, ...], shocked: tuple[float, ...], impacts: tuple[float, ...], rate: float
) -> Contagion:
    standing = dict(enumerate(held))
    prices, missing = shocked, 0.0
    rounds: list[ContagionRound] = []
    while True:
        equity = {place: _equity(account, prices) for place, account in standing.items()}
        gross = {place: _gross(account, prices) for place, account in standing.items()}
        needed = {place: _rate(standing[place], rate) * value for place, value in gross.items()}
        fallen = tuple(
            place
            for place in standing
            if compare.left("equity", equity[place], -needed[place], of=gross[place]) < 0
        )
        if not fallen:
            gone = tuple(place for each in rounds for place in each.liquidated)
            return Contagion(shocked, tuple(rounds), prices, gone, missing)
        flows = tuple(_flow([standing[place] for place in fallen], asset) for asset in range(len(prices)))
        after = tuple(_moved(f"impacts[{i}]", prices[i], impacts[i], flow) for i, flow in enumerate(flows))
        everyone = range(len(held))
        rounds.append(
            ContagionRound(
                number=len(rounds) + 1,
                prices=prices,
                equities=tuple(equity.get(place) for place in everyone),
                requirements=tuple(needed.get(place) for place in everyone),
                liquidated=fallen,
                net_flows=flows,
                prices_after=after,
            )
        )
        missing += checks.total("bad debt of accounts", (max(0.0, -equity[place]) for place in fallen))
        standing = {place: account for place, account in standing.items() if place not in set(fallen)}
        prices = after


def _equity(account: Account, prices: tuple[float, ...]) -> float:
    values = [quantity * price for quantity, price in zip(account.quantities, prices, strict=True)]
    return compare.left("equity of accounts at prices", account.cash, *values)


def _gross(account: Account, prices: tuple[float, ...]) -> float:
    values = (abs(quantity) * price for quantity, price in zip(account.quantities, prices, strict=True))
    return checks.total("gross value of accounts at prices", values)


def _rate(account: Account, common: float) -> float:
    return common if account.maintenance_rate is None else account.maintenance_rate


def _flow(fallen: list[Account], asset: int) -> float:
    """Return what closing buys (+) or sells (−): the opposite of what was held."""
    return 0.0 - compare.left("net flow of accounts", *(account.quantities[asset] for account in fallen))


def _as_many(name: str, values: Sequence[float], count: int) -> tuple[float, ...]:
    rows = checks.sequence(name, values, MOST_ASSETS)
    if len(rows) != count:
        says = f"needs one number per price: {count}, got {len(rows)}"
        checks.refuse(name, "size", len(rows), count, says=says)
    return rows


def _moved(cause: str, price: float, change: float, times: float) -> float:
    """Return a price after a relative change, some times over; refuse a change that leaves no price."""
    moved = price * compare.left(cause, 1.0, change * times)
    if moved <= 0:
        says = f"{change!r} would push one of the prices to zero or below: too strong for this model"
        rule: checks.Rule = "below" if times < 0 else "above"
        checks.refuse(cause, rule, change, -1 / times, says=says)
    return checks.finite(f"price after {cause} on prices of accounts", moved)
