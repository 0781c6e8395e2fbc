"""What a build makes of an earlier one is what a clean build makes, byte for byte, whatever was edited between."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from termsite.site import build
from tests.draws import PROFILE
from tests.termsite.builds import built, clean, done, files
from tests.termsite.conftest import themed

WALKS = 20 if PROFILE == "thorough" else 1
STEPS = 10
WORDS = ("margin", "half", "pool", "rate", "loan", "price", "share", "call", "fund", "risk", "cap", "fee")
AREAS = ("basics", "more")


class Editor:
    """Somebody who edits a small glossary without a plan, but never wrongly."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.fresh = iter(f"{one} {other}" for one in WORDS for other in WORDS if one != other)
        for _ in range(8):
            self.add()
        self.fill()

    def terms(self) -> list[Path]:
        return sorted((self.root / "terms").glob("*.md"))

    def texts(self) -> list[Path]:
        """All that may name a term."""
        return [*self.terms(), self.root / "docs" / "areas" / "basics.md"]

    def one(self) -> Path:
        return self.chance.choice(self.terms())

    def write(self, file: Path, old: str, new: str) -> None:
        text = file.read_text("utf-8")
        assert re.search(old, text, re.MULTILINE), (file, old)
        file.write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), "utf-8")

    def fill(self) -> None:
        """Add a term to each area that has none, for that is a mistake."""
        for area in AREAS:
            if not any(
                re.search(rf"^areas: .*\b{area}\b", one.read_text("utf-8"), re.M) for one in self.terms()
            ):
                self.add(area)

    def add(self, area: str = "") -> None:
        name, area = next(self.fresh), area or self.chance.choice(AREAS)
        others = [file.stem for file in self.chance.sample(self.terms(), min(2, len(self.terms())))]
        text = (
            f"---\ntitle: {name}\nsummary: The {name} is a thing that is told of here.\naliases: [{name} thing]\n"
            f"areas: [{area}]\nlevel: starter\nrequires: [{', '.join(others[:1])}]\n"
            f"related: [{', '.join(f'{{term: {one}, why: It is near.}}' for one in others)}]\n"
            f"published: 2026-11-{self.chance.randint(10, 28)}\ncalculators: [{{use: half}}]\nno_autolink: false\n---\n{self.sentence()}\n"
        )
        (self.root / "terms" / f"{name.replace(' ', '-')}.md").write_text(text, "utf-8")

    def sentence(self) -> str:
        said = [" ".join(self.chance.sample(WORDS, 2)) for _ in range(4)]
        link = f"And [[{self.one().stem}]] too." if self.terms() else "And no more."
        return f"Here {', '.join(said)} and {{half.half}} meet.\n\n## More\n\n{link}"

    def change(self) -> None:
        file = self.one()
        front, _, _ = file.read_text("utf-8").rpartition("---\n")
        file.write_text(f"{front}---\n{self.sentence()}\n", "utf-8")
        shutil.rmtree(file.with_suffix(""), ignore_errors=True)

    def retitle(self) -> None:
        file = self.one()
        self.write(
            file,
            r"^title: .*$",
            f"title: {file.stem.replace('-', ' ')} {self.chance.choice('abcdefg')}{self.chance.randint(1, 99)}",
        )

    def summarise(self) -> None:
        self.write(
            self.one(),
            r"^summary: .*$",
            f"summary: Another sentence about it, number {self.chance.random()}.",
        )

    def name(self) -> None:
        self.write(
            self.one(), r"^aliases: \[", f"aliases: [{next(self.fresh)} {self.chance.randint(1, 999)}, "
        )

    def unname(self) -> None:
        self.write(self.one(), r"^aliases: .*$", "aliases: []")

    def move(self) -> None:
        file = self.one()
        here = "basics" if "areas: [basics]" in file.read_text("utf-8") else "more"
        self.write(file, r"^areas: .*$", f"areas: [{'more' if here == 'basics' else 'basics'}, {here}]")

    def hush(self) -> None:
        self.write(self.one(), r"^no_autolink: .*$", f"no_autolink: {self.chance.choice(('true', 'false'))}")

    def delete(self) -> None:
        file = self.one()
        file.unlink()
        shutil.rmtree(file.with_suffix(""), ignore_errors=True)
        for other in self.texts():
            text = (
                other.read_text("utf-8")
                .replace(f"[[{file.stem}]]", "it")
                .replace(f"requires: [{file.stem}]", "requires: []")
            )
            other.write_text(
                re.sub(rf"\{{term: {file.stem}, why: It is near.\}},? ?", "", text).replace(", ]", "]"),
                "utf-8",
            )

    def rename(self) -> None:
        file = self.one()
        new = next(self.fresh).replace(" ", "-")
        file.rename(file.with_stem(new))
        if file.with_suffix("").exists():
            file.with_suffix("").rename(file.with_stem(new).with_suffix(""))
        for other in self.texts():
            text = other.read_text("utf-8")
            text = re.sub(rf"(\[\[|requires: \[|\{{term: ){file.stem}(?=[\],])", rf"\g<1>{new}", text)
            other.write_text(text, "utf-8")
        self.write(file.with_stem(new), r"^title: .*$", f"title: {new.replace('-', ' ')}")
        self.write(file.with_stem(new), r"^aliases: .*$", "aliases: []")

    def recalculate(self) -> None:
        self.write(
            self.root / "calculators" / "half.py",
            r'question="[^"]*"',
            f'question="What is a half, by way {self.chance.random()}?"',
        )

    def settings(self) -> None:
        self.write(
            self.root / "mkdocs.yml",
            r"^site_description: .*$",
            f"site_description: A glossary, number {self.chance.random()}.",
        )

    def look(self) -> None:
        file = self.root / "theme" / "css" / "text.css"
        file.write_text(
            f"{file.read_text('utf-8')}\n.mg-n{self.chance.randint(1, 999)} {{ color: red }}\n", "utf-8"
        )

    def tell(self) -> None:
        page = self.root / "docs" / "areas" / "basics.md"
        before, _, _ = page.read_text("utf-8").partition("\n\nSaid:")
        page.write_text(f"{before.rstrip()}\n\nSaid: {self.sentence()}\n", "utf-8")

    def picture(self) -> None:
        file = self.one()
        folder, number = file.with_suffix(""), self.chance.randint(1, 3)
        folder.mkdir(exist_ok=True)
        side = self.chance.randint(1, 900)
        Image.new("RGB", (side, 20), (side % 256, 0, 0)).save(folder / f"number-{number}.png")
        if f"number-{number}.png" not in file.read_text("utf-8"):
            shown = f'\n![A bar of one colour](number-{number}.png "Number {side}.")\n'
            file.write_text(file.read_text("utf-8") + shown, "utf-8")

    def edit(self) -> str:
        often = (self.change, self.summarise, self.add, self.name, self.picture)
        seldom = (
            self.retitle,
            self.unname,
            self.move,
            self.hush,
            self.delete,
            self.rename,
            self.recalculate,
            self.settings,
            self.look,
            self.tell,
        )
        chosen = self.chance.choice((*often, *seldom))
        chosen()
        self.fill()
        return chosen.__name__


@pytest.fixture
def project(content: Callable[[Path | None], Path]) -> Path:
    root = themed(content(None))
    more = (root / "docs" / "areas" / "basics.md").read_text("utf-8")
    (root / "docs" / "areas" / "more.md").write_text(
        re.sub(r"^title: .*$", "title: More", more, flags=re.MULTILINE), "utf-8"
    )
    return root


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(WALKS))
def test_after_any_edits_a_build_equals_a_clean_one(project: Path, seed: int) -> None:
    editor, said = Editor(project, seed), ["begin"]
    built(project, "site")
    for step in range(STEPS):
        said.append(editor.edit())
        said.append(done(project, "site").how)
        made = files(project / "site")
        if step % 5 == 4:
            wanted = clean(project)
            other = sorted(name for name in {*made, *wanted} if made.get(name) != wanted.get(name))
            assert not other, f"seed {seed}, after {', '.join(said)}"
    assert len(set(said)) > 4
    print(said)


@pytest.mark.slow
def test_what_is_not_touched_is_not_written(project: Path) -> None:
    editor = Editor(project, 0)
    built(project, "site")
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*") if path.is_file()}
    built(project, "site")
    assert before == {
        path: path.stat().st_mtime_ns for path in (project / "site").rglob("*") if path.is_file()
    }
    editor.change()
    built(project, "site")
    after = {
        path
        for path in (project / "site").rglob("*")
        if path.is_file() and before.get(path) != path.stat().st_mtime_ns
    }
    assert 0 < len(after) < len(before) / 2


@pytest.mark.slow
def test_a_page_that_somebody_else_wrote_over_is_made_again(project: Path) -> None:
    Editor(project, 0)
    wanted = built(project, "site")
    page = project / "site" / "terms" / "index.html"
    page.unlink()
    page.write_text("mine", "utf-8")
    (project / "site" / "mine.html").write_text("mine", "utf-8")
    assert built(project, "site") == wanted


@pytest.mark.slow
def test_two_builds_at_once_take_turns(project: Path) -> None:
    editor = Editor(project, 1)
    wanted = built(project, "site")
    editor.change()
    with ThreadPoolExecutor(2) as both:
        told = list(both.map(lambda _: build(project, project / "site", engine=lambda *_: ()), range(2)))
    assert told == [[], []]
    made = files(project / "site")
    assert made == clean(project) != wanted
