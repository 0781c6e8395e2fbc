"""What `import` makes of real glossaries, each fetched by git at one commit: terms, losses by kind, problems."""

from __future__ import annotations

import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from termsite.content.read import read
from termsite.content.shape import slug_of
from termsite.editing.folder import write
from termsite.glossary import read_and_link
from termsite.transfer.asked import Asked
from termsite.transfer.forms import read_form
from termsite.transfer.importing import taken_over
from termsite.transfer.settle import Settled, settled
from termsite.words.catalogue import languages

RESULTS = Path(__file__).parent / "results" / "imports.md"
SEED, SAMPLE = 20, 20
BEFORE = """\
# imports: what `import` makes of real glossaries

{day}. Each repository is fetched by git from its public address at the commit named; what could not be fetched here \
says so. Of Kubernetes' and MDN's terms {sample} are drawn (seed {seed}). "Terms" are those that hold every rule of a \
term's file without a word added; all others are listed with their lines, as is everything else that was not taken \
over, and counted below by kind. A summary is the source's own, or the first sentence of its text; most terms that are \
left out have none of 20 to 160 signs. "With a summary" are those that hold once somebody has written one, tried with \
the same stand-in for all. "Problems" are what reading and linking has against the folder afterwards, \
"near" the pairs among all of these that the rule of near-duplicates refused, "ids" headings with an empty id, \
"slugs" file names that are none. Made by `python -m benchmarks imports`.

| glossary | files | terms | with a summary | problems | near | ids | slugs |
|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of terms in a repository, and what whoever imports it says."""

    name: str
    repository: str
    commit: str
    folder: str
    asked: Asked
    sampled: bool = False


def _asked(source: str, publisher: str, licence: str, *drop: str) -> Asked:
    return Asked(
        day=date(2026, 11, 29), area="words", level="working", source=source, publisher=publisher,
        licence=licence, drop=frozenset(drop),
    )  # fmt: skip


CNCF = Source(
    "CNCF", "https://github.com/cncf/glossary", "ca1dc4034529de4dbcef91f75978aeffd1a12b14", "content",
    _asked("https://glossary.cncf.io/{slug}/", "CNCF", "CC BY 4.0"),
)  # fmt: skip
OTHERS = (
    Source(
        "Hugo", "https://github.com/gohugoio/hugoDocs", "1c613349f4220ae84070df25979d720c43e5cfa6",
        "content/en/quick-reference/glossary",
        _asked("https://gohugo.io/quick-reference/glossary/#{slug}", "The Hugo authors", "Apache 2.0"),
    ),
    Source(
        "Kubernetes", "https://github.com/kubernetes/website", "da91bbed8be3df2b145b600a19f863efa650699a",
        "content/en/docs/reference/glossary",
        _asked("https://kubernetes.io/docs/reference/glossary/?all=true#term-{slug}", "Kubernetes", "CC BY 4.0"),
        sampled=True,
    ),
    Source(
        "MDN", "https://github.com/mdn/content", "9db26ddb26945c92a084fdbd6e0345ccbf5e9e0a",
        "files/en-us/glossary",
        _asked("https://developer.mozilla.org/en-US/docs/Glossary/{slug}", "MDN contributors", "CC BY-SA 2.5"),
        sampled=True,
    ),
)  # fmt: skip
SETTINGS = """\
site_name: Words
site_url: https://example.org/
site_description: The words of others, to be read again.
theme: {{language: {language}}}
nav:
  - Home: index.md
extra_css: [assets/site.css]
"""
STAND_IN = "This sentence stands where a summary is to be written."
AREA = "---\ntitle: Words\nsummary: All of the words that were taken over.\norder: 1\n---\nAll of them.\n"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one folder."""

    name: str
    files: int
    done: Settled
    whole: Settled  # with a stand-in for every summary
    problems: int
    empty_ids: int
    slugs: int

    @property
    def near(self) -> list[str]:
        """The pairs that were refused as near-duplicates, in words."""
        return [
            f"{one.place}: {one.words}"
            for one in self.done.losses
            if re.search(r"is nearly|in another order", one.words)
        ]


def main() -> None:
    """Fetch, import, read again, and write the table."""
    results: list[Result] = []
    lacking: list[str] = []
    with TemporaryDirectory() as work:
        for source in (CNCF, *OTHERS):
            checkout = Path(work) / source.name
            if error := fetched(source, checkout):
                lacking.append(
                    f"{source.name}: not fetched here ({source.repository} at {source.commit}): {error}"
                )
                print(lacking[-1], flush=True)
                continue
            for one, folder in folders(source, checkout):
                results.append(tried(one, folder))
                print(row(results[-1]), end="", flush=True)
    RESULTS.write_text(page(results, lacking), "utf-8")


def fetched(source: Source, to: Path) -> str:
    """Bring one folder of one commit, and nothing else; what went wrong, or empty."""
    to.mkdir()
    for command in (
        ("init", "-q"),
        ("remote", "add", "origin", source.repository),
        ("sparse-checkout", "set", source.folder),
        ("fetch", "-q", "--depth", "1", "--filter=blob:none", "origin", source.commit),
        ("checkout", "-q", "FETCH_HEAD"),
    ):
        done = subprocess.run(["git", *command], cwd=to, capture_output=True, text=True)
        if done.returncode:
            return " ".join(done.stderr.split())[-200:]
    return ""


def folders(source: Source, checkout: Path) -> Iterator[tuple[Source, Path]]:
    """Each folder of a source: of CNCF one a language; a sample stands in a folder of its own."""
    folder = checkout / source.folder
    if source is CNCF:
        for language in sorted(path.name for path in folder.iterdir() if path.is_dir()):
            address = (
                source.asked.source if language == "en" else f"https://glossary.cncf.io/{language}/{{slug}}/"
            )
            asked = replace(source.asked, source=address, language=language)
            yield replace(source, name=f"CNCF {language}", asked=asked), folder / language
    elif source.sampled:
        yield replace(source, name=f"{source.name}, {SAMPLE} drawn"), _sample(folder, checkout / "sample")
    else:
        yield source, folder


def _sample(folder: Path, to: Path) -> Path:
    every = sorted(path for path in folder.rglob("*.md") if path != folder / "index.md")
    for file in random.Random(SEED).sample(every, min(SAMPLE, len(every))):
        target = to / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return to


def tried(source: Source, folder: Path) -> Result:
    """Import one folder into an empty glossary, and read that."""
    with TemporaryDirectory() as place:
        root = Path(place)
        (root / "docs" / "areas").mkdir(parents=True)
        (root / "docs" / "areas" / "words.md").write_text(AREA, "utf-8")
        language = source.asked.language.partition("-")[0] or "en"
        interface = language if language in languages() else "en"  # none shows here
        (root / "mkdocs.yml").write_text(SETTINGS.format(language=interface), "utf-8")
        done, refused = taken_over(root, folder, source.asked)
        assert not refused, refused
        (entries, _), _ = read_form(folder, source.asked, language)
        every = (replace(one, values={**one.values, "summary": STAND_IN}) for one in entries)
        whole = settled(every, read(root, "calculators")[0], source.asked)
        write(root, whole.files)
        glossary, _, problems = read_and_link(root)
    ids = [one for prose in glossary.prose.values() for _, one in prose.headings]
    names = [Path(path).stem for path in whole.files]
    return Result(
        name=source.name,
        files=sum(1 for _ in folder.rglob("*.md")),
        done=done,
        whole=whole,
        problems=len(problems),
        empty_ids=sum(not one for one in ids),
        slugs=sum(slug_of(name) != name or not name for name in names),
    )


def row(one: Result) -> str:
    """The line of one folder."""
    cells = (
        one.name,
        one.files,
        len(one.done.files),
        len(one.whole.files),
        one.problems,
        len(one.near),
        one.empty_ids,
        one.slugs,
    )
    return "| " + " | ".join(map(str, cells)) + " |\n"


def page(results: list[Result], lacking: list[str]) -> str:
    """Everything that was seen."""
    text = BEFORE.format(day=date.today().isoformat(), sample=SAMPLE, seed=SEED) + "".join(map(row, results))
    text += "".join(f"\n{one}\n" for one in lacking)
    if near := [line for one in results for line in one.near]:
        text += "\n## Refused as near-duplicates\n\n" + "".join(f"- {line}\n" for line in near)
    text += "\n## Losses by kind\n"
    for one in results:
        kinds = Counter(loss.kind for loss in one.done.losses)
        said = ", ".join(
            f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        text += f"\n**{one.name}.** {said or 'none'}\n"
    text += "\n## Left out for another reason than its summary\n\n"
    for one in results:
        for loss in sorted({*one.whole.losses, *one.done.losses}):
            if loss.kind in ("does not hold here", "cannot be read", "no name", "a term that is here"):
                text += f"- {one.name}: {loss.place}: {loss.words}\n"
    return text
