"""What a chart's table says is the module's, and nothing that only a drawing needs."""

import pytest

import margin
from calckit import Outcome, answer, load
from calckit.chart.table import twin

CATALOGUE = load()


def column(calculator: str, name: str, **plain: str) -> tuple[Outcome, dict[str, str]]:
    """Return a column of the table by its first one."""
    outcome = answer(CATALOGUE[calculator], plain=plain)
    assert isinstance(outcome, Outcome)
    table = twin(outcome.chart)
    place = table.head.index(name)
    return outcome, {row[0]: row[place] for row in table.rows}


@pytest.mark.parametrize("leverage", ["1", "2", "5", "10", "50", "100", "150"])
def test_a_venue_allows_what_its_brackets_say(leverage: str) -> None:
    outcome, allowed = column("initial-margin", "What the venue allows, USDT", leverage=leverage)
    limit = margin.max_notional(float(leverage), outcome.case.brackets)
    cap = margin.BRACKET_TABLES[outcome.case.table].cap
    wanted = cap if limit is None else limit
    assert wanted is not None
    assert allowed[f"{leverage}×"] == f"{wanted:,.0f}"


@pytest.mark.parametrize("fill", ["46000", "48000", "50000", "53000", "56000"])
def test_a_fund_pays_whole_or_not_at_all(fill: str) -> None:
    outcome, after = column("insurance-fund-adl", "Fund afterwards, USDT", fill_price=fill)
    assert not [text for text in after.values() if text.startswith("−")]
    assert after[f"{float(fill):,.0f}"] == f"{float(outcome.case.fund_after):,.2f}".rstrip("0").rstrip(".")
