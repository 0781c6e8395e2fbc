"""Drawings: what they may hold, what is told of the others and in which line, and what is published."""

from __future__ import annotations

import pytest

from termsite.pictures.drawing import drawing, plain
from termsite.pictures.measure import measured

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">\n'


def svg(inside: str, head: str = HEAD) -> bytes:
    return f"{head}{inside}\n</svg>\n".encode()


REFUSED = {
    "<script>alert(1)</script>": "2: <script> in a drawing",
    '<path d="M0 0"/>\n<g onload="alert(1)"/>': "3: 'onload' in a drawing",
    "<foreignObject/>": "2: <foreignObject> in a drawing",
    '<a href="#x"><path/></a>': "2: <a> in a drawing",
    '<animate attributeName="href"/>': "2: <animate> in a drawing",
    "<set/>": "2: <set> in a drawing",
    '<image href="https://example.org/x.png"/>': "2: the drawing loads 'https://example.org/x.png'",
    '<image xlink:href="x.png"/>': "2: the drawing loads 'x.png'",
    '<image href="data:image/svg+xml;base64,AAAA"/>': "2: the drawing loads 'data:image/svg+xml;base64,AAAA'",
    '<use href="other.svg#x"/>': "2: the drawing loads 'other.svg#x'",
    '<rect fill="url(https://example.org/#x)"/>': "2: the drawing loads 'url(https://example.org/#x'",
    "<style>\n@import 'x.css';</style>": "3: the drawing loads '@import'",
    "<style>rect { fill: u\\72l(x) }</style>": "2: the drawing loads '\\'",
    '<rect style="background: URL( &quot;//example.org/x&quot; )"/>': "2: the drawing loads 'URL( \"//example.org/x'",
    "<g><path/>": "3: the drawing cannot be read: mismatched tag",
    "<path d=M/>": "2: the drawing cannot be read: not well-formed (invalid token)",
}


@pytest.mark.parametrize(("inside", "told"), REFUSED.items())
def test_what_is_more_than_a_drawing_is_refused_in_its_line(inside: str, told: str) -> None:
    size, problems = drawing("terms/x/y.svg", svg(inside))
    assert size is None
    assert [f"{one.place.line}: {one.message}" for one in problems] == [told]
    assert problems[0].hint


@pytest.mark.parametrize(
    "raw",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n' + svg("<text>&b;</text>"),
        b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
        + svg(""),
    ],
)
def test_no_document_type_is_read(raw: bytes) -> None:
    assert [one.message for one in drawing("a.svg", raw)[1]] == ["a document type in a drawing"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    raw = b'<?xml-stylesheet href="x.css"?>\n' + svg("<script/>\n<a/>")
    said = [(one.place.line, one.message) for one in drawing("a.svg", raw)[1]]
    assert said == [
        (1, "<?xml-stylesheet?> in a drawing"), (3, "<script> in a drawing"), (4, "<a> in a drawing")
    ]  # fmt: skip


SIZES = {
    'viewBox="0 0 20 10"': (20, 10),
    'viewBox="-5,-5,20.4,10.6"': (20, 11),
    'viewBox="0 0 20 10" width="640" height="320px"': (640, 320),
    'viewBox="0 0 20 10" width="100%" height="100%"': (20, 10),
    'viewBox="0 0 20 10" width="12mm" height="6mm"': (20, 10),
    'viewBox="0 0 20 10" width="640"': (20, 10),
    'width="640" height="320"': None,
    'viewBox="0 0 20"': None,
    'viewBox="0 0 0 10"': None,
    'viewBox="0 0 20 -10"': None,
    'viewBox="0 0 9000 10"': None,
    'viewBox="0 0 a b"': None,
    "": None,
}


@pytest.mark.parametrize(("said", "size"), SIZES.items())
def test_a_drawing_has_the_size_that_it_says_or_that_of_its_view(
    said: str, size: tuple[int, int] | None
) -> None:
    found, problems = drawing("a.svg", svg("", f'<svg xmlns="http://www.w3.org/2000/svg" {said}>'))
    assert (found, bool(problems)) == (size, size is None)


def test_another_language_is_no_drawing() -> None:
    assert drawing("a.svg", b"<html viewBox='0 0 1 1'><script/></html>")[0] is None


def test_what_is_published_draws_the_same_and_names_nobody() -> None:
    inside = (
        "<!-- by Somebody Secret --><metadata>Somebody Secret</metadata>"
        '<x:view xmlns:x="http://inkscape.org/" x:by="Somebody Secret"><x:y/></x:view>'
        '<g xmlns:x="http://inkscape.org/" x:label="Somebody Secret" id="a"><title>Half</title><path d="M0 0h9v9z"/></g>'
        '<use xlink:href="#a" x="3"/><style>path { fill: url(#a) }</style>'
    )
    raw = svg(inside)
    assert drawing("a.svg", raw) == ((20, 10), [])
    published = plain(raw)
    assert b"Secret" not in published and b"inkscape" not in published
    assert plain(published) == published
    assert drawing("a.svg", published) == ((20, 10), [])
    for kept in (b'<path d="M0 0h9v9z" />', b"<title>Half</title>", b'xlink:href="#a"', b"url(#a)"):
        assert kept in published


def test_a_heavy_drawing_is_refused() -> None:
    _, problems = measured("terms/x/y.svg", svg(" " * 200_000))
    assert [one.message for one in problems] == ["the picture has 200,112 bytes, 200,000 at most"]
