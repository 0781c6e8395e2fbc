"""The fast validator lets nothing through that the other one would tell of."""

from typing import Any

import pytest

from termsite.content.frontmatter import Front
from termsite.content.shape import _said, _sieve, _validator, check, schema
from termsite.model import Place, Text

RIGHT = {
    "title": "equity",
    "summary": "What is left when every debt is paid.",
    "areas": ["basics"],
    "level": "starter",
    "published": "2026-11-21",
}
DAYS = (
    "2026-02-28",
    "2024-02-29",
    "2026-02-30",
    "2026-2-3",
    "20260203",
    "2026-W01-1",
    "२०२६-02-28",
    "2026-02-28\n",
    "0000-01-01",
    "2026-02-28T00:00:00",
    "",
    "x",
)
OTHERS: tuple[tuple[str, Any], ...] = (
    *(("published", day) for day in DAYS),
    *(("title", title) for title in ("", "a" * 60, "a" * 61, "𝑎" * 60, "ü" * 60, 1, None, ["a"])),
    *(("summary", said) for said in ("", "a" * 19, "a" * 20, "a" * 161, "钱" * 5, "钱" * 6, 1, None)),
    *(("areas", areas) for areas in ([], ["a"], ["a", "a"], ["A"], ["a b"], "a", [1])),
    *(("no_autolink", said) for said in (True, [], ["a"], "true", 1)),
    *(("sources", [{"title": "t", "publisher": "p", "url": url, "checked": "2026-11-21", "supports": "s"}])
      for url in ("https://a.example/", "http://a", "ftp://a", "https://a b", "https://", "https://ü.example/<")),
    ("unknown", 1),
)  # fmt: skip


@pytest.mark.parametrize(("key", "value"), OTHERS)
def test_both_validators_say_the_same(key: str, value: object) -> None:
    front = Front("terms/x.md", {**RIGHT, key: value}, {}, Text("", Place("terms/x.md")))
    needed = frozenset(schema("term")["required"])
    errors = _validator("term").iter_errors(front.values)
    told = [problem for error in errors for problem in _said(front, error, needed)]
    assert _sieve("term").is_valid(front.values) == (not told)
    assert check(front, "term") == told
