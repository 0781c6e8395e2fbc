"""The strict policy of a page, as a meta element: only our own scripts, and the very inline ones it holds."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

_INLINE = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def with_policy(html: str, framed_from: str = "", *, frames: bool = False) -> str:
    """Put the policy right behind the character set, before anything that it governs.

    A page that other sites frame may stand in a sandbox, without an origin; WebKit then finds nothing that is
    `'self'`. So such a page names the address of its site beside it, in `framed_from`. A page that `frames`
    others shows only this site's.
    """
    hashes = sorted({_hash(match["code"]) for match in _INLINE.finditer(html) if _runs(match["attributes"])})
    own = " ".join(filter(None, ("'self'", framed_from)))
    rules = (
        "default-src 'none'",
        " ".join((f"script-src {own} 'wasm-unsafe-eval'", *hashes)),
        f"worker-src {own} blob: data:",
        f"connect-src {own}",
        f"style-src {own}",
        f"img-src {own} data:",
        f"font-src {own}",
        *(("frame-src 'self'",) if frames else ()),
        "base-uri 'none'",
        "form-action 'none'",
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return _CHARSET.sub(lambda match: match.group() + meta, html, count=1)


def _runs(attributes: str) -> bool:
    """Whether a script element holds code: not one with an address, not data."""
    return not re.search(r"\bsrc\s*=", attributes) and "json" not in attributes


@lru_cache(maxsize=256)  # most pages hold the theme's few, and data of their own
def _hash(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
