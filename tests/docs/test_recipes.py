"""The recipes of README, CONTRIBUTING and the editor's guide, followed to the letter in a copy of the project."""

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from termsite.content.hosts import LISTENER
from termsite.engine.node import NODE
from termsite.hosting.needs import EVERYWHERE, SHARED, TYPES, needs

ROOT = Path(__file__).parents[2]
CONTENT = ("terms", "docs", "calculators", "mkdocs.yml", "CHANGELOG.md", "build.py", "pyproject.toml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what an editor edits; the packages are those that are installed."""
    for name in CONTENT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "src").symlink_to(ROOT / "src")  # the settings name a folder in it
    return tmp_path


def block(page: str, language: str, of: str) -> str:
    """The one fenced block of a page in that language that holds the given words."""
    text = (ROOT / page).read_text("utf-8")
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    (only,) = (textwrap.dedent(inside) for _, inside in found if of in inside)
    return only


def test_the_listener_of_the_guide_is_the_one_that_owners_are_given() -> None:
    assert block("docs/embedding.md", "html", "addEventListener(").rstrip("\n") == LISTENER


# An address of each part of the site, and of each kind of file whose type a host has to be told.
ADDRESSES = (
    *("index.html", "terms/equity/index.html", "terms/equity.md", "data/terms.json", "data/terms.ttl"),
    *("embed/v1/half/index.html", "assets/js/page.js", "engine/1a2b/asm.wasm", "engine/1a2b/pyodide.mjs"),
)


def wanted(path: str) -> dict[str, set[str]]:
    """What the table of headers says of an address: each header, a policy in its parts."""
    sent: dict[str, set[str]] = {}
    for need in (*EVERYWHERE, *needs(path)):
        sent.setdefault(need.header.lower(), set()).update(need.value.split("; "))
    kind = TYPES.get(Path(path).suffix)
    return {**sent, **({"content-type": set(kind.split("; "))} if kind else {})}


def test_the_function_for_cloudfront_sends_what_the_table_says() -> None:
    code = block("docs/deploying.md", "js", "function handler(")
    ask = "({event: {request: {uri: '/' + path}, response: {headers: {}}}})"
    run = f"{code}\nconst ask = (path) => {ask}\n" + (
        f"console.log(JSON.stringify({json.dumps(ADDRESSES)}.map((path) => handler(ask(path).event).headers)))"
    )
    done = subprocess.run([NODE, "-e", run], capture_output=True, text=True, check=True)
    for path, headers in zip(ADDRESSES, json.loads(done.stdout), strict=True):
        sent = {name: set(one["value"].split("; ")) for name, one in headers.items()}
        said = wanted(path)
        if path.startswith(tuple(SHARED)):  # what is no page may refuse frames too
            sent["content-security-policy"] -= {"frame-ancestors 'self'"}
        assert sent == said, path


@pytest.mark.parametrize("host", ["S3 with CloudFront", "GitHub Pages"])
def test_a_recipe_that_nobody_has_run_says_so(host: str) -> None:
    guide = (ROOT / "docs/deploying.md").read_text("utf-8")
    assert guide.partition(f"## {host}\n\n")[2].startswith("Nobody has run this")


def build(project: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "build.py", *arguments], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_model_calculator_and_two_terms_are_published_as_written(project: Path) -> None:
    source = block("CONTRIBUTING.md", "python", "@calculator")
    assert sum(1 for line in source.splitlines() if line.strip()) <= 30
    (project / "calculators/effective_leverage.py").write_text(source, "utf-8")
    (project / "terms/trailing-stop.md").write_text(block("README.md", "markdown", "trailing stop"), "utf-8")
    (project / "terms/call-of-a-model.md").write_text(the_guides_term(), "utf-8")
    assert build(project, "check").strip() == "No problems."
    assert "6×" in build(project, "ask", "effective-leverage")
    assert "12×" in build(project, "ask", "effective-leverage", "exposure=60000")


def test_the_readmes_question_is_answered(project: Path) -> None:
    command = next(line for line in block("README.md", "sh", "build.py ask").splitlines() if "ask" in line)
    assert "28," in build(project, *command.split("build.py ")[1].split())


def the_guides_term() -> str:
    """Every part of the front matter that the guide for editors shows, as one term."""
    parts = [
        block("docs/editors-guide.md", "yaml", of) for of in ("published:", "contrast:", "formula:", "key:")
    ]
    front = (
        parts[0]
        .replace("title: margin call", "title: call of a model")
        .replace("A demand to add collateral or shrink the position", "A model of a demand to act")
    )
    front = front.rstrip().removesuffix("---") + "".join(parts[1:]) + "---\n"
    return f"{front}A **call of a model** is one.\n"
