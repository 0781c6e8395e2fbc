"""What Visual Studio Code reads is what the schemas say: the files in the project, the snippets, the rules."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from termsite.content.frontmatter import front_of
from termsite.content.shape import check, schema
from termsite.editing.vscode import keep, vscode
from termsite.engine.node import NODE, environment

ROOT = Path(__file__).resolve().parents[3]
FILES = vscode("margin", ("venue", "replay"))
SNIPPETS = json.loads(FILES[".vscode/terms.code-snippets"])
RULES = json.loads(FILES[".remarkrc.json"])["plugins"][1][1]["schemas"]
BRINGS = ("remark-cli@12.0.1", "remark-frontmatter@5.0.0", "remark-lint-frontmatter-schema@3.15.4")
DAY = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "12", "CURRENT_DATE": "05"}


def filled(body: list[str]) -> str:
    """A snippet with what stands at its stops, as the editor puts it in; of choices the first."""
    text = "\n".join(body).replace("$0", "Text.")
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^\\}])*)\}", lambda found: re.sub(r"\\(.)", r"\1", found[1]), text)
    return re.sub(r"\$\{(CURRENT_\w+)\}", lambda found: DAY[found[1]], text)


def problems(kind: str, text: str) -> list[str]:
    front, found = front_of(text.encode(), f"{kind}.md")
    return [str(one) for one in (*found, *(check(front, kind) if front else ()))]


def test_the_files_of_the_project_are_those_of_the_schemas() -> None:
    here = [*(ROOT / ".vscode").rglob("*.*"), ROOT / ".remarkrc.json"]
    assert {file.relative_to(ROOT).as_posix() for file in here} == set(FILES), "run: build.py vscode"
    for path, content in FILES.items():
        assert (ROOT / path).read_bytes() == content, f"{path} is of another schema; run: build.py vscode"


def test_the_command_writes_them_for_the_facts_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "src" / "halves" / "venues").mkdir(parents=True)
    settings = (ROOT / "tests" / "termsite" / "common" / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{settings}extra: {{package: halves}}\n", "utf-8")
    assert keep(tmp_path) == []
    for path, content in vscode("halves", ("venue",)).items():
        assert (tmp_path / path).read_bytes() == content
    assert not (tmp_path / ".vscode" / "schemas" / "replay.json").exists()


@pytest.mark.parametrize("kind", ["term", "area", "path"])
def test_a_new_file_passes_the_check(kind: str) -> None:
    assert problems(kind, filled(SNIPPETS[kind]["body"])) == []


@pytest.mark.parametrize("name", [name for name in SNIPPETS if name.startswith("term ")])
def test_every_further_key_passes_the_check(name: str) -> None:
    first, *rest = SNIPPETS["term"]["body"]
    text = filled([first, *SNIPPETS[name]["body"], *rest])
    assert problems("term", text) == []
    assert f"\n{name.removeprefix('term ')}:" in text


def test_every_key_of_a_term_is_in_a_snippet() -> None:
    text = "\n".join(line for one in SNIPPETS.values() for line in one["body"])
    assert [key for key in schema("term")["properties"] if f"{key}:" not in text] == []


def test_every_rule_is_there_and_is_of_files_that_are_there() -> None:
    settings = json.loads(FILES[".vscode/settings.json"])
    facts = {one["url"]: [name.lstrip("/") for name in one["fileMatch"]] for one in settings["json.schemas"]}
    yaml = {rule: [name] for rule, name in settings["yaml.schemas"].items()}
    named = {**RULES, **facts, **yaml}
    assert {rule.removeprefix("./") for rule in named} == {path for path in FILES if "/schemas/" in path}
    for patterns in named.values():
        assert all(any(ROOT.glob(pattern.removeprefix("./"))) for pattern in patterns), patterns


@pytest.mark.consumer
def test_remark_finds_in_front_matter_what_the_schema_forbids(tmp_path: Path) -> None:
    """The linter that Visual Studio Code's extension runs, over the whole project and two bad files."""
    for name in (".vscode", "terms", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / ".remarkrc.json", tmp_path)
    (tmp_path / "package.json").write_text('{"private": true}', "utf-8")
    npm = NODE.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    brought = [str(NODE), str(npm), "install", "--ignore-scripts", "--no-audit", "--loglevel=error", *BRINGS]
    done = subprocess.run(
        brought, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    bad = "---\ntitle: x\nalias: [y]\nlevel: starte\nareas: [a]\npublished: 2026-11-21\n---\nText.\n"
    (tmp_path / "terms" / "bad.md").write_text(bad, "utf-8")
    (tmp_path / "docs" / "areas" / "bad.md").write_text(
        "---\ntitle: x\nsummary: 7\norder: one\n---\n", "utf-8"
    )
    remark = [
        str(NODE),
        "node_modules/remark-cli/cli.js",
        "terms",
        "docs",
        "--no-stdout",
        "--no-color",
        "--quiet",
    ]
    told = subprocess.run(
        remark, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    said = re.sub(r" +", " ", told.stderr)
    assert re.findall(r"^\S+\.md$", said, re.MULTILINE) == ["docs/areas/bad.md", "terms/bad.md"], said
    assert "Must have required property 'summary'" in said
    assert "4:8-4:14 warning Must be equal to one of the allowed values: `starter`" in said
    assert "⚠ 5 warnings" in said
