"""What a report finds in a folder where each kind of finding is planted once, and that it finds nothing else."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import build
from termsite.editing.report import Wanted, report
from termsite.glossary import read_and_link
from tests.termsite.editing.repository import commit, term, write

Content = Callable[[Path | None], Path]
NOW = Wanted(date(2026, 11, 28))
SOURCE = "\n- {{title: On it, publisher: A publisher, url: 'https://example.org/', checked: {}, supports: All of it.}}"


def known(title: str, body: str = "What it is.", checked: str = "2026-11-01", **keys: str) -> str:
    """A term that is reviewed, has a fresh source, and to which the term 'hub' leads."""
    front = {"summary": own(title), "sources": SOURCE.format(checked), "reviewed": "2026-11-22"}
    return term(title, body, **(front | keys))


def own(title: str) -> str:
    """A summary that is like no other."""
    letters = hashlib.sha256(title.encode()).hexdigest()
    return f"Said {' '.join(letters[at : at + 8] for at in range(0, 64, 8))}."


def hub(*slugs: str) -> str:
    body = " ".join(f"[[{slug}]]." for slug in slugs)
    return known("hub", body, related="\n- {term: spoke, why: It is the other end.}")


def folder(content: Content, *slugs: str, **terms: str) -> Path:
    """A project with these terms, and a hub that leads to those named."""
    files = {
        "terms/hub.md": hub("spoke", *slugs),
        "terms/spoke.md": known("spoke", "It leads to the [[hub]]."),
    }
    return write(content(None), files | {f"terms/{name}.md": text for name, text in terms.items()})


def found(root: Path, wanted: Wanted = NOW) -> dict[str, list[tuple[str, str, str]]]:
    """Every finding by its section, and none of the sections that are empty."""
    problems, said = report(root, wanted, "json")
    assert problems == []
    sections: list[dict[str, Any]] = json.loads(said)["sections"]
    return {
        one["name"]: [(f"{f['path']}:{f['line']}", f["message"], f["hint"]) for f in one["findings"]]
        for one in sections
        if one["findings"]
    }


def test_a_folder_in_order_has_nothing_to_tell(content: Content) -> None:
    root = folder(content)
    assert found(root) == {}
    said = report(root, NOW, "words")[1]
    assert said.startswith("Nothing to tell: terms that nothing leads to, ")
    assert report(root, NOW, "patch") == ([], "")


def test_a_term_that_nothing_leads_to(content: Content) -> None:
    root = folder(content, lonely=known("lonely"))
    hint = "Name it where its word is used, or under 'related' of the term next to it."
    assert found(root) == {"orphans": [("terms/lonely.md:2", "no text and no other term leads here", hint)]}


def test_sources_and_reviews_by_the_days_in_the_files(content: Content) -> None:
    root = folder(
        content,
        *("aged", "bare", "fresh", "later"),
        aged=known("aged", checked="2025-11-27"),
        bare=term("bare", reviewed="2026-11-22", summary=own("bare")),
        fresh=term("fresh", sources=SOURCE.format("2025-11-28"), summary=own("fresh")),
        later=known("later", checked="2026-11-23"),
    )
    told = found(root)
    assert [one[:2] for one in told.pop("sources")] == [
        ("terms/aged.md:8", "'On it' was last opened on 2025-11-27, 366 days ago"),
        ("terms/bare.md:2", "it has no source"),
    ]
    assert told == {
        "reviews": [
            ("terms/fresh.md:6", "nobody has reviewed it", "build.py review fresh"),
            (
                "terms/later.md:9",
                "reviewed on 2026-11-22, and what it says was read again on 2026-11-23",
                "build.py review later",
            ),
        ]
    }
    assert "in no git repository" in report(root, NOW, "words")[1]
    assert "sources" not in found(folder_without(root, "bare"), Wanted(NOW.today, days=366))


def test_a_day_that_is_still_to_come(content: Content) -> None:
    root = folder(content, "ahead", ahead=known("ahead", checked="2031-01-01", reviewed="2031-01-02"))
    cure = "Write the day as it was."
    assert found(root) == {
        "days": [
            ("terms/ahead.md:8", "'checked' is 2031-01-01, which is still to come", cure),
            ("terms/ahead.md:9", "'reviewed' is 2031-01-02, which is still to come", cure),
        ]
    }


def folder_without(root: Path, slug: str) -> Path:
    (root / f"terms/{slug}.md").unlink()
    hub_file = root / "terms/hub.md"
    hub_file.write_text(hub_file.read_text("utf-8").replace(f"[[{slug}]].", ""), "utf-8")
    return root


def test_reviews_by_git_count_claims_and_nothing_else(content: Content) -> None:
    terms = {
        "claim": known("claim"),
        "form": known("form", "It is what\nit is, a spoke. Half-Way there."),
        "half-way": known("half way"),
    }
    root = folder(content, *terms, **terms)
    commit(root)
    write(
        root,
        {
            "terms/claim.md": known(
                "claim", "What it is not.", summary="A claim that was changed for a test."
            ),
            "terms/form.md": known(
                "form", "It is what it\nis, a [[spoke]]. [[half-way]] there.", aliases="[shape]"
            ),
        },
    )
    said = "reviewed on 2026-11-22; since then: summary, the opening"
    assert found(root) == {"reviews": [("terms/claim.md:9", said, "build.py review claim")]}


ANSWERS = """
- ask: What of a spoke?
  answer: "A \\"wheel rim\\": it ends the spoke, and a second wheel rim."
- ask: In more lines?
  answer: >
    It is folded, and its last word
    is a drop forging.
- {ask: Where?, answer: At the wheel rim}"""
NAMING = known(
    "axle",
    "What turns, on a spoke.",
    formula="a = b",
    symbols="\n  a: {means: drop forging in use, unit: m}\n  b: {means: 'one, whole'}",
    questions=ANSWERS,
)


def test_the_patch_writes_the_links_that_are_missing(content: Content) -> None:
    names = {"wheel-rim": known("wheel rim"), "drop-forging": known("drop forging"), "axle": NAMING}
    root = folder(content, *names, **names)
    told = found(root)
    assert told == {
        "unlinked": [
            (
                "terms/axle.md:12",
                "nothing on the page leads to [[drop-forging]] (line 12), [[wheel-rim]] (line 16)",
                "",
            )
        ]
    }
    commit(root)
    ready = report(root, NOW, "patch")[1]
    done = subprocess.run(
        ["git", "apply", "-"], cwd=root, input=f"{ready}\n", text=True, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    glossary, _, problems = read_and_link(root)
    assert problems == []
    axle = glossary.terms["axle"]
    assert axle.symbols[0].means.text == "[[drop-forging]] in use"
    assert axle.questions[0].answer.text == 'A "[[wheel-rim]]": it ends the spoke, and a second wheel rim.'
    assert "unlinked" not in found(root)


@pytest.mark.parametrize(
    "answer",
    [
        "A wheel rim.",
        "'It''s a wheel rim.'",
        '"A \\"wheel rim\\"."',
        "wheel rim first",
        "|\n    Some lines,\n    a wheel rim.\n",
        "'`wheel rim`, and a wheel rim.'",
    ],
)
def test_a_link_is_set_in_every_form_of_a_value(answer: str, content: Content) -> None:
    asked = f"\n- ask: A question about rims?\n  answer: {answer}"
    names = {"wheel-rim": known("wheel rim"), "axle": known("axle", questions=asked)}
    root = folder(content, *names, **names)
    before = read_and_link(root)[0].terms["axle"].questions[0].answer.text
    commit(root)
    done = subprocess.run(
        ["git", "apply", "-"], cwd=root, input=report(root, NOW, "patch")[1] + "\n", text=True, check=False
    )
    assert done.returncode == 0
    after = read_and_link(root)[0].terms["axle"].questions[0].answer.text
    *_, last = before.split("wheel rim")
    assert after == before.removesuffix(f"wheel rim{last}") + f"[[wheel-rim]]{last}"


def test_words_that_are_treated_as_terms(content: Content) -> None:
    said = ("A **dead rail** is told.", "On a dead rail.", "No dead rails, GHX, *not* this.")
    terms = {f"user-{n}": known(f"user {n}", f"{text} GHX. And *not* that.") for n, text in enumerate(said)}
    place, users = "terms/user-0.md:11", "user-0, user-1, user-2"
    hint = "Define it, or say it in other words."
    assert found(folder(content, *terms, **terms)) == {
        "undefined": [
            (place, f"'GHX' is used by 3 terms and defined by none: {users}", hint),
            (place, f"'dead rail' is used by 3 terms and defined by none: {users}", hint),
        ]
    }


def test_terms_that_look_like_one(content: Content) -> None:
    terms = {
        "price-of-grain": known("price of grain"),
        "grain-prices": known("futures on grain", aliases="[grain prices]"),
        "organised-market": known("organised market"),
        "organized-market": known("organized market"),
        "layer-1": known("layer 1"),
        "layer-2": known("layer 2"),
        "one": known(
            "first of all", summary="The share of a whole that one owner keeps for a year at a time."
        ),
        "two": known(
            "second of all", summary="The share of the whole that one owner keeps for a year at that time."
        ),
    }
    terms = {slug.replace("grain-prices", "futures-on-grain"): text for slug, text in terms.items()}
    told = found(folder(content, *terms, **terms))
    assert set(told) == {"alike"}
    assert sorted(one[1].partition(":")[0] for one in told["alike"]) == [
        "looks like 'organized-market'",
        "looks like 'price-of-grain'",
        "looks like 'two'",
    ]


def test_summaries_that_go_in_a_circle(content: Content) -> None:
    terms = {
        "hen": known("hen", summary="A bird that hatches from an egg, for a test."),
        "egg": known("egg", summary="What a hen lays, for a test."),
        "shell": known("shell", summary="What is around a yolk, for a test."),
        "yolk": known("yolk", summary="What is said without any other word.", requires="[shell]"),
    }
    told = found(folder(content, *terms, **terms))
    assert [one[:2] for one in told["circles"]] == [
        ("terms/egg.md:3", "egg → hen → egg: 'egg' is told by 'hen'; 'hen' is told by 'egg'"),
        ("terms/shell.md:3", "shell → yolk → shell: 'shell' is told by 'yolk'; 'yolk' requires 'shell'"),
    ]


LONG = "Short it is. " * 20 + "\n\n" + "This one goes on and on " + "and on " * 16 + "to its end."


def test_a_sentence_that_is_too_long_is_told_in_english_alone(content: Content) -> None:
    root = folder(content, "wordy", wordy=known("wordy", LONG))
    ((place, said, hint),) = found(root)["reading"]
    assert (place, hint[:20]) == ("terms/wordy.md:13", "“This one goes on an")
    assert said.startswith("a sentence has 41 words; the text reads at grade ")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "theme: {name: material, language: de}\n", "utf-8")
    assert found(root) == {}


def test_a_folder_with_problems_has_them_told_and_no_report(
    content: Content, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder(content, bad=known("bad", "[[nowhere]]"))
    monkeypatch.setattr(build, "ROOT", root)
    assert build.main(["report", "--on", "2026-11-28"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("terms/bad.md:11: no term 'nowhere'")


def test_the_command_says_it_and_ends_well(
    content: Content, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "ROOT", folder(content, lonely=known("lonely")))
    assert build.main(["report", "--on", "2026-11-28", "--older-than", "10"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Terms that nothing leads to: 1\n")
    assert "Opened more than 10 days before 2026-11-28" in said
    assert build.main(["report", "--on", "2026-11-28", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["day"] == "2026-11-28"
