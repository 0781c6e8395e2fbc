"""An edited text is set anew alone, to the bytes of a whole build; where more follows from it, all is built."""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from termsite.desk import Desk
from termsite.least import Done
from termsite.record.store import SITE, Store
from termsite.release import release
from termsite.untouched import of_site
from termsite.verify.check import verify
from tests.termsite.builds import clean, done, files
from tests.termsite.conftest import themed

NAMES = ("ebb", "flood", "neap tide", "spring tide", "slack water", "tidal range")
TERM = """\
---
title: {name}
summary: The word {name} stands here for something that water does.
areas: [basics]
level: starter
calculators: [{{use: half}}]
published: 2026-11-01
---
{text}
"""
TEXTS = {
    "ebb": "Water goes, and half of it is {half.half}.\n\n## How long\n\nUntil [[slack-water]].",
    "flood": "Water comes.\n\n## How far\n\nAs far as the [tide](../neap-tide/#the-smallest) leads.",
    "neap tide": "Half the moon is seen.\n\n## The smallest\n\nA small tidal range. See [[ebb]].",
    "spring tide": "The moon is full. See [[ebb]].",
    "slack water": "Nothing moves, neither ebb nor flood.",
    "tidal range": "From the top to the foot.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What an editor does to a file, how it is done, and which pages of the site change by it."""

    file: str
    old: str
    new: str
    how: str = "part"
    pages: tuple[str, ...] = ()


# In this order: each is done to what those before it left.
STEPS = {
    "a sentence more": Step("tidal-range", "foot.", "foot. It is a length.", pages=("tidal-range",)),
    "blanks at the end": Step("tidal-range", "length.\n", "length.  \n\n"),
    "another's name": Step(
        "tidal-range", "It is", "Of a spring tide it is", pages=("spring-tide", "tidal-range")
    ),
    "a sentence about another": Step(
        "tidal-range", "Of a spring tide", "With every spring tide", pages=("spring-tide", "tidal-range")
    ),
    "no name any more": Step(
        "tidal-range", "With every spring tide it", "It", pages=("spring-tide", "tidal-range")
    ),
    "a heading": Step("spring-tide", "See", "## And then\n\nSee", pages=("spring-tide",)),
    "another heading": Step("spring-tide", "## And then", "## What then", pages=("spring-tide",)),
    "a heading like a part of the page": Step("spring-tide", "What then", "Check", pages=("spring-tide",)),
    "a use of a text with such a heading": Step(
        "tidal-range", "a length", "that of a spring tide", pages=("spring-tide", "tidal-range")
    ),
    "no use any more": Step(
        "tidal-range", "that of a spring tide", "a length", pages=("spring-tide", "tidal-range")
    ),
    "a heading less": Step("spring-tide", "## Check\n\n", "", pages=("spring-tide",)),
    "a link to a place": Step("flood", "tide](", "small tide](", pages=("flood",)),
    "a known number": Step("ebb", "Until", "Until {half.half}, or", pages=("ebb", "slack-water")),
    "a sign of HTML": Step("ebb", "Water goes", "Water < earth goes & goes", pages=("ebb",)),
    "code": Step("ebb", "goes, and", "goes, `{half.none}` and", pages=("ebb",)),
    "another number": Step("ebb", "half of it is", "the rest is {half.rest}, half of it is", "whole"),
    "a use that asks for a second page": Step("flood", "Water comes.", "Water comes, no ebb.", "whole"),
    "that page too": Step("flood", "no ebb", "never an ebb", pages=("ebb", "ebb/used-in", "flood")),
    "a use less than asks for it": Step("flood", ", never an ebb", "", "whole"),
    "a link to elsewhere": Step("flood", "Water comes", "[Water](https://example.org/) comes", "whole"),
    "words of that link": Step("flood", "[Water]", "[All water]", pages=("flood",)),
    "a text that another has too": Step(
        "slack-water",
        "Nothing moves, neither ebb nor flood.",
        "Still.",
        pages=("ebb", "flood", "slack-water"),
    ),
    "that other": Step(
        "tidal-range", "From the top to the foot. It is a length.", "Still.", pages=("tidal-range",)
    ),
    "one of the two": Step("tidal-range", "Still.", "Still and still.", "whole"),
    "a title": Step("flood", "title: flood", "title: high flood", "whole"),
    "a summary": Step("flood", "something that", "whatever", "whole"),
    "a key": Step("flood", "level: starter", "level: deep", "whole"),
    "a line before the text": Step("flood", "level: deep", "level: deep\n", "whole"),
    "after all that a sentence": Step("flood", "All water", "Much water", pages=("flood",)),
}


@pytest.fixture
def project(content: Callable[[Path | None], Path]) -> Path:
    root = themed(content(None))
    for name in NAMES:
        file = root / "terms" / f"{name.replace(' ', '-')}.md"
        file.write_text(TERM.format(name=name, text=TEXTS[name]), "utf-8")
    said, problems = release(root, datetime(2026, 11, 2, tzinfo=UTC))
    assert said and not problems
    return root


def edit(root: Path, step: Step) -> None:
    file = root / "terms" / f"{step.file}.md"
    text = file.read_text("utf-8")
    assert step.old in text, (file, step.old)
    file.write_text(text.replace(step.old, step.new, 1), "utf-8")


@pytest.mark.slow
def test_a_text_is_set_anew_alone_and_nothing_else_is_another(project: Path) -> None:
    assert done(project).how == "whole"
    assert done(project).how == "nothing"
    before = files(project / "site")
    for number, (name, step) in enumerate(STEPS.items()):
        edit(project, step)
        assert done(project) == Done(step.how), name
        after = files(project / "site")
        other = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        if step.how == "part":
            pages = {path for path in other if path.endswith(".html")}
            assert pages == {f"terms/{page}/index.html" for page in step.pages}, name
        if number % 4 == 3 or step == list(STEPS.values())[-1]:
            wanted = clean(project)
            assert {path for path in {*wanted, *after} if wanted.get(path) != after.get(path)} == set(), name
        before = after
        assert done(project).how == "nothing"


@pytest.mark.slow
def test_two_texts_at_once_that_use_one_term(project: Path) -> None:
    done(project)
    edit(project, Step("tidal-range", "From", "From the slack water, from"))
    edit(project, Step("spring-tide", "The moon", "No slack water. The moon"))
    assert done(project) == Done("part")
    assert files(project / "site") == clean(project)


MISTAKES = {
    "no such term": Step("ebb", "Water", "[[watre]]"),
    "a link that leads nowhere": Step("ebb", "Water", "[Water](../watre/)"),
    "a place that others lead to": Step("neap-tide", "## The smallest", "## The least"),
    "a number that nobody knows": Step("ebb", "Water", "{half.quarter}"),
    "half a placeholder": Step("ebb", "Water", "{ half.half }"),
    "another program's note": Step("ebb", "Water", "> [!NOTE]\n> Water\n\nWater"),
    "a picture that is not there": Step("ebb", "Water", "![Water at rest](water.png)\n\nWater"),
    "broken front matter": Step("ebb", "areas: [", "areas: [["),
}


@pytest.mark.slow
def test_a_mistake_is_told_by_the_whole_build_and_the_site_stays(project: Path) -> None:
    done(project)
    before = files(project / "site")
    for name, step in MISTAKES.items():
        file = project / "terms" / f"{step.file}.md"
        text = file.read_text("utf-8")
        edit(project, step)
        told = done(project)
        assert told.how == "whole", name
        assert {problem.place.path for problem in told.problems} <= {f"terms/{one}.md" for one in TEXTS_OF}
        assert told.problems, name
        assert files(project / "site") == before, name
        file.write_text(text, "utf-8")
        assert not done(project).problems
    edit(project, Step("ebb", "Water", "Much water"))
    assert done(project) == Done("part")


TEXTS_OF = {name.replace(" ", "-") for name in NAMES}


def picture(root: Path) -> None:
    folder = root / "terms" / "ebb"
    folder.mkdir()
    Image.new("RGB", (300, 20), (9, 9, 9)).save(folder / "bar.png")
    edit(root, Step("ebb", "Until", "![A grey bar](bar.png)\n\nUntil"))


def linked(root: Path) -> None:
    """What lies elsewhere is not published, however much it is the same text."""
    file = root / "terms" / "ebb.md"
    file.rename(root / "elsewhere.md")
    file.symlink_to(root / "elsewhere.md")


def settings(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("site_name: ", "site_name: New ", 1), "utf-8")


OTHERS: dict[str, Callable[[Path], object]] = {
    "a picture": picture,
    "a setting as well": settings,
    "a term comes": lambda root: shutil.copy(root / "terms" / "ebb.md", root / "terms" / "surge.md"),
    "a page of the site has another's place": lambda root: mine(root / "site" / "index.html"),
    "a page of the site is gone": lambda root: (root / "site" / "terms" / "ebb" / "index.html").unlink(),
    "what was known is gone": lambda root: shutil.rmtree(root / "build" / "kept"),
    "the record is no database": lambda root: record(root).write_text("no database"),
    "the record is damaged": lambda root: damage(record(root)),
}


def mine(page: Path) -> None:
    page.unlink()
    page.write_text("mine", "utf-8")


def damage(file: Path) -> None:
    """Write over most of it."""
    with file.open("r+b") as damaged:
        damaged.seek(8_192)
        damaged.write(b"\xff" * (file.stat().st_size - 8_192))


def record(root: Path) -> Path:
    return of_site(root, root / "site") / SITE


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_where_anything_else_was_touched_all_is_built(project: Path, name: str) -> None:
    assert done(project).how == "whole"
    OTHERS[name](project)
    edit(project, Step("spring-tide", "The moon", "Today the moon"))
    if name == "a term comes":
        edit(project, Step("surge", "title: ebb", "title: surge"))
    assert done(project) == Done("whole")
    assert files(project / "site") == clean(project)


@pytest.mark.slow
def test_a_file_that_became_a_link_is_refused(project: Path) -> None:
    done(project)
    linked(project)
    told = done(project)
    assert told.how == "whole"
    assert [str(problem.place) for problem in told.problems] == ["terms/ebb.md"]


@pytest.mark.slow
def test_a_build_that_was_killed_over_the_next_site_leaves_nothing_of_it(project: Path) -> None:
    """As a kill may leave it: the folder beside the site half written, and the record telling so."""
    done(project)
    edit(project, Step("tidal-range", "foot.", "foot. It is a length."))
    done(project)
    spare = of_site(project, project / "site") / "spare"
    (spare / "terms/ebb/index.html").unlink()
    (spare / "terms/ebb/index.html").write_text("half a p", "utf-8")
    with closing(Store.found(record(project)) or pytest.fail("no record")) as store:
        assert isinstance(store.value("desk"), Desk)
        with store.together():
            store.put([("apart", store.value("apart") | {"terms/ebb/index.html"})])
    edit(project, Step("tidal-range", "It is a length", "It is long"))
    assert done(project) == Done("part")
    assert files(project / "site") == clean(project)


# Edits a text for ever and brings the site to it each time.
FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from termsite.least import least
root = Path(sys.argv[1])
file = root / "terms" / "ebb.md"
text = file.read_text("utf-8").partition("Number ")[0]
for number in count(1_000_000):
    (root / "new").write_text(f"{text}Number {number} of an ebb, of a spring tide.\\n", "utf-8")
    (root / "new").replace(file)
    done = least(root, root / "site", (), lambda: build(root, root / "site", engine=lambda *_: ()))
    print(done.how, flush=True)
"""
KILLS = 5
NUMBER = re.compile(r"Number (\d{7})")


def numbers(site: Path) -> set[str]:
    """The numbers that the files of a site tell."""
    told = ("terms/ebb/index.html", "terms/ebb.md", "terms/spring-tide/index.html", "data/texts.json")
    return {number for path in told for number in NUMBER.findall((site / path).read_text("utf-8"))}


@pytest.mark.slow
def test_after_every_kill_the_last_site_is_whole_and_the_next_is_right(project: Path) -> None:
    chance, ways = random.Random(KILLS), set[str]()
    done(project)
    for _ in range(KILLS):
        run = [sys.executable, "-c", FOR_EVER, str(project)]
        with subprocess.Popen(run, stdout=subprocess.PIPE, encoding="utf-8") as killed:
            assert killed.stdout is not None
            ways |= {killed.stdout.readline().strip() for _ in range(chance.randint(2, 6))}
            for _ in range(chance.randrange(20_000)):
                (project / "site").exists()  # a while, short or long, in which it goes on
            killed.kill()
        assert len(numbers(project / "site")) == 1
        assert verify(project / "site") == []
        assert not done(project).problems
        assert files(project / "site") == clean(project)
    assert "part" in ways
