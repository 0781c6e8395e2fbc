"""Who waits at a terminal is told what is being done; a file or a pipe is told nothing."""

import io

import pytest

from termsite import progress
from termsite.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_OFTEN", 0.0)


def test_steps_and_numbers_are_told_and_taken_away() -> None:
    terminal = Terminal()
    told = Progress(terminal)
    told.step("Reading")
    assert list(told.counted("Rendering pages", ["a", "b"], 2)) == ["a", "b"]
    told.close()
    said = terminal.getvalue().split("\r\x1b[K")
    assert said[:2] == ["", "Reading"]
    assert said[-2].startswith("Rendering pages: 1 of 2, ")
    assert said[-1] == ""


@pytest.mark.parametrize("elsewhere", [None, io.StringIO()])
def test_nobody_else_is_told(elsewhere: io.StringIO | None) -> None:
    told = Progress(elsewhere)
    told.step("Reading")
    assert list(told.counted("Rendering pages", ["a"], 1)) == ["a"]
    told.close()
    assert elsewhere is None or elsewhere.getvalue() == ""
