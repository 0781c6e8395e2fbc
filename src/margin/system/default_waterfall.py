"""A clearing house after a member's default: in which order who pays, down to the last unit of money."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from margin import checks
from margin.lots import Lot, decimal, lot_of

__all__ = ["ClearingResources", "DefaultWaterfall", "WaterfallLayer", "WaterfallName", "default_waterfall"]

WaterfallName = Literal["margin", "contribution", "skin", "fund", "assessments", "capital"]

MOST_MULTIPLE = 100.0
CENT = 0.01


@dataclass(frozen=True, slots=True)
class ClearingResources:
    """What stands behind the contracts of a member that has defaulted, all in one currency.

    Args:
        margin: Its margin, as the collateral was sold. ≥ 0.
        contribution: Its own contribution to the default fund. ≥ 0.
        skin: The clearing house's dedicated capital, used before any other member's money. ≥ 0.
        members: Contributions of the other members to the default fund, up to 10 000. Each ≥ 0.
        second_skin: Capital that the clearing house loses together with those contributions. ≥ 0.
        assessment: How many times its contribution a member may be asked for once more. 0 to 100.
        further: Capital that the clearing house adds in step with those assessments. ≥ 0.
        capital: Capital that remains after all that. ≥ 0.
    """

    margin: float
    contribution: float
    skin: float
    members: Sequence[float]
    second_skin: float = 0.0
    assessment: float = 0.0
    further: float = 0.0
    capital: float = 0.0

    def __post_init__(self) -> None:
        for name in ("margin", "contribution", "skin", "second_skin", "further", "capital"):
            checks.keep(self, **{name: checks.not_negative(name, getattr(self, name))})
        paid = checks.sequence("members", self.members, checks.MOST_LEVELS)
        each = tuple(checks.not_negative(f"members[{place}]", value) for place, value in enumerate(paid))
        checks.keep(self, members=each)
        checks.keep(self, assessment=checks.between("assessment", self.assessment, 0, MOST_MULTIPLE))
        checks.total("members × (1 + assessment)", (value * (1 + self.assessment) for value in each))


@dataclass(frozen=True, slots=True)
class WaterfallLayer:
    """One layer of the waterfall.

    Attributes:
        name: "margin" and "contribution" of the member that defaulted, "skin" of the clearing house, the
            "fund" of the others with the second skin, "assessments" with the further capital, "capital".
        available: What the layer holds. ≥ 0.
        used: What the loss takes of it. ≥ 0, at most what is available.
    """

    name: WaterfallName
    available: float
    used: float


@dataclass(frozen=True, slots=True)
class DefaultWaterfall:
    """Who bears a member's loss; the parts add up to the loss to the last digit.

    Attributes:
        layers: The six layers, in the order in which they are used.
        fund: What each other member loses of its contribution, in the order given. Each ≥ 0.
        assessed: What each other member pays in addition, in that order. Each ≥ 0.
        clearing_house: What the clearing house loses in all layers. ≥ 0.
        uncovered: Loss that nobody is left for: it takes recovery or resolution. ≥ 0.
    """

    layers: tuple[WaterfallLayer, ...]
    fund: tuple[float, ...]
    assessed: tuple[float, ...]
    clearing_house: float
    uncovered: float


def default_waterfall(loss: float, resources: ClearingResources) -> DefaultWaterfall:
    """Return who bears the loss that a member's default leaves, layer by layer.

    Equation: used = min(what is left of the loss, available), from the first layer on; in the layers of many
        each bears used · own part / available

    Args:
        loss: Cost of closing the member's contracts, in money. ≥ 0.
        resources: What is there, in the order of its fields.

    Returns:
        A DefaultWaterfall. Amounts are counted in whole units of the finest place typed, and of hundredths at
        least; where a share does not come out, the largest remainders get one unit more, the earlier first.
        Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Default Waterfall; Contribution of Eurex Clearing; Assessments and replenishment, Eurex Clearing
        (layers, pro rata, assessments of at most twice the contribution); Article 53, Swiss Financial Market
        Infrastructure Act (the first four); Article 35, Commission Delegated Regulation (EU) No 153/2013 (the
        skin is a quarter of the capital). That the second skin is used pro rata is our reading.
    """
    amount = checks.not_negative("loss", loss)
    checks.instance("resources", resources, ClearingResources)
    return checks.computed("waterfall of loss and resources", lambda: _waterfall(amount, resources))


def _waterfall(loss: float, held: ClearingResources) -> DefaultWaterfall:
    lot = _lot(loss, held)
    layers, left = _layers(held, lot), lot.count(loss)
    used: dict[WaterfallName, list[int]] = {}
    for name, parts in layers.items():
        used[name] = _shares(min(left, sum(parts)), parts)
        left -= sum(used[name])
    own = [*used["skin"], used["fund"][-1], used["assessments"][-1], *used["capital"]]
    return DefaultWaterfall(
        layers=tuple(
            WaterfallLayer(name, lot.amount(sum(parts)), lot.amount(sum(used[name])))
            for name, parts in layers.items()
        ),
        fund=tuple(lot.amount(share) for share in used["fund"][:-1]),
        assessed=tuple(lot.amount(share) for share in used["assessments"][:-1]),
        clearing_house=lot.amount(sum(own)),
        uncovered=lot.amount(left),
    )


def _layers(held: ClearingResources, lot: Lot) -> dict[WaterfallName, list[int]]:
    """Return what each layer holds, part by part; where others share one, the clearing house is the last."""
    called = [_times(value, held.assessment, lot) for value in held.members]
    return {
        "margin": [lot.count(held.margin)],
        "contribution": [lot.count(held.contribution)],
        "skin": [lot.count(held.skin)],
        "fund": [*(lot.count(value) for value in held.members), lot.count(held.second_skin)],
        "assessments": [*called, lot.count(held.further)],
        "capital": [lot.count(held.capital)],
    }


def _lot(loss: float, held: ClearingResources) -> Lot:
    """Return a unit that counts all amounts whole, and the assessments of each member too."""
    capitals = (held.margin, held.contribution, held.skin, held.second_skin, held.further, held.capital)
    lot = lot_of((loss, CENT, *capitals, *held.members))
    finest = decimal(held.assessment)[1]
    return lot.times(Lot(finest)) if finest < 0 else lot


def _times(amount: float, multiple: float, lot: Lot) -> int:
    """Return how many units a multiple of an amount is."""
    digits, place = decimal(amount)
    times, other = decimal(multiple)
    return int(digits * times * 10 ** (place + other - lot.power))


def _shares(whole: int, parts: Sequence[int]) -> list[int]:
    """Share a whole number out in proportion to parts that together are no smaller, without a rest."""
    total = sum(parts)
    if total == 0:
        return [0] * len(parts)
    shares = [whole * part // total for part in parts]
    remainders = [whole * part % total for part in parts]
    first = sorted(range(len(parts)), key=lambda place: -remainders[place])[: whole - sum(shares)]
    for place in first:
        shares[place] += 1
    return shares
