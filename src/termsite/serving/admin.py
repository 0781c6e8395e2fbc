"""The form for editors at `/admin/`, only while the site is served from their own machine: Decap, from npm.

It has no part in the site: `build` knows nothing of it.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from termsite.content.settings import read_site
from termsite.serving.admin_config import config
from termsite.serving.admin_guard import forged, stranger
from termsite.serving.admin_store import Refused, Store

SCRIPTS = "node_modules/decap-cms/dist"
_SCRIPT = re.compile(r"decap-cms/((?:\d+\.)?decap-cms\.js)")
# Decap checks its configuration by code that it makes; of styles it sets an empty text, which it then fills,
# and two of its own. Nothing comes from, or goes to, another place.
_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-4qb+qTjZ8vb8co1YZpMNDeX7tJSzzRBt6uIroh6K5K8='",
    "'sha256-oLQo1xOLbYlsNCDIECXg24EuQKwYCOy/jJqds+fExxE='",
)
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        f"style-src {' '.join(_STYLES)}",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
PAGE = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editing</title>
<link rel="icon" href="data:,">
<link rel="cms-config-url" type="text/yaml" href="config.yml">
<body>
<noscript>The form for editors needs JavaScript. Every term is also a file in terms/.</noscript>
<script src="decap-cms/decap-cms.js"></script>
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    status: int
    kind: str
    content: bytes
    headers: Mapping[str, str]


class Admin:
    """Everything below `/admin/` of one server."""

    def __init__(self, root: Path, at: str) -> None:
        """Take the project's folder, and the path at which it is served."""
        self.root, self.at = root, at
        self._store = Store(root)
        self._api = f"api/{secrets.token_urlsafe(16)}"  # no other site can know it

    def reply(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, client: str, port: int
    ) -> Reply:
        """Answer one request; `path` is what stands behind `/admin/`."""
        if said := stranger(headers, client, port):
            return _told(403, said)
        if method == "POST":
            return self._written(path, headers, body)
        if path == "":
            return _sent(200, "text/html; charset=utf-8", PAGE)
        if path == "config.yml":
            return self._configured(headers["Host"])
        if found := _SCRIPT.fullmatch(path):
            return self._script(found[1])
        return _told(404, "There is nothing here.")

    def _configured(self, host: str) -> Reply:
        calculators, home = read_site(self.root)[0].calculators, self.at.removesuffix("admin/")
        told = config(self.root, calculators, f"http://{host}{home}", self.at + self._api)
        return _sent(200, "text/yaml; charset=utf-8", _json(told))  # JSON is YAML

    def _script(self, name: str) -> Reply:
        file = self.root / SCRIPTS / name
        if not file.exists():
            return _told(404, f"{SCRIPTS}/{name} is not installed; run: make install")
        return _sent(200, "text/javascript; charset=utf-8", file.read_bytes())

    def _written(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if said := forged(headers):
            return _answer(403, {"error": said})
        if path != self._api:
            return _answer(403, {"error": "This page is of an earlier server; load it again."})
        try:
            asked = json.loads(body)
            return _answer(200, self._store.do(asked["action"], asked["params"]))
        except Refused as why:
            return _answer(422, {"error": str(why)})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return _answer(400, {"error": f"This cannot be read as a question: {error!r}"})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _answer(status: int, value: object) -> Reply:
    return _sent(status, "application/json; charset=utf-8", _json(value))


def _told(status: int, words: str) -> Reply:
    return _sent(status, "text/plain; charset=utf-8", words.encode())


def _sent(status: int, kind: str, content: bytes) -> Reply:
    headers = {
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
    }
    return Reply(status, kind, content, headers)
