"""The same terms as other generators read them: links, related lines and breadcrumbs written into Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scale.corpus import Corpus, Made, Mention, Words
from benchmarks.scale.ours import area_slug

# "Tuned": terms stay out of the navigation, where each page would carry them all, and nothing makes an index.
MKDOCS = """\
site_name: Glossary
site_url: https://example.org/
theme: {name: material, custom_dir: overrides, font: false%s}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - pymdownx.highlight
  - pymdownx.superfences
  - toc: {permalink: true}
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
plugins: []
"""
MAIN = """\
{% extends "base.html" %}
{% block extrahead %}{{ super() }}{% if page and page.meta and page.meta.area %}<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"DefinedTerm","name":{{ page.title | tojson }},\
"description":{{ page.meta.description | tojson }},"url":{{ page.canonical_url | tojson }}},\
{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Glossary","item":{{ config.site_url | tojson }}},\
{"@type":"ListItem","position":2,"name":{{ page.meta.area | tojson }}},{"@type":"ListItem","position":3,"name":{{ page.title | tojson }}}]}]}
</script>{% endif %}{% endblock %}
{% block content %}{% if page and page.meta and page.meta.area %}<nav><a href="{{ '.' | url }}">Glossary</a> / \
<a href="{{ ('areas/' ~ page.meta.area_slug ~ '/') | url }}">{{ page.meta.area }}</a></nav>{% endif %}{{ super() }}{% endblock %}
"""
HUGO = """\
baseURL = "https://example.org/"
title = "Glossary"
disableKinds = ["taxonomy", "term", "RSS"]
"""
BARE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "DefinedTerm" "name" .Title "description" .Description "url" .Permalink | jsonify | safeJS }}</script>
</head><body><main><h1>{{ .Title }}</h1>{{ .Content }}</main><aside>{{ .TableOfContents }}</aside></body></html>
"""


def mkdocs(corpus: Corpus, folder: Path, variant: str = "") -> Path:
    """A site of mkdocs-material, or with a variant of the theme one of Zensical, from the same settings."""
    settings = MKDOCS % (f", variant: {variant}" if variant else "")
    _write(folder / "mkdocs.yml", settings if not variant else settings.replace("plugins: []\n", ""))
    _write(folder / "overrides" / "main.html", MAIN)
    _pages(corpus, folder / "docs", "{}.md", "../terms/{}.md", index="index.md")
    return folder


def hugo(corpus: Corpus, folder: Path) -> Path:
    """A site of Hugo with a template of a few lines: a floor, not an equal."""
    _write(folder / "hugo.toml", HUGO)
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        _write(folder / "layouts" / name, BARE)
    _pages(corpus, folder / "content", "/terms/{}/", "/terms/{}/", index="_index.md")
    return folder


def _pages(corpus: Corpus, docs: Path, near: str, far: str, index: str) -> None:
    for term in corpus.terms:
        area = {"area": corpus.areas[term.area], "area_slug": area_slug(term.area)}
        front = {"title": term.name, "description": term.summary, **area}
        _write(docs / "terms" / f"{term.slug}.md", _front(front) + "\n\n".join(_body(term, corpus, near)))
    for number, title in enumerate(corpus.areas):
        lines = "".join(_line(corpus, term, far) for term in corpus.members(number))
        _write(
            docs / "areas" / f"{area_slug(number)}.md", _front({"title": title, "description": title}) + lines
        )
    _write(docs / index, _front({"title": "Glossary", "description": "All areas"}))


def _body(term: Made, corpus: Corpus, near: str) -> Iterator[str]:
    seen = {term.number}
    first, second, third, fourth, example = (
        " ".join(_linked(sentence, corpus, near, seen) for sentence in part) for part in term.paragraphs
    )
    yield f"**{term.name}**: {term.summary}"
    yield from (
        first,
        second,
        f"## Formula\n\n`R = (P - E) / E * L + {term.number % 97}`",
        "## How it works",
        third,
        fourth,
    )
    yield f"## Example\n\n1. {example}"
    yield "| Input | Value |\n|---|---:|\n| Notional | 10,000 |\n| Rate | 0.05% |"
    yield "## Related terms\n\n" + "".join(_line(corpus, corpus.terms[n], near) for n in term.related)


def _linked(sentence: Words, corpus: Corpus, near: str, seen: set[int]) -> str:
    return " ".join(_word(word, corpus, near, seen) for word in sentence).capitalize() + "."


def _word(word: str | Mention, corpus: Corpus, near: str, seen: set[int]) -> str:
    if isinstance(word, str):
        return word
    if word.term in seen:
        return word.words
    seen.add(word.term)
    return f"[{word.words}]({near.format(corpus.terms[word.term].slug)})"


def _line(corpus: Corpus, term: Made, pattern: str) -> str:
    return f"- [{term.name}]({pattern.format(term.slug)}): {term.summary}\n"


def _front(values: dict[str, str]) -> str:
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items()) + "---\n\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
