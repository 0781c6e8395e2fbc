"""The wheel is what runs anywhere and no more; alone in an empty environment it answers as the site does."""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

import calckit
from calckit.asking.manual import manual
from termsite.downloads.twin import Twin
from termsite.glossary import read_and_link
from tests.marginary.conftest import ROOT

pytestmark = pytest.mark.install

ASKED = Path(__file__).parent / "asked.py"


def test_it_holds_what_runs_anywhere_and_names_no_needs(wheel: Path, built: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    tops = {name.partition("/")[0] for name in archive.namelist()}
    about = next(name for name in tops if name.endswith(".dist-info"))
    assert tops == {"calckit", "margin", "marginary", about}
    assert {Path(name).suffix for name in archive.namelist() if about not in name} == {
        *(".py", ".pyi", ".json", ".css", ".typed"),
    }
    told = HeaderParser().parsestr(archive.read(f"{about}/METADATA").decode())
    assert told["Name"] == "marginary"
    assert told["License-Expression"] == "MIT AND CC-BY-4.0"
    assert told.get_all("Provides-Extra") == ["mcp"]
    assert [need for need in told.get_all("Requires-Dist") or [] if "extra ==" not in need] == []
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as unpacked:
        assert not [entry.name for entry in unpacked if "termsite" in entry.name or entry.issym()]


def test_alone_it_answers_as_the_site_does(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty", with_pip=False)
    python = tmp_path / "empty" / "bin" / "python"
    path = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = subprocess.run([python, "-c", path], capture_output=True, text=True, check=True).stdout.strip()
    zipfile.ZipFile(wheel).extractall(folder)
    done = subprocess.run([python, "-I", ASKED], capture_output=True, text=True, check=True)
    as_the_site_says(json.loads(done.stdout), tmp_path)


def as_the_site_says(told: "dict[str, object]", inside: Path) -> None:
    """Compare what the installed package told with the sources of the site."""
    glossary, site, _ = read_and_link(ROOT)
    assert isinstance(told["from"], list) and all(file.startswith(str(inside)) for file in told["from"])
    answers = told["answers"]
    assert isinstance(answers, dict) and list(answers) == list(glossary.catalogue)
    for slug in glossary.catalogue:
        reply = json.loads(calckit.ask(glossary.answers.catalogue, json.dumps({"calculator": slug})))
        assert answers[slug]["reply"] == reply
        assert answers[slug]["html"] > 1000
        assert answers[slug]["svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert told["terms"] == list(glossary.terms)
    assert told["named"] == ["margin-call", "liquidation-price", "annualised-rate"]
    assert isinstance(told["found"], list) and "liquidation-price" in told["found"]
    assert told["text"] == Twin(glossary, site).term(glossary.terms["margin-call"])


@pytest.mark.long
def test_its_formulas_pass_their_tests(installed: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed),  # before the checkout's
        "MARGINARY_PROFILE": "quick",
        "MARGINARY_HOSTILE": "100",
        "MARGINARY_BOUNDARY": "50",
    }
    tests = [sys.executable, "-m", "pytest", "tests/margin", "-x"]
    done = subprocess.run(tests, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_its_command_asks_lists_and_reads(installed: Path) -> None:
    def said(*words: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "marginary", *words]
        environment = {
            **os.environ,
            "PYTHONPATH": str(installed),
            "PYTHONIOENCODING": "cp1252",
        }  # as in Windows
        done = subprocess.run(
            command, env=environment, cwd=installed, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout + done.stderr

    (entry,) = installed.glob("*.dist-info/entry_points.txt")
    assert "marginary = marginary.command:main" in entry.read_text("utf-8")
    ours = subprocess.run(
        [sys.executable, ROOT / "build.py", "ask", "liquidation-price", "leverage=20", "--preset", "short-10x"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said("ask", "liquidation-price", "leverage=20", "--preset", "short-10x") == (0, ours.stdout)
    assert said("ask", "liquidation-price", "leverage=x") == (
        1,
        "leverage: Leverage must be a number, such as 10.\n",
    )
    assert (
        said("ask", "liquidation-pric")[1]
        == "No calculator 'liquidation-pric'. Did you mean 'liquidation-price'?\n"
    )
    assert said("term", "margin", "call")[1].startswith("# Margin call\n\n> ")
    assert len(said("list")[1].splitlines()) == len(calckit.load())
    assert said("find", "liqudation", "price")[1].startswith("liquidation-price ")
    assert said("find", "LIQUIDATION_PRICE")[1].startswith("liquidation-price ")
    assert said("find", "xyzzy") == (1, "No term for 'xyzzy'.\n")
    assert said("ask", "liquidation-price", "--leverage=2")[1].endswith(
        "; an input has no dashes: leverage=2\n"
    )
    assert said("ask", "liquidation-price", "=2") == (1, "'=2' is not name=value\n")
    assert said("ask", "liquidation-price", "leverage=2", "leverage=3") == (1, "'leverage' is given twice\n")
    assert said("ask", "cross-margin", "--help") == (0, manual(calckit.load()["cross-margin"]) + "\n")
    assert "ask a calculator" in said("--help")[1] and "--preset" in said("ask", "--help")[1]
    about = HeaderParser().parsestr(next(installed.glob("*.dist-info/METADATA")).read_text("utf-8"))
    assert said("--version") == (0, f"marginary {about['Version']}\n")
    assert "Δ" in said("term", "delta")[1]  # written into a pipe
