"""The market picker: what a venue's table gives to the fields of a form, whose it is and of when."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import margin
from calckit import Filled, Pick, money, multiple, percent

VENUES = {
    "binance": "Binance",
    "bybit": "Bybit",
    "okx": "OKX",
    "hyperliquid": "Hyperliquid",
    "dydx": "dYdX Chain",
    "kraken": "Kraken Derivatives",
    "gate": "Gate",
    "deribit": "Deribit",
}
BY_VALUE = ("binance", "bybit", "gate", "hyperliquid")  # each slice of the value at its own rate
LEVERED = ("binance", "hyperliquid", "dydx", "kraken", "gate")  # highest leverage by the value
COIN_MARGINED = ("kraken.PI_XBTUSD",)
UNLEVERED = ("bybit.BTCUSDT",)  # its table says no leverage
OF_A_COIN = {"binance": "{}USDT", "hyperliquid": "{}", "dydx": "{}-USD", "kraken": "PF_{}USD"}
NO_END = 1e12
RATE = frozenset({"maintenance_rate"})

Values = Mapping[str, Any]


def titles(venues: tuple[str, ...] = tuple(VENUES), without: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the markets of venues by name, each with the venue before it."""
    named = ((name, *name.split(".", 1)) for name in sorted(margin.MARKETS) if name not in without)
    return {name: f"{VENUES[venue]} {market}" for name, venue, market in named if venue in venues}


def _picked(names: dict[str, str], fill: Callable[[str, Values], Filled]) -> Pick:
    groups: dict[str, dict[str, str]] = {}
    for name in names:
        venue, market = name.split(".", 1)
        groups.setdefault(venue, {})[name] = market
    ordered = {venue: groups[venue] for venue in VENUES if venue in groups}
    return Pick(ordered, {venue: VENUES[venue] for venue in ordered}, fill, _units)


def flat(*fields: str, held: Callable[[Values], margin.Position | None] | None = None, coin: bool = False) -> Pick:
    """Fill one rate, and of `fields` what a form has besides: for the bracket in which the position is closed."""
    names = dict.fromkeys(COIN_MARGINED, "") if coin else titles(without=() if "contract" in fields else COIN_MARGINED)

    def fill(name: str, values: Values) -> Filled:
        market = margin.MARKETS[name]
        position = held(values) if held else _position(values, market)
        index = 0 if position is None else _closed_in(market, position, values)
        row = market.row(position or margin.Position("long", market.contract, 1e-9, values["entry_price"]), index)
        all_of = {"maintenance_rate": row.rate, "maintenance_amount": row.amount or 0.0, "rule": market.rule, "contract": market.contract}
        fee = {"fee": market.taker} if "fee" in fields and market.taker is not None else {}
        given = {key: value for key, value in all_of.items() if key == "maintenance_rate" or key in fields} | fee
        said = [_whose(market), _row(market, row, index, counted="maintenance_amount" in fields)]
        said += [_fee(market)] if "fee" in fields else []
        said += _beyond(market, row, position, values)
        return Filled(given, " ".join(said), units(market))

    return _picked(names, fill)


def _position(values: Values, market: margin.Market) -> margin.Position:
    size = values.get("face") or values["quantity"] * (1.0 if market.contract == "linear" else values["entry_price"])
    return margin.Position(values["side"], market.contract, size, values["entry_price"])


def _closed_in(market: margin.Market, position: margin.Position, values: Values) -> int:
    """Return the bracket that the liquidation price lies in; where the venue goes by the size at entry, that one."""
    if not market.deducts:
        return market.at(position)
    own = margin.initial_margin(position, values["leverage"])
    more = {"fee": values.get("fee", 0.0), "extra": values.get("extra_margin", 0.0)}
    result = margin.isolated_price(position, own, market.brackets, rule=margin.RULES[market.rule], **more)
    return result.bracket if result.status == "ok" else market.at(position)


def units(market: margin.Market) -> dict[str, str]:
    """Return what the units of the example are called in a market."""
    return {"BTC": market.base, "USDT": market.currency if market.contract == "linear" else "USD"}


def _units(name: str) -> dict[str, str]:
    """Return the same of a market by its name; each position's own market has none that holds for all."""
    return units(margin.MARKETS[name]) if name in margin.MARKETS else {}


def _whose(market: margin.Market) -> str:
    of = f"as of {market.as_of}" if market.as_of[:1].isdigit() else market.as_of
    return f"**{market.venue} {market.name}, {of}.** Read from: {market.source}."


def _row(market: margin.Market, row: margin.Bracket, index: int, *, counted: bool) -> str:
    where = f"Bracket {index + 1} of {len(market.brackets)}: " if len(market.brackets) > 1 else ""
    most = f", up to {multiple('').show(row.max_leverage)} leverage" if row.max_leverage else ""
    amount = f", less {money('').show(row.amount)} {market.currency}" if row.amount else ""
    left_out = " This sum leaves that amount out." if row.amount and not counted else ""
    return f"{where}{percent('').show(row.rate)} maintenance{amount}{most}.{left_out}"


def _fee(market: margin.Market) -> str:
    if market.taker is None:
        return "No dated list of its fees was found: the fee stays yours."
    return f"Taker fee {percent('').stated(market.taker)}."


def _beyond(market: margin.Market, row: margin.Bracket, position: margin.Position | None, values: Values) -> list[str]:
    """Say what the venue would not offer at all."""
    said = []
    leverage = values.get("leverage")
    if leverage and row.max_leverage and leverage > row.max_leverage:
        said.append(f"**The venue does not offer {multiple('').show(leverage)} for this size.**")
    if position and market.cap and market.size(position) > market.cap:
        unit = market.base if market.in_coins else market.currency
        said.append(f"**No position above {money('').show(market.cap)} {unit} is allowed.**")
    return said


def tiers(row: Callable[[float, margin.Bracket], Any], *, levered: bool = False) -> Pick:
    """Fill a table of brackets, for a form that derives the amounts itself."""

    def fill(name: str, _: Values) -> Filled:
        market = margin.MARKETS[name]
        ends = [*(bracket.floor for bracket in market.brackets[1:]), market.cap or NO_END]
        rows = tuple(row(end, bracket) for end, bracket in zip(ends, market.brackets, strict=True))
        end = "" if market.cap else f"No end is stated: {money('').in_field(NO_END)} stands for none."
        return Filled({"brackets": rows}, f"{_whose(market)} {end}".strip(), units(market))

    return _picked(titles(BY_VALUE, UNLEVERED if levered else ()), fill)


def limits() -> Pick:
    """Fill the table of a form that only asks how much leverage it allows."""

    def fill(name: str, _: Values) -> Filled:
        market = margin.MARKETS[name]
        fee = {} if market.taker is None else {"fee": market.taker}
        return Filled({"table": name, **fee}, f"{_whose(market)} {_fee(market)}", units(market))

    return _picked(titles(LEVERED, COIN_MARGINED), fill)


def legs() -> Pick:
    """Fill the rate of every position of an account, each from the venue's table of its own market."""
    names = {f"{venue}.each": "" for venue in OF_A_COIN}
    pick = _picked(names, _fill_legs)
    return Pick({venue: dict.fromkeys(cases, "Per position") for venue, cases in pick.groups.items()}, pick.titles, pick.fill, pick.units)


def _fill_legs(name: str, values: Values) -> Filled:
    venue = name.partition(".")[0]
    found = [_market_of(venue, leg.market) for leg in values["positions"]]
    rows = tuple(leg if market is None else _with_rate(leg, market) for leg, market in zip(values["positions"], found, strict=True))
    known = {market.name: market for market in found if market}
    said = [_whose(replace(market, name=", ".join(known))) for market in list(known.values())[:1]]
    missing = dict.fromkeys(leg.market for leg, market in zip(values["positions"], found, strict=True) if market is None)
    said += [f"**Its tables have no {', '.join(missing)}: that rate stays yours.**"] if missing else []
    said += ["This sum leaves maintenance amounts out."]
    return Filled({"positions": rows}, " ".join(said), {"USDT": next(iter(known.values())).currency} if known else {}, RATE)


def _market_of(venue: str, coin: str) -> margin.Market | None:
    name = f"{venue}.{OF_A_COIN[venue].format('XBT' if (venue, coin) == ('kraken', 'BTC') else coin)}"
    return margin.MARKETS.get(name)


def _with_rate(leg: Any, market: margin.Market) -> Any:
    position = margin.Position(leg.side, "linear", leg.quantity, leg.mark_price)
    return replace(leg, maintenance_rate=market.row(position).rate)


def not_of(rule: str, rate: float) -> str:
    """Say that a rate stands in no table of the venue whose rule it is worked by; empty where it does."""
    own = [market for market in VENUES if rule.startswith(market)]
    if not own:
        return f"No table of this venue could be had, so whether it asks for {percent('').show(rate)} was not checked."
    if margin.MARKETS.asks(own[0], rate):
        return ""
    return f"The rule is {VENUES[own[0]]}'s, the rate is not: no table of this venue that is kept here has {percent('').show(rate)}. **Pick its market** to fill its own rate in."
