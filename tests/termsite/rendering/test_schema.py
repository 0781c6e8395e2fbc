"""The structured data of the whole site: one connected graph a page, no contradiction, nothing that is not shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from termsite.rendering.render import _json
from termsite.verify.check import verify

pytestmark = pytest.mark.site
Page = tuple[str, LexborHTMLParser, list[dict[str, Any]]]
UNSHOWN = "script, style, template, [hidden]"


@pytest.fixture(scope="module")
def graphs(site_folder: Path) -> list[Page]:
    """Path, parsed tree and nodes of every page that is indexed."""
    found = []
    for file in sorted(site_folder.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        tree = LexborHTMLParser(text)
        if tree.css("meta[name=robots][content=noindex]"):
            assert "ld+json" not in text
            continue
        nodes = [node for node in typed(data_of(tree)) if "@id" in node]
        found.append((file.relative_to(site_folder).as_posix(), tree, nodes))
    return found


def data_of(tree: LexborHTMLParser) -> Any:
    """The one graph of a page."""
    (script,) = tree.css("script[type='application/ld+json']")
    return json.loads(script.text())["@graph"]


def named(tree: LexborHTMLParser, name: str) -> str:
    """What the one element of a page's head with that name says."""
    (meta,) = tree.css(f"meta[name={name}]")
    return meta.attributes["content"] or ""


def links(within: LexborHTMLParser | LexborNode) -> list[str]:
    return [one.attributes.get("href") or "" for one in within.css("a")]


def address(path: str) -> str:
    """Where a file of the site will stand."""
    return f"https://marginary.example/{path.removesuffix('index.html')}"


def typed(value: Any) -> Iterator[dict[str, Any]]:
    """Every node that has a type, wherever it is written."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from typed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from typed(inner)


def pointers(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "@id" in value:
            yield value["@id"]
        for inner in value.values():
            yield from pointers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pointers(inner)


def words(element: LexborNode | None) -> str:
    """Everything a reader can see of an element, in one line."""
    assert element
    alone = LexborHTMLParser(element.html or "")
    for one in alone.css(UNSHOWN):
        one.decompose()
    return " ".join((alone.body or element).text().split())


def test_every_page_holds_one_connected_graph(graphs: list[Page]) -> None:
    for path, _, nodes in graphs:
        known = {node["@id"]: node for node in nodes}
        assert len(known) == len(nodes), path
        near = {name: set(pointers(node)) - {name} for name, node in known.items()}
        assert set().union(*near.values()) <= set(known), f"{path}: points to a node that is not there"
        reached, ahead = set(), [next(iter(known))]
        while ahead:
            here = ahead.pop()
            reached.add(here)
            ahead += [n for n in near if n not in reached and (n in near[here] or here in near[n])]
        assert reached == set(known), f"{path}: not connected: {set(known) - reached}"


def test_no_address_has_two_values(site_folder: Path) -> None:
    assert [str(problem) for problem in verify(site_folder)] == []


def test_the_page_node_is_the_canonical_address(graphs: list[Page]) -> None:
    for path, tree, nodes in graphs:
        (canonical,) = (link.attributes["href"] for link in tree.css("link[rel=canonical]"))
        (page,) = (node for node in nodes if node["@id"] == canonical)
        assert page["@type"] in ("WebPage", "CollectionPage"), path


def test_the_breadcrumb_is_the_one_that_is_seen(graphs: list[Page]) -> None:
    for path, tree, nodes in graphs:
        lists = [node for node in nodes if node["@type"] == "BreadcrumbList"]
        if path == "index.html":
            assert not lists
            continue
        items = lists[0]["itemListElement"]
        (trail,) = tree.css("nav.md-path")
        assert [item["name"] for item in items] == [words(item) for item in trail.css("li")], path
        assert [item["position"] for item in items] == [*range(1, len(items) + 1)], path
        here = address(path)
        assert [item["item"] for item in items] == [
            *(urljoin(here, link) for link in links(trail)),
            here,
        ]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows, as far as its graph may speak of it."""

    address: str
    text: str
    days: frozenset[str]
    links: frozenset[str]
    summary: str
    language: str


def shown(path: str, tree: LexborHTMLParser) -> Seen:
    here = address(path)
    return Seen(
        here,
        words(tree.body).casefold(),  # a term's name begins small in a sentence
        frozenset(time.attributes.get("datetime") or "" for time in tree.css("time")),
        frozenset(urldefrag(urljoin(here, link))[0] for link in links(tree)),
        named(tree, "description"),
        next(iter(tree.css("html"))).attributes["lang"] or "",
    )


def in_words(value: Any, _: dict[str, Any], page: Seen) -> bool:
    return str(value).casefold() in page.text


def named_or_linked(value: Any, node: dict[str, Any], page: Seen) -> bool:
    """A thing of another page may be called otherwise here; then its page is one link away."""
    elsewhere = set(node) == {"@type", "@id", "name"} and urldefrag(node["@id"])[0] in page.links
    return elsewhere or in_words(value, node, page)


def summed_up(value: Any, node: dict[str, Any], page: Seen) -> bool:
    own = node["@type"] in PAGES and node["@id"] == page.address
    return value == page.summary if own else in_words(value, node, page)


def its_address(value: Any, node: dict[str, Any], page: Seen) -> bool:
    return value in (page.links if "@id" not in node else {page.address, urldefrag(node["@id"])[0]})


PAGES = ("WebPage", "CollectionPage")
# How each thing that a graph can say is seen on its page.
PROVED: dict[str, Callable[[Any, dict[str, Any], Seen], bool]] = {
    **dict.fromkeys(("alternateName", "keywords", "text", "version", "softwareVersion"), in_words),
    "name": named_or_linked,
    "description": summed_up,
    **dict.fromkeys(("lastReviewed", "datePublished", "dateModified"), lambda day, _, page: day in page.days),
    "url": its_address,
    "contentUrl": its_address,
    "item": lambda link, _, page: link in page.links | {page.address},
    "license": lambda _, __, page: "cc by 4.0" in page.text,
    "inLanguage": lambda language, _, page: language == page.language,
    "termCode": lambda slug, _, page: page.address.endswith(f"/{slug}/"),
}
# What says how a program is to take a thing, and nothing of which a reader could see otherwise.
UNSEEN = {
    *("position", "encodingFormat", "isAccessibleForFree", "price", "priceCurrency", "operatingSystem"),
    *("applicationCategory", "browserRequirements", "learningResourceType", "interactivityType"),
}


def test_what_the_graph_says_is_on_the_page(graphs: list[Page]) -> None:
    wrong = []
    for path, tree, _ in graphs:
        page = shown(path, tree)
        for node in typed(data_of(tree)):
            for name, value in node.items():
                for one in value if isinstance(value, list) else [value]:
                    if name.startswith("@") or name in UNSEEN or isinstance(one, dict):
                        continue
                    if name not in PROVED or not PROVED[name](one, node, page):
                        wrong.append((path, node["@type"], name, one))
    assert wrong == []


def test_titles_and_descriptions_are_unique_and_of_fitting_length(graphs: list[Page]) -> None:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for path, tree, _ in graphs:
        title, description = next(iter(tree.css("title"))).text(), named(tree, "description")
        assert titles.setdefault(title, path) == path
        assert descriptions.setdefault(description, path) == path
        assert 10 <= len(title) <= 65, (path, title)
        assert 50 <= len(description) <= 160, (path, description)
        assert description.rstrip()[-1] in ".?!…", (path, description)


def test_data_cannot_end_its_script() -> None:
    text = str(_json({"name": "</script><script>alert(1)</script>\u2028"}))
    assert "<" not in text
    assert json.loads(text)["name"].startswith("</script>")
