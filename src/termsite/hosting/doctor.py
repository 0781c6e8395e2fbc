"""What would break a calculator on another site, or leave old formulas here: looked for where the site is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from termsite.hosting.needs import ALONE, ANYWHERE, FOREVER, FRESH, TYPES, Need, needs
from termsite.hosting.seen import Host, Seen
from termsite.model import Place, Problem

_RUNTIME = "assets/js/engine/runtime.js"
_SCRIPTS = ("embed/v1/embed.js", "assets/js/page.js", _RUNTIME)
_COMPRESSED = (".wasm", ".mjs", ".bin", ".zip", ".whl")
_OWN = re.compile(
    r"(default|script|worker|child|connect|style|img|font)-src|sandbox|require-trusted-types-for",
    re.IGNORECASE,
)


def examine(host: Host) -> list[Problem]:
    """Return everything that is wrong with a served site, or with a folder that is to be served."""
    return sorted(set(_Doctor(host).all()))


@dataclass(frozen=True, slots=True)
class _Doctor:
    host: Host

    def all(self) -> Iterator[Problem]:
        """Every finding, a part of the site after the other."""
        home = self.host.get("")
        yield from self.page(home)
        yield from self.page(self.host.get("data/terms.json"))
        slug = re.search(r"/calculators/([a-z0-9-]+)/<", self.host.get("sitemap.xml").text)
        if not slug:
            yield Problem(self.host.file("sitemap.xml"), "names no calculator", "Build the site again.")
            return
        yield from self.embed(self.host.get(f"embed/v1/{slug[1]}/"))
        for path in _SCRIPTS:
            yield from self.script(self.host.get(path))
        yield from self.engine(self.host.get(_RUNTIME).text)

    def page(self, seen: Seen) -> Iterator[Problem]:
        """What any file must come with."""
        if seen.status != 200:
            yield self.unlike(seen, f"comes with status {seen.status}")
            return
        if not seen.body:
            yield self.unlike(seen, "is not the file that was built: it is empty, or its .gz holds another")
        for need in needs(seen.path):
            if not _kept(need, seen[need.header]):
                yield self.lacks(seen, need)
        for directive in re.split(r"[;,]\s*", seen["content-security-policy"]):
            if _OWN.match(directive):
                message = f"the header says '{directive}', and the stricter of two policies holds"
                yield self.said(
                    seen, message, "Take it out: every page carries its own.", "content-security-policy"
                )

    def embed(self, seen: Seen) -> Iterator[Problem]:
        """The page that other sites frame."""
        yield from self.page(seen)
        if frames := seen["x-frame-options"]:
            message = f"'X-Frame-Options: {frames}' keeps every other site from showing the calculator"
            yield self.said(seen, message, "Take it out for /embed/.", "x-frame-options")
        link = re.search(r"<link[^>]*rel=\"?canonical[^>]*>", seen.text)
        built = re.search(r'href="?([^">]*?)calculators/', link[0] if link else "")
        if built and built[1] != self.host.address:
            message = f"was built for {built[1] or 'no address'}, and is at {self.host.address}"
            yield Problem(self.host.file(seen.path), message, f"Build with --address {self.host.address}")

    def script(self, seen: Seen) -> Iterator[Problem]:
        """A script, which a browser runs only as one."""
        yield from self.page(seen)
        if seen.status == 200 and "javascript" not in seen["content-type"]:
            yield self.mistyped(seen, "text/javascript")

    def engine(self, runtime: str) -> Iterator[Problem]:
        """All files of the engine that the scripts name, and one that is not there."""
        named = re.search(r"engine/([0-9a-f]{12})/", runtime)
        if not named:
            yield Problem(self.host.file(_RUNTIME), "names no engine", "Build the site again.")
            return
        folder = f"engine/{named[1]}/"
        manifest = self.host.get(f"{folder}manifest.json")
        yield from self.page(manifest)
        files = _files(manifest)
        if manifest.body and not files:
            yield self.unlike(manifest, "is not the file that was built: it names no file of the engine")
        for name, size in files.items():
            yield from self.part(self.host.get(folder + name), size)
        yield from self.missing(self.host.get(f"{folder}nothing.bin"))

    def part(self, seen: Seen, size: dict[str, object]) -> Iterator[Problem]:
        """A file of the engine."""
        yield from self.page(seen)
        if seen.status != 200 or not seen.body:
            return
        wanted = next((kind for ending, kind in TYPES.items() if seen.path.endswith(ending)), "")
        # Browsers take a module under every name that JavaScript ever had.
        named = "javascript" if "javascript" in wanted else wanted
        if named not in seen["content-type"]:
            yield self.mistyped(seen, wanted)
        if len(seen.body) != size["raw"] or sha256(seen.body).hexdigest() != size.get(
            "sha256", sha256(seen.body).hexdigest()
        ):
            yield self.unlike(seen, "is not the file that was built")
        if seen.path.endswith(_COMPRESSED) and not seen["content-encoding"]:
            fix = (
                "Serve the .gz beside it: 'gzip_static on;' in nginx, 'precompressed gzip' in Caddy; "
                "a host that compresses by type does it for 'application/wasm'."
            )
            yield self.said(seen, "comes uncompressed: readers fetch three times as much", fix)

    def missing(self, seen: Seen) -> Iterator[Problem]:
        """What is gone must be said to be gone, also to a frame without an origin."""
        if seen.status == 200:
            fix = "Let what is missing come with status 404."
            yield self.said(seen, "is not there, and a page comes in its place", fix)
        elif not _kept(need := needs(seen.path)[0], seen[need.header]):
            yield self.said(
                seen,
                f"is not there, and says so without '{need.header}'",
                "Send it with errors too: always in nginx.",
            )

    def unlike(self, seen: Seen, message: str) -> Problem:
        """A file that is not as the build made it."""
        return Problem(self.host.file(seen.path), message, "Publish the whole folder of the site.")

    def lacks(self, seen: Seen, need: Need) -> Problem:
        """A header that is not sent, or is another."""
        value = seen[need.header]
        found = f"'{need.header}: {value}'" if value else f"no '{need.header}'"
        hint = f"Send '{need.header}: {need.value}' for {_where(seen.path)}."
        return self.said(seen, f"{found}: {need.breaks}", hint, need.header.lower())

    def mistyped(self, seen: Seen, wanted: str) -> Problem:
        """A type that a browser does not take for the file."""
        message = f"comes as '{seen['content-type']}', and a browser takes it only as {wanted}"
        return self.said(seen, message, f"Send 'Content-Type: {wanted}' for it.", "content-type")

    def said(self, seen: Seen, message: str, hint: str, header: str = "") -> Problem:
        """A finding, at the line that says the header where that is known."""
        place: Place = seen.places.get(header) or self.host.place(seen.path)
        what = "" if place.path.endswith(f"/{seen.path}") else f"{seen.path or 'the home page'}: "
        return Problem(place, what + message, hint)


def _files(manifest: Seen) -> dict[str, dict[str, object]]:
    """Return what a manifest says of each file, nothing where it is none."""
    try:
        said = json.loads(manifest.text)
    except ValueError:
        return {}
    files = said.get("files") if isinstance(said, dict) else None
    return files if isinstance(files, dict) else {}


def _kept(need: Need, value: str) -> bool:
    """Whether what is sent does what is needed; browsers know more than one word for most."""
    said = value.lower()
    if need is FRESH:
        return re.search(r"no-cache|no-store|max-age=0\b", said) is not None
    if need is FOREVER:
        return "immutable" in said and "no-cache" not in said
    if need is ANYWHERE:
        return all(rule == "frame-ancestors *" for rule in _framing(said))
    if need is ALONE:
        return bool(_framing(said))
    return said == need.value


def _framing(policy: str) -> list[str]:
    return re.findall(r"frame-ancestors [^;,]*[^;,\s]", policy)


def _where(path: str) -> str:
    folder = path.partition("/")[0] if "/" in path else ""
    return f"/{folder}/*" if folder else "the pages"
