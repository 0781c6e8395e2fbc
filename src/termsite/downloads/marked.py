"""The names that other sites' texts are marked by, beside the script that marks them."""

from __future__ import annotations

from termsite.downloads.as_json import as_json
from termsite.linking.grammar import lists
from termsite.linking.mention import Mentions
from termsite.linking.names import linkable
from termsite.linking.words import alone, scripts
from termsite.model import Document, Glossary, Place


def marked(glossary: Glossary) -> Document:
    """Every name that is linked wherever it stands, with its term; and what tells verbs and words."""
    forms = Mentions(linkable(glossary.forms, glossary.terms)).forms
    names = {form: slug for form, slug in sorted(forms.items()) if not alone(form)}
    content = as_json({"v": 1, "names": names, "verbs": lists(), "scripts": scripts()})
    return Document("embed/v1/names.json", content, Place("src/termsite/downloads/marked.py"))
