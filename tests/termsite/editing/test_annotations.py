"""What programs get of the problems: JSON, commands of GitHub, a report for GitLab, read back as those read them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import build
from termsite.editing import annotations
from termsite.editing.annotations import as_json, github, gitlab
from termsite.glossary import read_and_link
from termsite.model import Place, Problem

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests/termsite/cases"
SCHEMA = json.loads(Path(annotations.__file__).with_name("problems.schema.json").read_text("utf-8"))
# GitLab's own: app/validators/json_schemas/codeclimate.json at 33827e3.
GITLAB = {
    "type": "object",
    "required": ["description", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string"},
        "fingerprint": {"type": "string"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "properties": {
                "path": {"type": "string"},
                "lines": {"properties": {"begin": {"type": "integer", "minimum": 1}}},
            }
        },
    },
}
JSON, REPORT = (jsonschema.Draft202012Validator(schema) for schema in (SCHEMA, GITLAB))
Content = Callable[[Path | None], Path]

hostile = st.text("a保é:,%\r\n= \udcff'\"", min_size=1, max_size=8)
places = st.builds(Place, hostile.map("{}.md".format), st.integers(0, 3))
problems = st.lists(st.builds(Problem, places, hostile, st.just("") | hostile), max_size=5)


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner takes it apart (actions/runner, ActionCommand.cs, TryParseV2)."""
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = (one.partition("=") for one in properties.strip().split(",") if one)
    return name, {key: unescaped(value, ":,") for key, _, value in pairs}, unescaped(data, "")


def unescaped(text: str, signs: str) -> str:
    for sign in ("\r", "\n", *signs, "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def printed(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


@given(problems)
def test_github_reads_each_command_as_it_was_meant(found: list[Problem]) -> None:
    told = sorted(set(found))
    lines = github(found).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(told)
    for line, one in zip(lines, told, strict=True):
        assert "\r" not in line
        name, properties, message = command(line)
        at = {"line": str(one.place.line)} if one.place.line else {}
        assert (name, properties) == ("error", {"file": printed(one.place.path), **at})
        assert message == printed(str(one))


@given(problems)
def test_json_is_as_its_schema_says_and_in_the_order_of_the_words(found: list[Problem]) -> None:
    document = json.loads(as_json(found))
    JSON.validate(document)
    read = [(one["path"], one["line"] or 0, one["message"], one["hint"]) for one in document["problems"]]
    assert read == [(p.place.path, p.place.line, p.message, p.hint) for p in sorted(set(found))]
    assert as_json(found).isascii()


@given(problems)
def test_gitlab_takes_the_report(found: list[Problem]) -> None:
    report = json.loads(gitlab(found))
    for one in report:
        REPORT.validate(one)
    assert len({one["fingerprint"] for one in report}) == len(report) == len(set(found))


def test_a_fingerprint_is_of_the_problem_and_not_of_its_line() -> None:
    def prints(*lines: int, message: str = "no term 'x'") -> list[str]:
        found = [Problem(Place("terms/a.md", line), message) for line in lines]
        return [one["fingerprint"] for one in json.loads(gitlab(found))]

    assert prints(3, 9) == prints(4, 20)
    assert len({*prints(3, 9), *prints(3, message="no term 'y'")}) == 3


@pytest.mark.parametrize(
    ("form", "option"),
    [("json", ("--json",)), ("github", ("--annotate", "github")), ("gitlab", ("--annotate", "gitlab"))],
)
def test_the_command_writes_the_form_and_ends_as_check_does(
    form: str,
    option: tuple[str, ...],
    content: Content,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = content(CASES / "several-at-once")
    monkeypatch.setattr(build, "ROOT", root)
    assert build.main(["check", *option]) == 1
    said = capsys.readouterr()
    assert said.out == annotations.FORMS[form](read_and_link(root)[-1])
    words = (CASES / "several-at-once/expected.txt").read_text("utf-8")
    assert said.err == ("" if form == "github" else words)
    monkeypatch.setattr(build, "ROOT", whole(root))
    assert build.main(["check", *option]) == 0
    none = {
        "json": json.dumps({"version": 1, "problems": []}, indent=2) + "\n",
        "github": "",
        "gitlab": "[]\n",
    }
    assert capsys.readouterr() == (none[form], "")


def whole(root: Path) -> Path:
    """The folder with one good term in place of what is wrong with it."""
    for file in (root / "terms").iterdir():
        file.unlink()
    front = "title: equity\nsummary: What is left when every debt is paid.\nareas: [basics]\nlevel: starter"
    (root / "terms/equity.md").write_text(
        f"---\n{front}\npublished: 2026-11-21\n---\nWhat is left.\n", "utf-8"
    )
    return root


def recipes() -> list[str]:
    """The commands that the guide gives to code hosts, from its YAML."""
    guide = (ROOT / "docs/editors-guide.md").read_text("utf-8")
    blocks = [yaml.safe_load(one) for one in re.findall(r"```yaml\n(# \..+?)```", guide, re.DOTALL)]
    hub, lab = (one.get("jobs", one)["check"] for one in blocks)
    assert lab["artifacts"]["reports"]["codequality"] in lab["script"][-1]
    return [*(step["run"] for step in hub["steps"] if "run" in step), *lab["script"]]


def test_the_guides_recipes_for_code_hosts_are_commands_that_there_are() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = []
    for line in recipes():
        command, _, rest = line.partition(" ")
        if command == "make":
            assert rest in targets
            continue
        assert command == ".venv/bin/python"
        file, *arguments = rest.partition(" > ")[0].split()
        assert (ROOT / file).name == "build.py"
        asked.append(build.commands().parse_args(arguments).form)
    assert asked == ["github", "gitlab"]
