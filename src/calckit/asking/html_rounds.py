"""Rounds as HTML: the list, complete without script, and the charts of one round."""

from html import escape

from calckit.chart.draw import draw_both
from calckit.marks import rich
from calckit.rounds import Round, Rounds
from calckit.saying import say

WIDE = 440


def listed(rounds: Rounds, root: str) -> str:
    """Return the list of all rounds."""
    items = "".join(_item(one, root) for one in rounds.rounds)
    unit = f' <span class="mg-unit">{escape(rounds.unit)}</span>' if rounds.unit else ""
    end = f'<p class="mg-rounds-end">{rich(rounds.end, root)}</p>' if rounds.end else ""
    title = f'<h2 class="mg-rounds-title">{escape(rounds.title)}{unit}</h2>'
    each = escape(rounds.each or say("round"))
    return f'{title}<ol class="mg-rounds" data-each="{each}">{items}</ol>{end}'


def drawn(rounds: Rounds, index: int, slug: str) -> str:
    """Return the charts of one round, each under its title."""
    return "".join(
        f"<figure><figcaption>{escape(chart.title)}</figcaption>"
        f"{draw_both(chart, WIDE, key=f'r{i}-{slug}')}</figure>"
        for i, chart in enumerate(rounds.charts(index))
    )


def _item(one: Round, root: str) -> str:
    note = f' <span class="mg-round-note">{rich(one.note, root)}</span>' if one.note else ""
    return (
        f'<li><span class="mg-round-name">{escape(one.name)}</span>'
        f'<p class="mg-round-say">{rich(one.say, root)}{note}</p>'
        f'<p class="mg-round-figure"><b>{escape(one.figure)}</b> <span data-part="when"></span></p>'
        f'<p class="mg-round-words">{rich(one.words, root)}</p></li>'
    )
