"""The headers that each part of a site needs: one table for the file of headers and for the doctor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """A header, and what breaks where a host does not send it."""

    header: str
    value: str
    breaks: str


OPEN = Need(
    "Access-Control-Allow-Origin", "*",
    "a calculator in a sandboxed frame gets none of its files and answers nothing",
)  # fmt: skip
TAKEN = Need(
    "Cross-Origin-Resource-Policy", "cross-origin",
    "a page with Cross-Origin-Embedder-Policy shows a grey box in place of the calculator",
)  # fmt: skip
ISOLATED = Need(
    "Cross-Origin-Embedder-Policy", "require-corp",
    "a page with Cross-Origin-Embedder-Policy shows a grey box in place of the calculator",
)  # fmt: skip
FRESH = Need(
    "Cache-Control", "no-cache",
    "browsers keep it, and readers keep old formulas after a deploy",
)  # fmt: skip
FOREVER = Need(
    "Cache-Control", "public, max-age=31536000, immutable",
    "the engine is asked for again at every visit; its folder is named by its content and never changes",
)  # fmt: skip
ANYWHERE = Need(
    "Content-Security-Policy", "frame-ancestors *",
    "other sites cannot show the calculator",
)  # fmt: skip
ALONE = Need(
    "Content-Security-Policy", "frame-ancestors 'self'",
    "another site can lay a page of yours under buttons of its own",
)  # fmt: skip

EVERYWHERE = (
    Need(
        "Content-Security-Policy", "object-src 'none'; base-uri 'none'; form-action 'none'",
        "a page that was tampered with may send its forms elsewhere",
    ),
    Need("Referrer-Policy", "strict-origin-when-cross-origin", "links tell other sites which page was read"),
    Need("X-Content-Type-Options", "nosniff", "a browser may take a file for what it is not"),
)  # fmt: skip
# By the first folder of an address; whatever is not listed is a page.
SHARED: Mapping[str, tuple[Need, ...]] = {
    "assets": (OPEN, TAKEN, ISOLATED, FRESH),
    "data": (OPEN, TAKEN, FRESH),
    "embed": (OPEN, TAKEN, ISOLATED, FRESH, ANYWHERE),
    "engine": (OPEN, TAKEN, ISOLATED, FOREVER),
}
PAGES = (FRESH, ALONE)
TYPES: Mapping[str, str] = {
    ".wasm": "application/wasm",
    ".mjs": "text/javascript; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}
# Cloudflare Pages compresses by type, and sends what it does not know at three times its size: these parts of
# a program of WebAssembly, which scripts read whatever they are called, go as one.
PACKED: Mapping[str, str] = dict.fromkeys((".bin", ".whl", ".zip"), TYPES[".wasm"])


def needs(path: str) -> tuple[Need, ...]:
    """Return what an address of the site needs besides what all need; `path` as below the site's root."""
    return SHARED.get(path.partition("/")[0], PAGES)
