"""A walk through the site by keys, and what was said at each step of it."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import count

from tests.engines.page import Page
from tests.engines.started import on_desktop
from tests.speech.desk import Desk
from tests.speech.phrases import Phrase
from tests.speech.voice import PATIENCE, Unsaid
from tests.tools import path

# A status of the walk's own: when it is heard, all that was said before it is heard too.
AFTER = """async (words) => {
  const drawn = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))
  const one = document.getElementById('after') ?? document.body.appendChild(document.createElement('div'))
  if (!one.id) Object.assign(one, { id: 'after', role: 'status' })
  await drawn() // Firefox tells nothing of a status that comes with its words
  one.textContent = words
}"""
FOCUS = """(selector) => {
  const one = [...document.querySelectorAll(selector)].at(-1)
  one.scrollIntoView({ block: 'center' })
  one.focus()
}"""
SEEN = """(selector) => {
  const one = document.querySelector(selector)
  return Boolean(one?.getClientRects().length) && !one.readOnly && !one.disabled // a script has taken hold of it
}"""
AGAIN = 5.0  # s until the page tells it once more: while Orca takes a page in, it drops what it is told
OWN = re.compile(r"That is the end of \d+\.")
LOADED = "() => document.readyState === 'complete'"


@dataclass(frozen=True)
class Heard:
    """A phrase, and all that was said from its last key until the next thing was done."""

    phrase: Phrase
    said: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words alone, in one line."""
        return " ".join(filter(None, self.said))


class Walk:
    """A reader with a keyboard, in front of one page."""

    def __init__(self, desk: Desk, page: Page, site: str) -> None:
        self._desk, self._page, self._site = desk, page, site
        self._numbers = count(1)

    def open(self, address: str) -> None:
        """Open a page of the site, and wait until all is said of it."""
        self._page.open(self._site + address)
        self._page.click("h1")  # else the browser's own bar has the focus
        self._rest()

    def heard(self, phrase: Phrase) -> Heard:
        """Do one thing; what is never said does not end the walk."""
        mark = self._done(phrase)
        with suppress(Unsaid):
            self._desk.voice.wait(phrase.heard, mark)
        self._rest()
        said = [words for words in self._desk.voice.since(mark) if not OWN.fullmatch(words)]
        return Heard(phrase, tuple(said))

    def _done(self, phrase: Phrase) -> int:
        """Do what is to be done, and return the mark from which it is heard."""
        if phrase.opened:
            mark = self._desk.voice.now()
            self.open(phrase.opened)
            if not phrase.key:
                return mark
        if phrase.beside:
            self._page.until(SEEN, phrase.beside)
            self._page.run(FOCUS, phrase.beside)
            self._rest()
        mark = self._desk.voice.now()
        if phrase.key:
            self._hand("key", phrase.key)
        if phrase.leads:
            self._page.arrive(phrase.leads)
        if phrase.key and phrase.typed:
            self._rest()
            mark = self._desk.voice.now()
        if phrase.typed:
            text, enter, _ = phrase.typed.partition("\n")
            self._hand("type", "--delay", "100", "--", text)
            if enter:
                self._hand("key", "Return")  # what xdotool types for it is no Enter to Firefox
        return mark

    def _hand(self, *keys: str) -> None:
        subprocess.run([path("xdotool"), *keys], env=self._desk.environment, check=True)

    def _rest(self) -> None:
        """Wait until all is said that the page has said so far."""
        self._page.until(LOADED)
        mark, end, told = self._desk.voice.now(), time.monotonic() + PATIENCE, []
        while True:
            told.append(f"That is the end of {next(self._numbers)}.")
            self._page.run(AFTER, told[-1])
            try:
                return self._desk.voice.wait("|".join(map(re.escape, told)), mark, AGAIN)
            except Unsaid:
                if time.monotonic() > end:
                    raise


def walked(engine: str, desk: Desk, site: str, phrases: tuple[Phrase, ...]) -> Iterator[Heard]:
    """Walk through all phrases in one browser of the desktop."""
    with ExitStack() as own:
        started = own.enter_context(on_desktop(engine, desk.environment))
        walk = Walk(desk, own.enter_context(started.opened()), site)
        walk.open("")  # what a browser says of its own start belongs to no phrase
        yield from map(walk.heard, phrases)
