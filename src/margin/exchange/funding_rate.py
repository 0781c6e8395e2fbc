"""Funding rates: how a venue makes the rate of one interval from the premium, and within which bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from margin import checks

__all__ = ["FUNDING_RULES", "FundingRule", "funding_rate_cap", "funding_rate_from_premium"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingRule:
    """How a venue makes the funding rate of one interval from the premium.

    Args:
        title: The rule's name for people.
        source: Title and publisher of the page it was read from.
        as_of: Date or edition of that page.
        interest: Interest rate component. A fraction; in the damped form for the premium's own period, in the
            added form for the funding interval.
        damper: Bound of interest − premium in the damped form, a fraction ≥ 0; None for the added form.
        divisor: Premium periods are divided by this to give one funding interval. > 0.
        cap: Bound of the rate of one interval, a fraction ≥ 0; None when it depends on the market.
    """

    title: str
    source: str
    as_of: str
    interest: float = 0.0
    damper: float | None = None
    divisor: float = 1.0
    cap: float | None = None

    def __post_init__(self) -> None:
        for name in ("title", "source", "as_of"):
            checks.instance(name, getattr(self, name), str)
        checks.keep(self, interest=checks.number("interest", self.interest))
        checks.keep(self, divisor=checks.positive("divisor", self.divisor))
        for name in ("damper", "cap"):
            if getattr(self, name) is not None:
                checks.keep(self, **{name: checks.not_negative(name, getattr(self, name))})


FUNDING_RULES: Mapping[str, FundingRule] = MappingProxyType(
    {
        "binance": FundingRule(
            title="Binance, every 8 hours",
            source="Introduction to Binance Futures Funding Rates, Binance, as quoted; caps by contract",
            as_of="undated copy",
            interest=0.0001,
            damper=0.0005,
        ),
        "bitmex": FundingRule(
            title="BitMEX, every 8 hours",
            source="Perpetual Contracts Guide, BitMEX, as restated; caps differ by contract",
            as_of="undated copy",
            interest=0.0001,
            damper=0.0005,
        ),
        "bitget": FundingRule(
            title="Bitget, per 8 hours (divide further for shorter intervals)",
            source="Important update on Bitget futures funding rate formula, Bitget",
            as_of="2025-09-22",
            interest=0.0001,
            damper=0.0005,
        ),
        "gate": FundingRule(
            title="Gate, every 8 hours",
            source="Funding rate history, Gate (formula on the page; the interest is ours to fill in)",
            as_of="undated copy",
            damper=0.0005,
        ),
        "hyperliquid": FundingRule(
            title="Hyperliquid, hourly",
            source="Funding, Hyperliquid documentation, as restated in public notes",
            as_of="2026-04-16",
            interest=0.0001,
            damper=0.0005,
            divisor=8.0,
            cap=0.04,
        ),
        "dydx": FundingRule(
            title="dYdX Chain, hourly",
            source="Default Funding Rates on dYdX Chain, dYdX; Funding, dYdX documentation",
            as_of="undated copy",
            divisor=8.0,
        ),
        "kraken": FundingRule(
            title="Kraken Derivatives, hourly",
            source="Inverse Crypto-Collateral Perpetual Contract Specifications, Kraken Derivatives",
            as_of="undated copy",
            divisor=24.0,
            cap=0.0025,
        ),
    }
)


def funding_rate_cap(initial: float, maintenance: float, *, multiple: float = 6.0) -> float:
    """Return the bound of the 8-hour funding rate that follows from a market's margins.

    Equation: cap = multiple × (IMF − MMF).

    Args:
        initial: Initial margin fraction, in (maintenance, 1].
        maintenance: Maintenance margin fraction, in [0, 1).
        multiple: The venue's factor; 6 is 600 %. > 0.

    Returns:
        The bound, a fraction per 8 hours; divide by 8 for an hourly rate. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Funding, dYdX documentation.
    """
    initial = checks.between("initial", initial, 0, 1)
    maintenance = checks.fraction("maintenance", maintenance)
    checks.at_least("initial", initial, maintenance, "maintenance")
    return checks.finite("cap", checks.positive("multiple", multiple) * (initial - maintenance))


def funding_rate_from_premium(
    premium: float, rule: FundingRule = FUNDING_RULES["binance"], *, cap: float | None = None
) -> float:
    """Return the funding rate of one interval from the average premium.

    Equation: damped: F = (p + clamp(I − p, ±damper)) / divisor; added: F = p / divisor + I; then clamp(F,
    ±cap).

    Args:
        premium: Average premium p over the venue's period, a fraction; any sign.
        rule: The venue's form; see `FUNDING_RULES`.
        cap: Bound of the rate that replaces the rule's own, a fraction ≥ 0; None for the rule's.

    Returns:
        Rate of one funding interval, a fraction; positive: longs pay. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: per rule: `FUNDING_RULES`; Important update on Bitget futures funding rate formula, Bitget.
    """
    premium = checks.number("premium", premium)
    checks.instance("rule", rule, FundingRule)
    bound = rule.cap if cap is None else checks.not_negative("cap", cap)
    if rule.damper is None:
        rate = premium / rule.divisor + rule.interest
    else:
        rate = (premium + max(-rule.damper, min(rule.interest - premium, rule.damper))) / rule.divisor
    rate = checks.finite("funding rate", rate)
    return rate if bound is None else max(-bound, min(rate, bound))
