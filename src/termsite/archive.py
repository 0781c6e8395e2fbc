"""What other sites embed, as it was at each release: taken from the built site, copied into every later one.

The archive is a folder that `archive` in the settings names; it holds `embed/<version>/`, the engines of
these versions, and SHA256SUMS. Nothing in it is ever made again, so it is kept where nothing is lost.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from termsite.copied import Copied
from termsite.door import Door, door
from termsite.model import Document, Place, Problem, Site
from termsite.owner import Version

SUMS = "SHA256SUMS"
Heights: TypeAlias = Mapping[str, Mapping[int, int]]
_TEXTS = (".html", ".js", ".json")
_ENGINE = re.compile(rb'engine/(\w+)/"')
_FONT = re.compile(rb'url\("(fonts/[^"]+)"\)')
_MANIFEST = re.compile(r"embed/\d+(\.\d+)*/manifest\.json$")
_GROWS = "Other sites rely on it. Bring it back, or give what is new an address beside v1."
_LOST = "Take the archive from where it is kept: a version that is gone cannot be made again."


def frozen(folder: Path, site: Site, heights: Heights = MappingProxyType({})) -> Iterator[Document]:
    """The embeds of a built site as a version that needs nothing else of it; its engine comes along.

    `heights` are the px that hold each calculator, by the least width of its frame.
    """
    home = f"embed/{site.version}/"
    made = [*_embeds(folder, site, home), *_shared(folder, home)]
    yield from made
    yield from _copied(folder, "engine")
    scripts = (one for one in made if one.path.endswith(".js") and one.path.count("/") == 2)
    told = {
        "version": site.version,
        "calculators": sorted({one.path.split("/")[2] for one in made if one.path.endswith("/index.html")}),
        "integrity": {one.path.rpartition("/")[2]: _integrity(one.content) for one in scripts},
        "engine": _engine(folder),
        "heights": {slug: {str(width): px for width, px in one.items()} for slug, one in heights.items()},
        "door": dict(door(folder / "embed/v1").kinds),
    }
    yield Document(f"{home}manifest.json", f"{json.dumps(told, indent=1)}\n".encode(), Place(home, 0))


def _engine(folder: Path) -> str:
    """The key of the engine that the scripts of a built site ask for; empty where they ask for none."""
    script = folder / "assets/js/engine/runtime.js"
    found = _ENGINE.search(script.read_bytes()) if script.exists() else None
    return found[1].decode() if found else ""


def _embeds(folder: Path, site: Site, home: str) -> Iterator[Document]:
    for one in _copied(folder, "embed/v1"):
        content = one.content
        if one.path.endswith(_TEXTS):
            content = content.replace(f"{site.address}embed/v1/".encode(), f"{site.address}{home}".encode())
            for part in (b"js/", b"embed.css"):
                content = content.replace(b"../../../assets/" + part, b"../assets/" + part)
        yield Document(home + one.path.removeprefix("embed/v1/"), content, one.place)


def _shared(folder: Path, home: str) -> Iterator[Document]:
    """The scripts and the style sheet, at the same distance from each other as in the site."""
    styles = (folder / "assets/embed.css").read_bytes()
    yield Document(f"{home}assets/embed.css", styles, Place("assets/embed.css", 0))
    for name in sorted({match.decode() for match in _FONT.findall(styles)}):
        path = f"assets/{name}"
        if (folder / path).exists():
            yield Document(home + path, (folder / path).read_bytes(), Place(path, 0))
    for one in _copied(folder, "assets/js"):
        content = one.content.replace(b'"../../../engine/', b'"../../../../../engine/')
        yield Document(home + one.path, content, one.place)


def _copied(folder: Path, below: str) -> Iterator[Document]:
    for file in sorted(path for path in (folder / below).rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        yield Document(path, file.read_bytes(), Place(path, 0))


def _integrity(content: bytes) -> str:
    return f"sha384-{b64encode(hashlib.sha384(content).digest()).decode()}"


def keep(folder: Path, root: Path, site: Site, heights: Heights = MappingProxyType({})) -> str:
    """Freeze a built site in the archive, unless its version is there, and say which it was."""
    archive = root / site.archive
    sums = _sums(archive)
    if any(path.startswith(f"embed/{site.version}/") for path in sums):
        return f"Embeds: {site.version} is in {site.archive}/ already, and stays as it was."
    for one in frozen(folder, site, heights):
        if one.path in sums:  # an engine that an earlier version has too
            continue
        (archive / one.path).parent.mkdir(parents=True, exist_ok=True)
        (archive / one.path).write_bytes(one.content)
        sums[one.path] = hashlib.sha256(one.content).hexdigest()
    lines = (f"{digest}  {path}\n" for path, digest in sorted(sums.items()))
    (archive / SUMS).write_text("".join(lines), "utf-8")
    return f"Embeds: {site.version} is frozen in {site.archive}/. Keep that folder: nothing makes it again."


def _sums(archive: Path) -> dict[str, str]:
    """Path → digest of every file that the archive is to hold."""
    file = archive / SUMS
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def versions(archive: Path) -> tuple[Version, ...]:
    """Every version of an archive, the newest first, but those whose manifest is not as it was frozen."""
    known = (
        _told(archive / path, digest) for path, digest in _sums(archive).items() if _MANIFEST.match(path)
    )
    return tuple(sorted(filter(None, known), key=lambda one: one.order, reverse=True))


def _told(manifest: Path, digest: str) -> Version | None:
    content = manifest.read_bytes() if manifest.is_file() else b""
    if hashlib.sha256(content).hexdigest() != digest:
        return None
    told = json.loads(content)
    kinds = {kind: tuple(names) for kind, names in told["door"].items()}
    return Version(told["version"], Door(kinds), told["engine"], told["heights"])


def lost(folder: Path, site: Site) -> Iterator[Problem]:
    """What a built site no longer has of the last version: rolling v1 only grows."""
    for last in site.owner.versions[:1]:
        place = Place(f"{site.archive}/embed/{last.number}/manifest.json", 0)
        for kind, name in last.door.lost(door(folder / "embed/v1")):
            yield Problem(place, f"v1 has lost the {kind} '{name}', which {last.number} has", _GROWS)


def read_archive(root: Path, site: Site) -> tuple[tuple[Copied, ...], list[Problem]]:
    """Every frozen file, and a problem for each that is not as it was frozen."""
    documents, problems = [], []
    for number, (path, digest) in enumerate(_sums(root / site.archive).items() if site.archive else (), 1):
        file, place = root / site.archive / path, Place(f"{site.archive}/{SUMS}", number)
        content = file.read_bytes() if file.is_file() else None
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            what = "is not there" if content is None else "is not as it was frozen"
            problems.append(Problem(place, f"'{path}' {what}", _LOST))
        else:
            documents.append(Copied(path, file, place))
    return tuple(documents), problems


def lacking(root: Path, site: Site) -> str:
    """What is said of a site that is built without the archive that its settings name."""
    if not site.archive or (root / site.archive / SUMS).exists():
        return ""
    return f" It holds no frozen versions of embeds: there is no {site.archive}/{SUMS}."


def withdrawn(archive: Iterable[Copied], calculators: Collection[str]) -> Iterator[Document]:
    """The embeds of calculators that are no more: each as its last version had it, which it says.

    Who has pasted such an embed goes on having it; its numbers are those of that version's formulas.
    """
    last: dict[str, Copied] = {}
    versions = sorted((one for one in archive if one.path.startswith("embed/")), key=_version)
    for one in versions:
        last[one.path.split("/", 2)[2]] = one
    gone = {rest.partition("/")[0] for rest in last if rest.endswith("/index.html")} - set(calculators)
    for rest, one in last.items():
        if rest.partition("/")[0] in gone:
            yield Document(f"embed/v1/{rest}", _as_it_was(one), one.place)


def _version(one: Copied) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", one.path.split("/")[1]))


def _as_it_was(one: Copied) -> bytes:
    version = one.path.split("/")[1].encode()
    said = (
        b'<p class="mg-with">No longer kept up. It answers by the formulas of version ' + version + b".</p>"
    )
    content = one.content.replace(b"../assets/", b"../../" + version + b"/assets/")
    content = content.replace(b"../../" + b"../../" + version + b"/assets/images", b"../../../assets/images")
    return content.replace(b"<main>", b"<main>" + said, 1) if one.path.endswith(".html") else content
