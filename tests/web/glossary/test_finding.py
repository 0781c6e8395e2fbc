"""The search box answers what people type: questions written down before its index was, names, misspelt words."""

import csv
import json
import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from termsite.engine.node import NODE, environment

pytestmark = pytest.mark.site
HERE = Path(__file__).parent
FIRST = 3
Find = Callable[[Iterable[str]], list[dict[str, Any]]]
with (HERE / "queries.tsv").open(encoding="utf-8") as file:
    QUERIES = [
        (row["query"], row["pages"].split(), row["seen at"])
        for row in csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE)
    ]


@pytest.fixture(scope="module")
def find(site_folder: Path) -> Find:
    """Type each of some texts into the box, with all layers there."""

    def found(typed: Iterable[str]) -> list[dict[str, Any]]:
        lines = "".join(f"{one}\n" for one in typed)
        command = [NODE, HERE / "finding.mjs", site_folder]
        done = subprocess.run(
            command, input=lines.encode(), env=environment(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return found


def layer(folder: Path, name: str) -> Any:
    return json.loads((folder / "data" / f"{name}.json").read_text("utf-8"))


def first(answer: dict[str, Any]) -> list[str]:
    return [row["path"].partition("#")[0] for row in answer["rows"][:FIRST]]


def test_the_questions_are_many_and_half_of_them_are_others() -> None:
    assert len({query for query, _, _ in QUERIES}) == len(QUERIES) == 225
    assert sum(seen.startswith(("http://", "https://")) for _, _, seen in QUERIES) >= len(QUERIES) / 2


def test_questions_find_a_page_that_answers_among_the_first_three(find: Find, site_folder: Path) -> None:
    assert not [path for _, pages, _ in QUERIES for path in pages if not (site_folder / path).is_dir()]
    answers = find(query for query, _, _ in QUERIES)
    assert [query for (query, _, _), answer in zip(QUERIES, answers, strict=True) if not answer["rows"]] == []
    missed = [
        (query, first(answer))
        for (query, pages, _), answer in zip(QUERIES, answers, strict=True)
        if not set(pages) & set(first(answer))
    ]
    print(f"{len(QUERIES) - len(missed)} of {len(QUERIES)} questions are answered by the first {FIRST}")
    assert len(missed) <= len(QUERIES) * 0.05, missed


def test_every_name_comes_first_for_itself(find: Find, site_folder: Path) -> None:
    """Whatever shares a name is among the first three, and nothing is shown twice."""
    owners = defaultdict(set)
    spelt = {}
    for _, title, path, also in (
        layer(site_folder, "search")["entries"] + layer(site_folder, "meanings")["more"]
    ):
        for name in (title, *also):
            owners[name.lower()].add(path)
            spelt[name.lower()] = name
    answers = find(spelt.values())
    print(f"{len(spelt)} names")
    for name, answer in zip(spelt, answers, strict=True):
        shown = [row["path"] for row in answer["rows"]]
        assert owners[name] <= set(shown[:FIRST]) and shown[0] in owners[name], (name, shown[:FIRST])
        assert answer["unknown"] == [], name
        assert len(set(shown)) == len(shown), (name, shown)


def test_every_question_of_the_site_finds_its_answer(find: Find, site_folder: Path) -> None:
    said = layer(site_folder, "meanings")
    paths = [path for _, _, path, _ in layer(site_folder, "search")["entries"] + said["more"]]
    asked = defaultdict(set)
    for path, (_, questions, _) in zip(paths, said["entries"], strict=True):
        for ask, _, anchor in questions:
            asked[ask].add(f"{path}#{anchor}")
    answers = find(asked)
    print(f"{len(asked)} questions")
    for (ask, where), answer in zip(asked.items(), answers, strict=True):
        rows = answer["rows"][: max(FIRST, len(where))]
        assert where <= {row["path"] for row in rows if row["line"].startswith(ask)}, (ask, rows)


@pytest.mark.parametrize(
    ("typed", "path", "said"),
    [
        ("how much must I add", "terms/margin-call/#q4", "How much must I add?"),
        ("can my broker sell without calling me", "terms/margin-call/#q2", "Can a broker sell without"),
        ("is 1x safe from liquidation", "terms/leverage/#q4", "Is 1× leverage safe from"),
        ("hyperliquid maintenance margin", "terms/maintenance-margin/", "Hyperliquid: "),
    ],
)
def test_the_sentence_that_answers_is_shown(find: Find, typed: str, path: str, said: str) -> None:
    (answer,) = find([typed])
    assert any(row["path"] == path and row["line"].startswith(said) for row in answer["rows"][:FIRST]), answer


def test_no_word_of_the_site_is_called_misspelt(find: Find, site_folder: Path) -> None:
    drawn = random.Random(13)
    texts = " ".join(layer(site_folder, "texts")["texts"])
    words = drawn.sample(sorted(set(re.findall(r"[A-Za-z]{3,}", texts))), 300)
    assert [word for word, answer in zip(words, find(words), strict=True) if answer["unknown"]] == []


def test_one_slip_hides_no_title(find: Find, site_folder: Path) -> None:
    drawn = random.Random(13)
    entries = layer(site_folder, "search")["entries"]
    titles = [(title, path) for kind, title, path, _ in entries if kind == "term" and len(title) > 6]
    slips = [
        slip(title, drawn.randrange(1, len(title) - 1), drawn.choice(["drop", "swap", "double"]))
        for title, _ in titles
    ]
    answers = find(slips)
    hidden = [
        (typed, path)
        for typed, (_, path), answer in zip(slips, titles, answers, strict=True)
        if path not in first(answer)
    ]
    print(f"{len(titles) - len(hidden)} of {len(titles)} titles are found in spite of a slip")
    assert len(hidden) <= len(titles) * 0.05, hidden


def slip(word: str, at: int, how: str) -> str:
    """A letter left out, swapped with the next, or typed twice."""
    middle = {"drop": "", "swap": word[at + 1] + word[at], "double": word[at] * 2}[how]
    return word[:at] + middle + word[at + (2 if how == "swap" else 1) :]


def test_a_word_one_letter_away_comes_before_one_that_is_two_away(find: Find) -> None:
    (answer,) = find(["helth"])
    assert "terms/health-factor/" in first(answer)
    assert "terms/delta/" not in first(answer)


def test_what_is_nowhere_is_called_so_and_small_words_are_not(find: Find) -> None:
    nowhere, small, begun = find(["xqzzwv", "what is the", "mainten"])
    assert (nowhere["rows"], nowhere["unknown"]) == ([], ["xqzzwv"])
    assert (small["rows"], small["unknown"]) == ([], [])
    assert begun["rows"] and begun["unknown"] == []
