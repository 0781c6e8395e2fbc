"""The command line asks a calculator, and the other way round."""

import pytest

import build


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = build.main(["ask", *words])
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.parametrize(
    "words",
    [("--solve", "leverage", "price=50000"), ("price=50000", "--solve", "leverage")],
    ids=["before", "after"],
)
def test_the_other_way_round(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    code, told = said(capsys, "liquidation-price", *words)
    assert code == 0
    assert told.startswith("A leverage of 5.85366× gives a liquidation price of 50,000.00 USDT.")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--solve", "leverage", "price=70000"), "No leverage gives"),
        (("--solve", "leverage", "price=x"), "must be a number"),
        (("--solve", "side", "price=1"), "'side' is not one of its numbers: entry_price"),
        (("--solve", "leverage", "entry_price=1"), "Name one output"),
    ],
)
def test_what_cannot_be_found_is_told_and_ends_in_1(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], part: str
) -> None:
    code, told = said(capsys, "liquidation-price", *words)
    assert code == 1
    assert part in told


def test_options_that_are_not_there_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build.main(["ask", "liquidation-price", "--nope"])
    assert "unrecognized arguments: --nope" in capsys.readouterr().err
