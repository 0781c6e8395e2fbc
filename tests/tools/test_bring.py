"""What cannot be had is said in one sentence before the first test, and the run exits with 3."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.draws import some
from tests.tools.hidden import path_without
from tests.tools.kit import TOOLS, chosen
from tests.tools.tool import Tool

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
INSTALLERS = ("apt-get", "sudo")
UNPRIVILEGED = (
    "setpriv",
    "--reuid=65534",
    "--clear-groups",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",  # so that it may read this folder
)
NO_APT = "there is no apt-get to install it"
NO_ROOT = "apt-get needs root to install it"
NO_SOURCE = "apt-get cannot install it (Unable to locate package firefox-esr)"
# An apt-get that knows of no package, whose source does not answer.
CUT_OFF = """
Dir::State "{folder}"; Dir::State::status "{folder}/status"; Dir::Cache "{folder}/cache";
Dir::Etc::sourcelist "{folder}/sources"; Dir::Etc::sourceparts "-"; Acquire::Retries "0";
"""


def without(folder: Path, *commands: str) -> dict[str, str]:
    """An environment in which nothing is named, these commands are not there, and no download answers."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MARGINARY_")}
    return {
        **kept,
        "PATH": path_without(commands, folder / "bin"),
        "PLAYWRIGHT_BROWSERS_PATH": str(folder / "downloaded"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }


def ran(environment: Mapping[str, str], *command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def refusal(environment: Mapping[str, str], *command: str) -> str:
    """Run, and return the one sentence with which it refused."""
    done = ran(environment, *command)
    assert done.returncode == 3, done.stdout + done.stderr
    (sentence,) = done.stderr.splitlines()
    return sentence


@pytest.mark.parametrize("hidden", some(chosen(), 3))
def test_a_hidden_engine_is_said_before_any_test(hidden: str, tmp_path: Path) -> None:
    tool = TOOLS[hidden]
    environment = without(tmp_path, *tool.commands, *INSTALLERS)
    done = ran(environment, sys.executable, "-m", "tests", "all", "--engines", ",".join(chosen()))
    assert done.returncode == 3, done.stdout + done.stderr
    (sentence,) = done.stderr.splitlines()
    missing = " or ".join(tool.commands)
    assert sentence.startswith(f"The tests need {tool.label}: no {missing} is on the PATH"), sentence
    assert NO_APT in sentence
    assert sentence.endswith(f"; {ways(tool)}."), sentence
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {
        tool.label
    }  # what it tried to get


def ways(tool: Tool) -> str:
    """What is left to do for somebody who lacks this engine."""
    install, name = f"install {tool.package}", f"name the program in {tool.variable}"
    others = ",".join(engine for engine in chosen() if engine != tool.name)
    if not others:
        return f"{install} or {name}"
    return f"{install}, {name} or leave it out with `make test ENGINES={others}`"


def test_a_chosen_run_does_without_the_hidden_engines(tmp_path: Path) -> None:
    only = chosen()[0]
    hidden = [tool for tool in TOOLS.values() if tool.engine not in ("", only)]
    commands = [command for tool in hidden for command in tool.commands]
    done = ran(without(tmp_path, *commands, *INSTALLERS), sys.executable, "-m", "tests.tools", only)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{TOOLS[only].label} ")


def test_an_engine_that_does_not_exist_is_no_choice() -> None:
    sentence = refusal(os.environ, sys.executable, "-m", "tests", "all", "--engines", "chromium,opera")
    assert sentence == "ENGINES names opera; the engines are chromium, firefox, webkit"


def test_what_only_a_display_needs_is_named_too(tmp_path: Path) -> None:
    environment = without(tmp_path, "Xvfb", *INSTALLERS)
    sentence = refusal(environment, sys.executable, "-m", "tests.tools", "webkit")
    assert sentence.startswith("The tests need Xvfb")
    assert "no Xvfb is on the PATH" in sentence


def test_a_named_program_that_opens_no_page_is_not_replaced(tmp_path: Path) -> None:
    environment = {**without(tmp_path), "MARGINARY_FIREFOX": str(shutil.which("true"))}
    sentence = refusal(environment, sys.executable, "-m", "tests.tools", "firefox")
    assert f"{environment['MARGINARY_FIREFOX']} does not start (Firefox ended without listening)" in sentence


def test_a_user_without_root_and_sudo_is_told_what_to_install(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # pytest's own are for root alone
    environment = {**without(tmp_path, *TOOLS["firefox"].commands, "sudo"), "HOME": str(tmp_path)}
    user = UNPRIVILEGED if os.geteuid() == 0 else ()
    sentence = refusal(environment, *user, sys.executable, "-m", "tests.tools", "firefox")
    assert (NO_ROOT if shutil.which("apt-get") else NO_APT) in sentence
    assert sentence.endswith("; install firefox-esr or name the program in MARGINARY_FIREFOX."), sentence


def test_a_source_that_does_not_answer_is_said(tmp_path: Path) -> None:
    for name in ("lists/partial", "cache/archives/partial"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "status").touch()
    (tmp_path / "sources").write_text("deb [trusted=yes] http://127.0.0.1:9/ stable main\n", "utf-8")
    (tmp_path / "apt.conf").write_text(CUT_OFF.format(folder=tmp_path), "utf-8")
    environment = without(tmp_path, *TOOLS["firefox"].commands, "sudo")
    told = {**environment, "APT_CONFIG": str(tmp_path / "apt.conf")}
    sentence = refusal(told, sys.executable, "-m", "tests.tools", "firefox")
    reason = NO_SOURCE if os.geteuid() == 0 else NO_ROOT
    assert (reason if shutil.which("apt-get") else NO_APT) in sentence
