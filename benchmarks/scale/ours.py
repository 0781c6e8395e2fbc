"""A project of ours with made-up terms beside its own: every output of the site stays switched on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks.scale.corpus import Corpus, Made, Mention, Words
from termsite.content.read import read_terms

ROOT = Path(__file__).parents[2]
FOLDERS = ("calculators", "docs", "src", "terms", "theme", "web")
FILES = ("build.py", "mkdocs.yml", "pyproject.toml", "CHANGELOG.md", "LICENSE", "heights.tsv", "ledger.tsv")
DAY = "2026-11-21"


def names() -> frozenset[str]:
    """Every name of the project's own terms, which no made-up one may have."""
    terms, _ = read_terms(ROOT / "terms")
    return frozenset(name for term in terms for name in (term.title, *term.aliases))


def project(corpus: Corpus, folder: Path) -> Path:
    """Write the project into an empty folder."""
    folder.mkdir(parents=True)
    for name in FILES:  # whole: the command builds the folder in which it stands itself
        shutil.copy2(ROOT / name, folder / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for number, title in enumerate(corpus.areas):
        (folder / "docs" / "areas" / f"{area_slug(number)}.md").write_text(_area(title, number), "utf-8")
    for term in corpus.terms:
        (folder / "terms" / f"{term.slug}.md").write_text(_term(term, corpus), "utf-8")
    return folder


def area_slug(number: int) -> str:
    """The slug of an area by its number."""
    return f"field-{number + 1}"


def _area(title: str, number: int) -> str:
    front = {"title": title, "summary": f"Terms about {title}, made up to be counted.", "order": 100 + number}
    return _file(front, "What stands here was made up, so that a build has something to do.\n")


def _term(term: Made, corpus: Corpus) -> str:
    others = [corpus.terms[number] for number in term.related]
    front = {
        "title": term.name,
        "summary": term.summary,
        "aliases": [term.alias],
        "areas": [area_slug(term.area)],
        "level": ("starter", "working", "deep")[term.number % 3],
        "requires": [other.slug for other in others[:2] if other.number < term.number],
        "related": [{"term": other.slug, "why": other.summary} for other in others],
        "formula": f"R = (P - E) / E * L + {term.number % 97}",
        "symbols": {name: {"means": means} for name, means in _LEGEND.items()},
        "published": DAY,
    }
    return _file(front, body(term))


_LEGEND = {"R": "the return", "P": "the price now", "E": "the price of entry", "L": "the leverage"}


def body(term: Made) -> str:
    """The text, its other terms named and not linked: that is the generator's work."""
    first, second, third, fourth = ("\n".join(map(plain, one)) for one in term.paragraphs[:4])
    one, two = (plain(sentence) for sentence in term.paragraphs[4])
    return (
        f"**{term.name.capitalize()}**: {term.summary}\n\n{first}\n\n{second}\n\n## How it works\n\n{third}\n\n{fourth}\n\n"
        f"## Example\n\n1. {one}\n2. {two}\n\n| Input | Value |\n|---|---:|\n| Notional | 10,000 |\n| Rate | 0.05% |\n"
    )


def plain(sentence: Words) -> str:
    """A sentence as text."""
    text = " ".join(word.words if isinstance(word, Mention) else word for word in sentence)
    return f"{text[:1].upper()}{text[1:]}."


def _file(front: Mapping[str, object], text: str) -> str:
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())  # JSON is YAML
    return f"---\n{lines}---\n{text}"
