"""Every text that the interface says, from templates, code and scripts; and catalogues brought up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from termsite.words.catalogue import HERE, read
from termsite.words.scripts import texts_of

_ROOT = HERE.parents[2]
_SAYS = {"say": None, "later": None, "markup": None, "forms": None, "many": (2, 3), "markup_many": (2, 3)}
_HOSTS = ("name", "how", "tried")  # what of a kind of site is said on the page for owners

# Of plurals it says what CLDR says. No date stands in it: the same texts make the same file.
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Text = str | tuple[str, ...]


def gathered() -> dict[Text, set[str]]:
    """Every text, with the files that say it; two texts where a number stands in it."""
    found: dict[Text, set[str]] = {}
    for file, text in _gathered():
        found.setdefault(text, set()).add(file.relative_to(_ROOT).as_posix())
    return found


def updated(language: str) -> str:
    """The catalogue of a language with every text in it: those that were said stay, new ones are empty."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    file, locale = HERE / f"{language}.po", language.replace("-", "_")
    catalogue = Catalog(locale=locale)
    old = read(file) if file.exists() else catalogue
    header = _HEADER.format(language=language, plurals=catalogue.plural_forms)
    known = {message.id if isinstance(message.id, str) else message.id[0]: message for message in old}
    for text, files in sorted(gathered().items(), key=lambda one: (sorted(one[1]), str(one[0]))):
        said = known.get(text if isinstance(text, str) else text[0])
        string = said.string if said and isinstance(said.id, str) == isinstance(text, str) else None
        notes = said.user_comments if said else []
        flags = ("fuzzy",) if said and said.fuzzy else ()
        places = [(name, 0) for name in sorted(files)]
        catalogue.add(text, string, places, flags=flags, user_comments=notes)
    out = BytesIO()
    write_po(out, catalogue, width=0, omit_header=True, include_lineno=False)
    return header + out.getvalue().decode()


def _gathered() -> Iterator[tuple[Path, Text]]:
    from babel.messages.extract import extract

    corners = (_ROOT / "src" / corner for corner in ("calckit", "termsite"))
    for file in sorted(file for corner in corners for file in corner.rglob("*.py")):
        with file.open("rb") as opened:
            yield from ((file, text) for _, text, *_ in extract("python", opened, _SAYS))
    for file in sorted((_ROOT / "src" / "termsite" / "rendering" / "templates").glob("*.html")):
        with file.open("rb") as opened:
            options = {"trim_blocks": "true", "lstrip_blocks": "true"}
            yield from (
                (file, text)
                for _, text, *_ in extract("jinja2.ext:babel_extract", opened, _SAYS, options=options)
            )
    hosts = _ROOT / "src" / "termsite" / "content" / "hosts.json"
    for host in json.loads(hosts.read_text("utf-8")):
        yield from ((hosts, host[key]) for key in _HOSTS if host.get(key))
    for file in sorted((_ROOT / "web").rglob("*.js")):
        yield from ((file, text) for text in texts_of(file.read_text("utf-8")))
