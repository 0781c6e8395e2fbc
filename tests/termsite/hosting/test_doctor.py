"""The doctor finds each planted fault, at the line to change, and none in what the build makes."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from termsite.hosting.doctor import examine
from termsite.hosting.rules import read, sent
from termsite.hosting.seen import Folder
from tests.browser.heights import SLUGS

pytestmark = pytest.mark.site
ADDRESS = "https://marginary.example/"
SHOWN = ("_headers", "index.html", "sitemap.xml", "data/terms.json", "assets/js", "embed/v1", "engine")


@pytest.fixture
def folder(site_folder: Path, tmp_path: Path) -> Path:
    """What the doctor looks at of the built site, free to be spoilt: links, until one is written anew."""
    for name in SHOWN:
        source, to = site_folder / name, tmp_path / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, to, copy_function=os.link)
        else:
            os.link(source, to)
    return tmp_path


def rewritten(file: Path, change: Callable[[bytes], bytes]) -> None:
    content = change(file.read_bytes())
    file.unlink()
    file.write_bytes(content)


def headers(old: str, new: str) -> Callable[[Path], None]:
    """Plant a fault in the file of headers; `old` is a pattern, of which the first is replaced."""

    def plant(folder: Path) -> None:
        def change(content: bytes) -> bytes:
            text, count = re.subn(old, new, content.decode(), count=1, flags=re.DOTALL)
            assert count
            return text.encode()

        rewritten(folder / "_headers", change)

    return plant


def file(pattern: str, change: Callable[[bytes], bytes] | None) -> Callable[[Path], None]:
    """Plant a fault in another file: change it, or take it away."""

    def plant(folder: Path) -> None:
        (found,) = folder.glob(pattern)
        if change:
            rewritten(found, change)
        else:
            found.unlink()

    return plant


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "_headers").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


# name: how it is planted, words of the message, words of the line that is named
FAULTS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no file of headers": (file("_headers", None), "no 'Access-Control-Allow-Origin'", ""),
    "engine not open": (
        headers(r"(/engine/\*\n)  Access-Control-Allow-Origin: \*\n", r"\1"),
        "engine/[^:]*: no 'Access-Control-Allow-Origin'",
        "/engine/*",
    ),
    "another origin named": (
        headers(r"(/embed/\*\n  Access-Control-Allow-Origin:) \*", r"\1 https://one.example"),
        "Access-Control-Allow-Origin: https://one.example",
        "https://one.example",
    ),
    "scripts kept for a day": (
        headers(r"(/assets/\*.*?Cache-Control:) no-cache", r"\1 public, max-age=86400"),
        "max-age=86400': browsers keep it, and readers keep old formulas",
        "max-age=86400",
    ),
    "engine asked for anew": (
        headers(r"Cache-Control: public, max-age=31536000, immutable", "Cache-Control: no-cache"),
        "no-cache': the engine is asked for again",
        "",
    ),
    "frames refused": (
        headers(r"(/\*\n)", r"\1  X-Frame-Options: SAMEORIGIN\n"),
        "X-Frame-Options: SAMEORIGIN' keeps every other site",
        "X-Frame-Options",
    ),
    "frames of the site alone": (
        headers(r"frame-ancestors \*", "frame-ancestors 'self'"),
        "other sites cannot show the calculator",
        "",
    ),
    "a policy of its own": (
        headers(r"object-src 'none';", "script-src 'self'; object-src 'none';"),
        "the header says 'script-src 'self''",
        "",
    ),
    "no type for WebAssembly": (
        headers(r"/engine/\*\.wasm\n  Content-Type: application/wasm\n", ""),
        "comes as 'application/octet-stream', and a browser takes it only as application/wasm",
        "/engine/*",
    ),
    "a wrong type for modules": (
        headers(r"text/javascript; charset=utf-8", "text/plain"),
        "comes as 'text/plain'",
        "text/plain",
    ),
    "not for pages with an embedder policy": (
        headers(r"(/embed/\*\n.*?)  Cross-Origin-Resource-Policy: cross-origin\n", r"\1"),
        "no 'Cross-Origin-Resource-Policy'",
        "/embed/*",
    ),
    "not itself under an embedder policy": (
        headers(r"(/embed/\*\n.*?)  Cross-Origin-Embedder-Policy: require-corp\n", r"\1"),
        "no 'Cross-Origin-Embedder-Policy'",
        "/embed/*",
    ),
    "a part of the engine gone": (file("engine/*/pyodide.mjs", None), "pyodide.mjs: comes with status 404", ""),
    "a part of the engine only as it is": (
        file("engine/*/pyodide.asm.wasm.gz", None),
        "asm.wasm: comes uncompressed",
        "/engine/*.wasm",
    ),
    "a part of another engine": (
        file("engine/*/library.zip", lambda content: content[::-1]),
        "is not the file that was built",
        "",
    ),
    "the engine of another build": (
        file("assets/js/engine/runtime.js", lambda c: re.sub(rb"engine/[0-9a-f]{12}/", b"engine/0123456789ab/", c)),
        "engine/0123456789ab/manifest.json: comes with status 404",
        "",
    ),
    "a part of the engine whose packing is broken": (
        file("engine/*/pyodide.asm.wasm.gz", lambda content: content[:-12]),
        "asm.wasm:.* is not the file that was built: it is empty, or its .gz holds another",
        "",
    ),
    "a script that is empty": (
        file("embed/v1/embed.js", lambda _: b""),
        "embed/v1/embed.js:.* is not the file that was built",
        "",
    ),
    "a policy of its own in capitals": (
        headers(r"object-src 'none';", "Script-Src 'self'; object-src 'none';"),
        "the header says 'Script-Src 'self''",
        "",
    ),
    "a manifest that is none": (
        file("engine/*/manifest.json", lambda _: b"["),
        "manifest.json:.* is not the file that was built",
        "",
    ),
    "a manifest without files": (
        file("engine/*/manifest.json", lambda _: b"{}"),
        "manifest.json:.* is not the file that was built",
        "",
    ),
    "a map of the site in no alphabet": (
        file("sitemap.xml", lambda _: b"\xe9"),
        "sitemap.xml: names no calculator",
        "",
    ),
    "built for elsewhere": (
        file(f"embed/v1/{SLUGS[0]}/index.html", lambda c: c.replace(ADDRESS.encode(), b"https://old.example/")),
        "was built for https://old.example/",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "words", "line"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found_at_its_line(
    folder: Path, plant: Callable[[Path], None], words: str, line: str
) -> None:
    assert examine(Folder(folder, ADDRESS)) == []
    plant(folder)
    said = [str(problem) for problem in examine(Folder(folder, ADDRESS))]
    found = [one for one in said if re.search(words, one)]
    assert found, said
    assert "\n    " in found[0], "and what to do"
    if line:
        assert any(one.startswith(f"_headers:{line_of(folder, line)}: ") for one in found), found


# name: as hosts send it too, and browsers take it
WELL = {
    "an older name of JavaScript": headers(r"(\*\.mjs\n  Content-Type: )\S+", r"\1application/javascript;"),
    "archives by their own type": headers(r"(\*\.zip\n  Content-Type: )\S+", r"\1application/zip"),
}


@pytest.mark.parametrize("plant", WELL.values(), ids=WELL.keys())
def test_what_browsers_take_is_no_fault(folder: Path, plant: Callable[[Path], None]) -> None:
    plant(folder)
    assert examine(Folder(folder, ADDRESS)) == []


def test_no_header_but_the_policy_is_sent_twice(site_folder: Path) -> None:
    rules = read((site_folder / "_headers").read_text("utf-8"))
    for path in _paths(site_folder):
        names = [line.header for line in sent(rules, f"/{path}")]
        twice = {name for name in names if names.count(name) > 1}
        assert twice <= {"Content-Security-Policy"}, path
    assert len(rules) < 100, "the most that hosts read"


def _paths(folder: Path) -> Iterator[str]:
    for found in sorted(folder.rglob("*")):
        if found.is_file():
            yield found.relative_to(folder).as_posix().removesuffix("index.html")
