"""README's list of browsers and systems is what the runs told, and nothing else."""

from pathlib import Path

import pytest

from tests.tools.readme import README, kept, listed, main
from tests.tools.tried import Tried

RUN = Tried("Some System 1", ("Chromium 156.0", "Firefox 153.8"), ("Java 25",), ("WebKitGTK (left out)",))


def test_readme_lists_what_the_runs_told() -> None:
    text = README.read_text("utf-8")
    assert listed(text, kept()) == text


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    RUN.write(tmp_path / "build" / "tried.json")
    assert Tried.read(tmp_path / "build" / "tried.json") == RUN


def test_a_run_is_listed_in_its_own_words_with_what_it_left_out() -> None:
    before = "Before\n<!-- tried -->\n- old\n<!-- /tried -->\nafter\n"
    row = "- On Some System 1: Chromium 156.0, Firefox 153.8, Java 25. Not tried: WebKitGTK (left out)."
    assert listed(before, [RUN]) == f"Before\n<!-- tried -->\n{row}\n<!-- /tried -->\nafter\n"
    assert listed(listed(before, [RUN]), []) == listed(before, [])


def test_without_a_run_there_is_nothing_to_list(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="a `make test` without a failure writes it"):
        main([str(tmp_path / "tried.json")])
