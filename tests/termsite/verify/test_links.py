"""Where links lead: the quick way says what the standard's way says, on every form that a page could hold."""

import pytest

from termsite.verify.links import Outside, _by_the_standard, led

PAGES = ("index.html", "404.html", "terms/index.html", "terms/equity/index.html", "embed/v1/loan/index.html")
LINKS = (
    *("", "./", ".", "..", "../", "../../", "../../../", "#", "#here", "#a%20b", "x", "x/", "x/y", "x/y/#z"),
    *("../x/", "../../x/", "../../../x/", "../../../../x/", "../x.css", "x.y/z/", "../x?y=1", "x/?y=1#z"),
    *(
        "/",
        "/base/",
        "/base/x/",
        "/other/",
        "//host/x",
        "https://host/",
        "mailto:x@host",
        "data:x",
        "javascript:0",
    ),
    *("x/../y/", "./x/", "x//y/", "x/./y", "%C3%BC/", "ü/", "a b/", "x;y/", "?x", "../#z", "x/#price=1"),
)


def said(way: object, page: str, link: str) -> object:
    try:
        return way(page, link, "/base/")  # type: ignore[operator]  # one of two functions
    except Outside:
        return Outside


@pytest.mark.parametrize("page", PAGES)
def test_both_ways_lead_to_one_place(page: str) -> None:
    assert {link: said(led, page, link) for link in LINKS} == {
        link: said(_by_the_standard, page, link) for link in LINKS
    }
