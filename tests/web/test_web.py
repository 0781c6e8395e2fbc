"""The scripts: their types as written down, and the parts that need no page."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from calckit import Number, describe, load
from termsite.engine.joined import OWN
from termsite.engine.node import NODE, environment
from termsite.words.scripts import MARKS

ROOT = Path(__file__).parents[2]


def node(*arguments: str | Path) -> str:
    done = subprocess.run(
        [NODE, *arguments], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_types_written_in_comments_hold() -> None:
    node("node_modules/typescript/bin/tsc", "--project", ".")


def test_the_scripts_are_laid_out_and_linted() -> None:
    node("node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off")


def test_the_parts_without_a_page_keep_their_promises() -> None:
    node("--test", *sorted((ROOT / "tests" / "web").rglob("*.test.mjs")))


def imported(script: Path) -> set[Path]:
    """The scripts that one waits for, by their files; the build writes one of them."""
    text = script.read_text("utf-8") if script.exists() else ""
    return {(script.parent / name).resolve() for name in re.findall(r"^import .*'(\.[^']+)'$", text, re.M)}


def test_a_calculator_names_at_once_all_that_it_is_made_of() -> None:
    """Else each part would wait until another has come over the line and asks for it."""
    whole = ROOT / "web" / "calculator" / "all.js"
    reached, left = set[Path](), [whole]
    while left:
        new = imported(left.pop()) - reached
        reached |= new
        left += new
    assert len(reached) > 15
    set_in = {ROOT / "web" / "engine" / name for names in OWN.values() for name in names}
    assert imported(whole) == reached - {ROOT / "web" / MARKS} - set_in  # which the build takes away


@pytest.mark.parametrize("slug", load())
def test_wherever_a_slider_stops_is_another_number_that_its_field_takes(slug: str) -> None:
    calculator = load()[slug]
    sliders = {
        field["name"]: field["slider"]
        for field in describe(calculator)["fields"]
        if field["kind"] == "number" and field["slider"]
    }
    stops = json.loads(node("tests/web/calculator/stops.mjs", json.dumps(sliders)))
    for field in calculator.inputs:
        if field.name not in sliders:
            continue
        assert isinstance(field.kind, Number)
        for text in stops[field.name]:
            field.kind.take(text)  # raises what it would say beside the field
        if field.kind.style == "count":
            assert len(set(stops[field.name])) == len(stops[field.name])
