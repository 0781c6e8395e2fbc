"""What verify finds in a built site, by table."""

from functools import partial
from pathlib import Path

import pytest

from termsite.verify.check import files, ids_in, judged, read_facts, verify

FOUND = [
    # body of index.html                                    what is said of it
    ('<a href="a/">a</a>',                                  ""),
    ('<a href="a/#here">a</a>',                             ""),
    ('<a href="https://example.org/">elsewhere</a>',        ""),
    ('<a href="mailto:x@example.org">mail</a>',             ""),
    ('<a href="/base/a/">a</a>',                            ""),
    ('<a href="b/">b</a>',                                  "'b/' leads nowhere"),
    ('<a href="a/#there">a</a>',                            "'a/#there' leads to no element"),
    ('<a href="#gone">here</a>',                            "'#gone' leads to no element"),
    ('<a href="/a/">a</a>',                                 "'/a/' leads out of the site's own path"),
    ('<a href="../x/">x</a>',                               "leads out of the site's own path"),
    ('<img src="//example.org/x.png" alt="" width="1" height="1">', "comes from another origin"),
    ('<img src="a/" srcset="x.480.png 480w" alt="" width="1" height="1">', "'x.480.png' leads nowhere"),
    ('<img src="a/" alt="">',                               "<img> without room or words"),
    ('<script src="//example.org/x.js"></script>',          "comes from another origin"),
    ('<link rel="stylesheet" href="https://example.org/">', "comes from another origin"),
    ('<link rel="stylesheet" href="x.css">',                "'x.css' leads nowhere"),
    ('<p style="color:red">red</p>',                        "<p> has a style attribute"),
    ('<p id="one"></p><p id="one"></p>',                    "id 'one' twice"),
    ("<p>@@BODY-0123456789abcdef@@</p>",                    "a sentinel is left"),
    ("<p>%40%40TITLE-0123456789abcdef%40%40</p>",           "a sentinel is left"),
    ('<script type="application/ld+json">{"@id":"x","name":"other"}</script>', "two values for name of x"),
    ('<script type="application/ld+json">{"@id":"x","url":"y"}</script>',      ""),
    ('<script type="application/ld+json">{</script>',       "structured data is not JSON"),
    ('<meta http-equiv="refresh" content="0; url=b/">',     "'b/' leads nowhere"),
    ('<template><a href="b/">b</a></template>',             "'b/' leads nowhere"),
    ("<a href=b/>b</a>",                                    "'b/' leads nowhere"),
    ("<p id=one><template><p id=one></template>",           "id 'one' twice"),
    ('<svg><a href="b/"><text>b</text></a></svg>',          "'b/' leads nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "said"), FOUND, ids=[body[:45] for body, _ in FOUND])
def test_what_is_wrong_with_a_page_is_said(body: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    other = '<p id="here"></p><script type="application/ld+json">{"@id":"x","name":"one"}</script>'
    (tmp_path / "a" / "index.html").write_text(other, encoding="utf-8")
    (tmp_path / "index.html").write_text(f"<body>{body}</body>", encoding="utf-8")
    problems = [str(problem) for problem in verify(tmp_path, "/base/")]
    assert bool(problems) == bool(said)
    assert all(said in problem for problem in problems)


def test_a_problem_names_the_line_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<body>\n<p>\n<a href="b/">b</a>', encoding="utf-8")
    assert [str(problem.place) for problem in verify(tmp_path)] == ["index.html:3"]


def test_what_an_editor_wrote_is_told_where_it_is_written(tmp_path: Path) -> None:
    """A link to a part that this page happens not to have, by another way in the source; the rest stays."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p>a</p>", encoding="utf-8")
    said = '\n\n<a href="a/#q9">a</a><a href="b/">b</a><p id="c"></p><p id="c"></p>'
    (tmp_path / "index.html").write_text(said, encoding="utf-8")
    text = "---\ntitle: a\n---\n[a](a.md#q9) and\n[b](b/)\n"
    sources = {"index.html": ("terms/here.md", text)}
    names = files(tmp_path)
    found = read_facts(tmp_path, (n for n in names if n.endswith(".html")))
    problems = judged(tmp_path, names, found, "/", partial(ids_in, found), sources.get)
    assert [str(problem.place) for problem in problems] == [
        "index.html:3",
        "terms/here.md:4",
        "terms/here.md:5",
    ]
