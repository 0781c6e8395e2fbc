"""The structured data of the whole site: one connected graph a page, no contradiction, nothing that is not shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

from termsite.render import _json
from termsite.verify import verify

pytestmark = pytest.mark.site
Page = tuple[str, Any, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def graphs(site_folder: Path) -> list[Page]:
    """Path, parsed tree and nodes of every page that is indexed."""
    found = []
    for file in sorted(site_folder.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if '<meta name="robots" content="noindex">' in text:
            assert "ld+json" not in text
            continue
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        (script,) = (one for one in tree.iter("script") if one.get("type") == "application/ld+json")
        nodes = list(named(json.loads(script.text)["@graph"]))
        found.append((file.relative_to(site_folder).as_posix(), tree, nodes))
    return found


def named(value: Any) -> Iterator[dict[str, Any]]:
    """Every node that has an address and a type, wherever it is written."""
    if isinstance(value, dict):
        if {"@id", "@type"} <= set(value):
            yield value
        for inner in value.values():
            yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)


def pointers(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "@id" in value:
            yield value["@id"]
        for inner in value.values():
            yield from pointers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pointers(inner)


def words(tree: Any) -> str:
    """Everything a reader can see, in one line."""
    body = next(tree.iter("body"))
    return " ".join("".join(body.itertext()).split())


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
        (canonical,) = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
        (page,) = (node for node in nodes if node["@id"] == canonical)
        assert page["@type"] in ("WebPage", "CollectionPage"), path


def test_the_breadcrumb_is_the_one_that_is_seen(graphs: list[Page]) -> None:
    for path, tree, nodes in graphs:
        lists = [node for node in nodes if node["@type"] == "BreadcrumbList"]
        if path == "index.html":
            assert not lists
            continue
        items = lists[0]["itemListElement"]
        (trail,) = (nav for nav in tree.iter("nav") if "md-path" in nav.get("class", ""))
        seen = [" ".join("".join(item.itertext()).split()) for item in trail.iter("li")]
        assert [item["name"] for item in items] == seen, path
        assert items[-1]["item"] == f"https://marginary.example/{path.removesuffix('index.html')}"


def test_what_the_graph_says_is_on_the_page(graphs: list[Page]) -> None:
    for path, tree, nodes in graphs:
        shown = words(tree)
        for node in nodes:
            if node["@type"] == "DefinedTerm":
                linked = {link.get("href", "/").rstrip("/").split("/")[-1] for link in tree.iter("a")}
                assert node["name"] in shown or node["@id"].split("/")[-2] in linked, path
                assert node.get("description", "") in shown, path
                assert all(name in shown for name in node.get("alternateName", ())), path
            if node["@type"] == "Question":
                assert node["name"] in shown, path
                assert node["acceptedAnswer"]["text"] in shown, path
            for cited in node.get("citation", ()):
                assert cited["name"] in shown, path
                assert cited["publisher"]["name"] in shown, path


def test_titles_and_descriptions_are_unique_and_of_fitting_length(graphs: list[Page]) -> None:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for path, tree, _ in graphs:
        title = next(tree.iter("title")).text
        (description,) = (m.get("content") for m in tree.iter("meta") if m.get("name") == "description")
        assert titles.setdefault(title, path) == path
        assert descriptions.setdefault(description, path) == path
        assert 10 <= len(title) <= 65, (path, title)
        assert 50 <= len(description) <= 160, (path, description)
        assert description.rstrip()[-1] in ".?!…", (path, description)


def test_data_cannot_end_its_script() -> None:
    text = str(_json({"name": "</script><script>alert(1)</script>\u2028"}))
    assert "<" not in text
    assert json.loads(text)["name"].startswith("</script>")
