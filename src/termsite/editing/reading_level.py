"""How hard English texts are to read: the Automated Readability Index, which counts letters, not syllables.

4.71 letters a word + 0.5 words a sentence - 21.43, about the school year that can read it: Smith and Senter
1967, by the constants that koRpus gives (search.r-project.org/CRAN/refmans/koRpus/html/ARI.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termsite.editing.findings import Finding
from termsite.linking.linker import SENTENCE
from termsite.linking.untagged import plain
from termsite.model import Glossary, Place, Site, Term

LONG = 35  # words of a sentence that most readers begin again
FEWEST = 60  # words; of fewer a mean says nothing
_ASIDE = re.compile(r"<(table|pre|math|h[1-6]|figure)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</(?:p|li|dd|dt|blockquote)>")


def hard_to_read(glossary: Glossary, site: Site, grade: float) -> Iterator[Finding]:
    """Give each term whose text is above a grade or has a long sentence, with that; of English alone."""
    if not site.language.lower().startswith("en"):
        return
    for term in glossary.terms.values():
        prose = glossary.prose[term.path]
        found = [one for block in _blocks(f"{prose.lead}{prose.rest}") for one in SENTENCE.split(block)]
        if sum(len(_words(one)) for one in found) < FEWEST:
            continue
        level, longest = index(found), max(found, key=lambda one: len(_words(one)))
        if level > grade or len(_words(longest)) > LONG:
            said = f"a sentence has {len(_words(longest))} words; the text reads at grade {level:.1f}"
            yield Finding(_place(term, longest), said, f"“{longest}”")


def index(found: list[str]) -> float:
    """The index of a text by its sentences."""
    every = [word for one in found for word in _words(one)]
    return 4.71 * sum(map(len, every)) / len(every) + 0.5 * len(every) / len(found) - 21.43


def _blocks(html: str) -> Iterator[str]:
    for block in _BLOCK.split(_ASIDE.sub(" ", html)):
        if text := plain(block):
            yield text


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w+(?:[.,'’-]\w+)*", sentence)


def _place(term: Term, sentence: str) -> Place:
    """Where a sentence begins in the file, by its first words; where the text does, if they hold a link."""
    first = " ".join(sentence.split()[:3])
    at = term.body.text.find(first)
    return term.body.at(max(0, at))
