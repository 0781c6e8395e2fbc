"""Nothing is built where nothing was touched, and whatever is touched counts."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from termsite.untouched import Untouched


def project(root: Path) -> Path:
    for name in (
        "terms/equity.md",
        "src/margin/loan.py",
        "terms/build/brown.png",
        "mkdocs.yml",
        "site/index.html",
        "site/a/index.html",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", "utf-8")
    (root / "build" / "kept").mkdir(parents=True)
    (root / "node_modules").mkdir()
    return root


def added(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("new", "utf-8")


def put(name: str) -> Callable[[Path], object]:
    """Other words in another's place, as most programs save and all that unpack do."""

    def touch(root: Path) -> None:
        (root / "build" / "new").write_text("new", "utf-8")
        (root / "build" / "new").replace(root / name)

    return touch


def again(root: Path) -> None:
    """The same letters, another file: as an editor saves."""
    file = root / "terms" / "equity.md"
    file.rename(file.with_suffix(".old")).replace(file)
    file.write_text("y", "utf-8")


TOUCHES: dict[str, Callable[[Path], object]] = {
    "a term changed": again,
    "a term added": added("terms/loan.md"),
    "a picture of a term called build": added("terms/build/brown.png"),
    "a term gone": lambda root: (root / "terms" / "equity.md").unlink(),
    "a setting": added("mkdocs.yml"),
    "code": added("src/margin/loan.py"),
    "a package of npm": added("node_modules/.package-lock.json"),
    "a page gone": lambda root: (root / "site" / "a" / "index.html").unlink(),
    "a page put in another's place": put("site/index.html"),
    "a page below another put in another's place": put("site/a/index.html"),
    "a folder gone": lambda root: rmtree(root / "site" / "a"),
    "a page of somebody else": added("site/a/other.html"),
    "the site gone": lambda root: (root / "site").rename(root / "elsewhere"),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_whatever_is_touched_counts(touch: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    Untouched(root, root / "site", "").keep()
    assert Untouched(root, root / "site", "").written() == frozenset()
    TOUCHES[touch](root)
    assert Untouched(root, root / "site", "").written() != frozenset()


def test_another_address_is_another_site(tmp_path: Path) -> None:
    root = project(tmp_path)
    Untouched(root, root / "site", "").keep()
    assert Untouched(root, root / "site", "https://example.org/").written() != frozenset()
    assert Untouched(root, root / "other", "").written() != frozenset()


def test_what_is_edited_while_the_site_is_built_counts(tmp_path: Path) -> None:
    root = project(tmp_path)
    seen = Untouched(root, root / "site", "")
    again(root)
    seen.keep()
    assert Untouched(root, root / "site", "").written() != frozenset()


def test_a_lock_that_leads_nowhere_counts_like_any_other_file(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "terms" / ".#equity.md").symlink_to("somebody@here")
    Untouched(root, root / "site", "").keep()
    assert Untouched(root, root / "site", "").written() == frozenset()
    (root / "terms" / ".#equity.md").unlink()
    assert Untouched(root, root / "site", "").written() is None


def test_two_sites_that_change_places_are_known_by_what_was_touched(tmp_path: Path) -> None:
    """Of the folder that comes back the others are as they were when it went."""
    root = project(tmp_path)
    site, spare = root / "site", root / "build" / "spare"
    copytree(site, spare)
    Untouched(root, site, "").keep()
    for word in ("one", "two", "three"):
        (root / "terms" / "equity.md").write_text(word, "utf-8")
        seen = Untouched(root, site, "")
        assert seen.written() == {str(root / "terms" / "equity.md")}
        (spare / "a" / "index.html").unlink()
        (spare / "a" / "index.html").write_text(word, "utf-8")
        swap(site, spare)
        seen.keep(["a/index.html"])
        assert Untouched(root, site, "").written() == frozenset()
    swap(site, spare)
    assert Untouched(root, site, "").written() is None


def swap(one: Path, other: Path) -> None:
    one.rename(one.with_name("between"))
    other.rename(one)
    one.with_name("between").rename(other)
