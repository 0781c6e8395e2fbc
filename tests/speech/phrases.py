"""What a reader does, and what must be heard of it."""

from __future__ import annotations

from dataclasses import dataclass

TERM = "terms/liquidation-price/"
CALCULATOR = "calculators/liquidation-price/"
REPLAY = "calculators/replay-of-real-days/"
CHART = "Equity of the long against the mark price Over the mark price from 51,900 to 65,400 USDT per BTC"


@dataclass(frozen=True)
class Phrase:
    """One thing done, by a key, by typing or by opening a page, and the pattern that is heard once of it."""

    name: str
    heard: str
    key: str = ""  # as xdotool names it
    leads: str = ""  # the address under the site to which the key leads
    typed: str = ""
    opened: str = ""  # the address under the site, opened before anything else
    beside: str = ""  # what holds the focus before the key, as a selector


PHRASES = (
    Phrase("a term is opened", r"Liquidation price: meaning, formula, calculator", opened=TERM),
    Phrase("its heading", r"Liquidation price heading level 1", key="1"),
    Phrase("its chart", rf"{CHART}.*Entry 60,000\.00\. image", key="g"),
    Phrase(
        "a word with a meaning",
        r"equity link\. What an account or position is worth",
        key="Tab",
        beside=".mg-strip a.mg-term",
    ),
    Phrase(
        "its formula",
        r"P\. equals\. fraction start\.",
        key="Tab",
        beside=".mg-text:has(+ #formula) a.mg-term:last-of-type",
    ),
    Phrase("its formula in words", r"In words: liquidation price = \(s × quantity", key="Down"),
    Phrase(
        "a field",
        r"Entry price entry 60,000(?: selected)?\..*above 0 USDT",  # not in every browser what is selected is told
        opened=CALCULATOR,
        key="Tab",
        beside="[name=side]:checked",
    ),
    Phrase("a number is typed", r"45,226\.13 USDT", typed="50000"),
    Phrase("its slider", r"Entry price (?:horizontal )?slider 50,000 USDT", key="Tab"),
    Phrase("its slider is moved", r"falls to [\d,.]+ USDT", key="Right"),
    Phrase(
        "a field whose unit is a sign",
        r"Leverage entry 10(?: selected)?\..*1× to 150×",
        key="Tab",
        beside=".mg-slider[data-for=quantity]",
    ),
    Phrase("a number is refused", r"Leverage must be at most 150×", typed="500"),
    Phrase(
        "a number is asked back",
        r"is read as 1\. After it: I meant 1 thousand",
        typed="1.000",
        key="Tab",
        beside="[name=side]:checked",
    ),
    Phrase(
        "the search at rest",
        r"Find a word, a symbol or a sum",
        opened=CALCULATOR,
        key="Tab",
        beside="[name=__palette]",
    ),
    Phrase("a word is searched", r"margin call,? term", typed="margin call"),
    Phrase(
        "what is found is opened",
        r"Margin call heading level 1",
        key="Return",
        leads="terms/margin-call/",
        typed="1",
    ),
    Phrase(
        "a step",
        r"[\d,.]+ USD of equity.* Day 1 of \d+",
        opened=REPLAY,
        key="Return",
        beside="[data-part=next]",
    ),
    Phrase("a second step", r"[\d,.]+ USD of equity.* Day 2 of \d+", key="Return"),
    Phrase(
        "the other way round",
        r"A leverage of 5\.85366× gives a liquidation price of 50,000\.00 USDT",
        opened=CALCULATOR,
        key="Tab",
        typed="50000\n",
        beside="[data-part=solve-pair]",  # a field that only a script has put the focus into is still browsed
    ),
    Phrase("an answer is kept", r"Kept as A\.", key="Return", beside="[data-part=keep]"),
    Phrase(
        "an exercise",
        r"Liquidation price entry required\. \S.* Within 0\.1% counts as right",
        opened=CALCULATOR,
        key="Return",
        beside="[data-part=new-exercise]",
    ),
    Phrase("a wrong answer", r"Not yet: 12\.00 is too", typed="12\n"),
)
