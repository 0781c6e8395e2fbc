"""A program of somebody else's: what it names is known to a type checker, of the wheel alone."""

from marginary import Answer, Refused, ask, cross_margin, find, liquidation_price, slugs, table, term, terms

answer: Answer = liquidation_price(entry_price=30_000, leverage="20", side="short", preset="closing-fee")
price = answer["price"]
assert isinstance(price, float)
shown: str = answer.shown("price")
numbers: dict[str, float | str | None] = ask("liquidation-price", maintenance_rate=0.5).values
whole: Answer = cross_margin(
    positions=[{"market": "BTC", "side": "long", "quantity": 1, "entry_price": 50_000}]
)
columns: dict[str, list[float | str | None]] = table("liquidation-price", leverage=range(2, 20))
titles: list[str] = [one["title"] for one in (*terms(), *find("margin"), term("margin call"))]
names: tuple[str, ...] = slugs()
try:
    ask("liquidation-price", leverage=500)
except Refused as refused:
    told: tuple[tuple[str, str], ...] = refused.refusals
