"""Two folders change places at once, or nothing has moved."""

import sys
from pathlib import Path

from termsite.publish import publish
from termsite.swap import swapped
from tests.termsite.test_publish import document, names


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "other ü"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name, "utf-8")
    done = swapped(tmp_path / "one", tmp_path / "other ü")
    assert done == (sys.platform in ("linux", "darwin"))
    assert names(tmp_path) == (["one/other ü", "other ü/one"] if done else ["one/one", "other ü/other ü"])


def test_what_is_not_there_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not swapped(tmp_path / "one", tmp_path / "none")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_site_is_made_of_the_one_before_the_last(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for text in "abcb":
        publish(
            [document("same.txt"), document(f"{text}/index.html", text), document("x.txt", text)],
            site,
            spare=spare,
        )
        assert names(site) == [f"{text}/index.html", "same.txt", "x.txt"]
        assert (site / "x.txt").read_text("utf-8") == text
    assert (site / "same.txt").samefile(spare / "same.txt")
    assert (spare / "x.txt").read_text("utf-8") == "c"


def test_a_folder_that_becomes_a_file_and_back(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for path in ("a/b", "a", "a/b", "a", "c"):
        publish([document(path)], site, spare=spare)
        assert names(site) == [path]


def test_a_build_that_was_killed_between_two_renames_costs_no_site(tmp_path: Path) -> None:
    publish([document("a.txt")], tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    assert publish([document("a.txt"), document("A.txt")], tmp_path / "site")
    assert names(tmp_path) == ["site/a.txt"]
