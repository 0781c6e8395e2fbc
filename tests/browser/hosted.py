"""A page of somebody else, on another origin, into which what the site gives to others is pasted."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.served import BUILT_FOR, ROOT, served

Host = Callable[..., str]  # takes HTML, gives the address of the page that holds it
# It writes down what its frames tell it.
PLAIN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<script>window.told = []; addEventListener('message', ({origin, data}) => told.push({origin, ...data}))</script>
<p>Somebody's page.</p>"""
# Its policy lets it load from itself and from the glossary, and it holds no script or style of its own.
STRICT = """<!doctype html><html lang="en" dir="{dir}"><meta charset="utf-8"><title>Host</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self' {site}"><link rel="stylesheet" href="host.css">
<link rel="icon" href="host.css">"""
# Rules of a host that would spoil a card which they reached.
STYLE = """body { font: 16px/1.5 serif; max-width: 40em } a { font-weight: 900; padding: 9px; letter-spacing: 3px }
div, p, strong { text-transform: uppercase } .dark-host { background: #111; color: #eee } .far { height: 3000px }"""


def guide(words: str) -> str:
    """The snippet of the guide for owners that holds these words, as it stands there."""
    text = (ROOT / "docs/embedding.md").read_text("utf-8")
    (only,) = (one for one in re.findall(r"```html\n(.*?)```", text, re.DOTALL) if words in one)
    return str(only)


@contextmanager
def hosted(folder: Path, name: str = "127.0.0.1") -> Iterator[Host]:
    """A plain host; called "localhost" it is another site, not another port alone."""
    with served(folder) as address:

        def page(body: str, head: str = PLAIN) -> str:
            (folder / "index.html").write_text(head + body, "utf-8")
            return address.replace("127.0.0.1", name)

        yield page


@contextmanager
def strict(folder: Path, site: str) -> Iterator[Host]:
    """A host with a strict policy, and with this site in the snippets that it pastes."""
    (folder / "host.css").write_text(STYLE, "utf-8")
    with hosted(folder) as host:
        yield lambda body, direction="ltr": host(
            body.replace(BUILT_FOR, site), STRICT.format(dir=direction, site=site)
        )
