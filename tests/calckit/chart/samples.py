"""Charts for the tests: one worked sample of each family, and strategies for any chart at all."""

from hypothesis import strategies as st

from calckit.chart import (
    Axis,
    Band,
    Bar,
    BarsChart,
    Cell,
    Chart,
    CloseUp,
    Column,
    ColumnsChart,
    Crossing,
    Distance,
    Dot,
    GridChart,
    Level,
    Line,
    Part,
    Row,
    RowsChart,
    Shortfall,
    Vertical,
    XYChart,
)

LIQUIDATION = XYChart(
    "Equity against price",
    Axis("Mark price", "USDT per BTC", low=50_000, high=68_000),
    Axis("", "USDT", low=0, high=6_000),
    lines=(
        Line("Equity", ((54_271.36, 135.68), (68_000, 7_000))),
        Line("", ((50_000, -2_000), (54_271.36, 135.68)), "ghost"),
        Line("Maintenance margin (0.5% of value)", ((50_000, 125), (68_000, 170)), "required", "Maintenance"),
    ),
    bands=(Band(None, 54_271.36, "Position closed", "Closed"),),
    crossings=(
        Crossing(
            54_271.36,
            135.68,
            "Liquidation at 54,271.36",
            "equity = maintenance",
            "Liquidation",
            "54,271.36",
        ),
    ),
    dots=(Dot(60_000, 3_000, "Entry 60,000, equity 3,000", "Entry, 3,000", drop=True),),
    distances=(Distance(54_271.36, 60_000, "9.55%"),),
    close_up=CloseUp(54_271.36, 135.68, "136", 54_000, "54,000 bankrupt"),
)
STEPS = XYChart(
    "Price, round by round",
    Axis("Round", names=("sale", "1", "2", "3", "4", "5"), current=3),
    Axis("Price"),
    lines=(
        Line("", ((-0.5, 100), (0, 99), (1, 98.5), (2, 98), (3, 97), (3.5, 97)), step=True),
        Line("", ((3.5, 97), (4, 96.5), (5, 96), (5.5, 96)), "ghost", step=True),
    ),
    bands=(Band(2.5, 3.5, kind="now"),),
    dots=(Dot(3.5, 97, "97.00 after 3", ring=True),),
    levels=(Level(99, "A", 0, hit=True), Level(98.6, "B", 1.5, hit=True), Level(96.7, "E", 4.5)),
)
ROWS = RowsChart(
    "One answer per formula",
    Axis("Liquidation price", "USDT"),
    (
        Row("Exact, maintenance at the price", 54_271.36, "54,271.36", "P = (E − M/q) / (1 − m)"),
        Row("Exact, with the closing fee", 54_298.64, "54,298.64", "0.05% fee in the rate", "+27.28"),
        Row("Bankruptcy, no maintenance", 54_000.0, "54,000.00", "E (1 − 1/L)", "−271.36"),
        Row("Cross, with other equity", None, "never"),
    ),
)
BOOK = BarsChart(
    "Buyers in the book",
    (
        Bar("98.0", (Part(25, "taken"), Part(20, "now")), "0 / 45", current=True),
        Bar("97.0", (Part(10, "now"), Part(50, "left")), "50 / 60"),
        Bar("96.5", (Part(60),), "60 / 60"),
    ),
    "Bid price",
    "left of",
    (("taken", "taken before"), ("now", "this round"), ("left", "left")),
)
SCENARIOS = ColumnsChart(
    "Profit per scenario",
    tuple(Column(str(i + 1), v, f"{v:,.0f}", i == 1) for i, v in enumerate((120, -2310, 900, -80))),
    Axis("", "USD"),
    "Scenario",
)
STRESS = GridChart(
    "Equity under two shocks",
    "Price shock",
    ("−30%", "0%", "+30%"),
    "Volatility",
    (
        ("+50%", (Cell("−1,724", "bad"), Cell("0", "near"), Cell("862", "good"))),
        ("unchanged", (Cell("−862", "bad"), Cell("431", "good"), Cell("1,724", "good"))),
    ),
    (("bad", "closed"), ("near", "margin call"), ("good", "in order")),
)
SAMPLES: dict[str, Chart] = {
    "liquidation": LIQUIDATION,
    "steps": STEPS,
    "rows": ROWS,
    "book": BOOK,
    "scenarios": SCENARIOS,
    "stress": STRESS,
}

SIZES = (1e-9, 0.003, 1.0, 57.3, 60_000.0, 1e12)
numbers = st.one_of(
    st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False),
    st.builds(lambda size, part: size * part, st.sampled_from(SIZES), st.floats(-1, 1)),
    st.sampled_from((0.0, 1e-9, -1e-9, 1e12, -1e12, 60_000.0)),
)
texts = st.one_of(
    st.just(""),
    st.sampled_from(
        ("Equity", "Liquidation at 54,271.36", "−1,000,000,000,000.00", "A", "<b>&\"'", "清算価格")
    ),
    st.text("abc WM0,&<é ", max_size=60),
)
formats = st.sampled_from(("plain", "money", "percent", "multiple", "days"))
scales = st.sampled_from(("linear", "linear", "log"))
maybe = st.one_of(st.none(), numbers)
axes = st.builds(Axis, texts, texts, formats, scales, maybe, maybe)
named = st.builds(
    lambda label, names, now: Axis(label, names=tuple(names), current=now),
    texts,
    st.lists(texts, min_size=1, max_size=20),
    st.one_of(st.none(), st.integers(0, 25)),
)
points = st.lists(st.tuples(numbers, numbers), max_size=8).map(lambda some: tuple(sorted(some)))
styles = st.sampled_from(("main", "required", "ghost", "second", "third"))


def some(values: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(values, max_size=most).map(tuple)


xy_charts = st.builds(
    XYChart,
    texts,
    st.one_of(axes, named),
    axes,
    some(st.builds(Line, texts, points, styles, texts, st.booleans())),
    some(st.builds(Band, maybe, maybe, texts, texts, st.sampled_from(("loss", "now"))), 2),
    some(st.builds(Crossing, numbers, numbers, texts, texts, texts, texts)),
    some(st.builds(Dot, numbers, numbers, texts, texts, st.booleans(), st.booleans())),
    some(st.builds(Distance, numbers, numbers, texts), 4),
    some(st.builds(Vertical, numbers, texts, texts), 2),
    some(st.builds(Level, numbers, texts, maybe, st.booleans(), texts), 7),
    some(st.builds(Shortfall, numbers, numbers, numbers, texts, texts), 1),
    st.one_of(st.none(), st.builds(CloseUp, numbers, numbers, texts, numbers, texts)),
)
rows_charts = st.builds(
    RowsChart,
    texts,
    axes,
    some(st.builds(Row, texts, maybe, texts, texts, texts, texts), 6),
)
kinds = st.sampled_from(("left", "now", "taken"))
bars_charts = st.builds(
    BarsChart,
    texts,
    some(st.builds(Bar, texts, some(st.builds(Part, numbers, kinds)), texts, texts, st.booleans()), 8),
    texts,
    texts,
    some(st.tuples(kinds, texts)),
)
columns_charts = st.builds(
    ColumnsChart,
    texts,
    some(st.builds(Column, texts, numbers, texts, st.booleans()), 20),
    axes,
    texts,
)
tones = st.sampled_from(("plain", "good", "near", "bad", "now"))
cells = st.lists(st.builds(Cell, texts, tones, texts), max_size=9).map(tuple)
grid_charts = st.builds(
    GridChart,
    texts,
    texts,
    some(texts, 9),
    texts,
    some(st.tuples(texts, cells), 5),
    some(st.tuples(tones, texts)),
)
any_chart = st.one_of(xy_charts, xy_charts, rows_charts, bars_charts, columns_charts, grid_charts)
