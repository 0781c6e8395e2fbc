"""A site appears whole or not at all, and only what changed is written."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from termsite.content.shape import folded
from termsite.model import Document, Place, Problem
from termsite.publish import Standing, clashes, publish, unfit


def document(path: str, text: str = "x") -> Document:
    return Document(path, text.encode(), Place(f"source of {path}"))


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_documents_become_files(tmp_path: Path) -> None:
    assert publish([document("a/index.html"), document("b.txt")], tmp_path / "site") == []
    assert names(tmp_path) == ["site/a/index.html", "site/b.txt"]


def test_what_is_no_longer_made_vanishes(tmp_path: Path) -> None:
    publish([document("a/index.html"), document("b.txt")], tmp_path / "site")
    publish([document("b.txt")], tmp_path / "site")
    assert names(tmp_path) == ["site/b.txt"]


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    publish([document("a.txt", "same"), document("b.txt", "old")], tmp_path / "site")
    before = {path.name: path.stat().st_ino for path in (tmp_path / "site").iterdir()}
    publish([document("a.txt", "same"), document("b.txt", "new")], tmp_path / "site")
    after = {path.name: path.stat().st_ino for path in (tmp_path / "site").iterdir()}
    assert before["a.txt"] == after["a.txt"]
    assert before["b.txt"] != after["b.txt"]
    assert (tmp_path / "site" / "b.txt").read_text() == "new"


def test_two_documents_with_one_path_are_a_problem(tmp_path: Path) -> None:
    twins = [document("terms/equity/index.html"), document("terms/Equity/index.html")]
    (problem,) = publish(twins, tmp_path / "site")
    assert "two documents want" in problem.message
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("maße", "masse"), ("λόγος", "λόγοσ"), ("ﬁgure", "figure"), ("é", "e\u0301"), ("a", "b")],
)
def test_the_check_and_the_publisher_know_by_one_rule_what_is_one_address(one: str, other: str) -> None:
    twins = [Standing(f"{name}/index.html", Place(name)) for name in (one, other)]
    assert bool(clashes(twins)) == (folded(one) == folded(other))


def test_a_site_that_does_not_pass_its_check_is_not_published(tmp_path: Path) -> None:
    publish([document("a.txt", "good")], tmp_path / "site")
    wrong = Problem(Place("a.txt"), "is bad")
    assert publish([document("a.txt", "bad")], tmp_path / "site", lambda _: [wrong]) == [wrong]
    assert (tmp_path / "site" / "a.txt").read_text() == "good"
    assert names(tmp_path) == ["site/a.txt"]


def test_a_site_takes_no_place_of_what_somebody_else_has_there(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert unfit(tmp_path / "new") == unfit(tmp_path / "mine") == []
    (tmp_path / "mine" / "thesis.txt").write_text("years", "utf-8")
    for folder, what in (
        ("mine", "holds what no build has made"),
        (".", "holds what"),
        ("mine/thesis.txt", "is a file"),
    ):
        (problem,) = unfit(tmp_path / folder)
        assert what in problem.message
    publish([document("data/search.json"), document("index.html")], tmp_path / "site")
    assert unfit(tmp_path / "site") == []


# Publishes whole sites of one letter for ever, each made of the one before the last.
FOR_EVER = """
import sys
from itertools import cycle
from pathlib import Path
from termsite.model import Document, Place
from termsite.publish import publish
here = Path(sys.argv[1])
for text in cycle("ab"):
    site = [Document(f"{n}/{text}.txt", text.encode() * 5_000, Place("x")) for n in range(60)]
    publish(site, here / "site", spare=here / "spare")
    print(text, flush=True)
"""
KILLS = 5


def test_after_every_kill_the_last_site_is_whole_and_the_next_build_goes_on(tmp_path: Path) -> None:
    chance = random.Random(KILLS)
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", FOR_EVER, str(tmp_path)], stdout=subprocess.PIPE
        ) as killed:
            assert killed.stdout is not None
            for _ in range(chance.randint(1, 6)):
                killed.stdout.readline()
            for _ in range(chance.randrange(2_000)):
                (tmp_path / "spare").exists()  # a while, short or long, in which its next site grows
            killed.kill()
        files = {path.parent.name: path for path in (tmp_path / "site").glob("*/*")}
        assert len(files) == 60
        assert len({path.stem for path in files.values()}) == 1
        assert {path.read_bytes() for path in files.values()} == {files["0"].stem.encode() * 5_000}
    publish([document("b.txt")], tmp_path / "site", spare=tmp_path / "spare")
    assert names(tmp_path / "site") == ["b.txt"]
