"""A tab as a reader has it, whatever engine is behind it: all that a test may do with it."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager, suppress
from typing import Any

PATIENCE = 60.0  # s until something is given up; a machine that does much else is slow to start Python
RESTING = """async (selector) => {
  const one = document.querySelector(selector)
  if (!one?.getClientRects().length || one.readOnly || one.disabled) return false // no script has taken hold of it yet
  one.scrollIntoView({ block: 'center' })
  const { top, left } = one.getBoundingClientRect()
  await new Promise((then) => setTimeout(then, 50)) // a busy WebKit may set a page back to where keys were typed
  const now = one.getBoundingClientRect()
  return now.top === top && now.left === left
}"""
WATCH = """async (...given) => {
  for (let looks = 20; looks > 0; looks--) {
    const found = await (CONDITION)(...given)
    if (found) return found
    await new Promise((then) => setTimeout(then, 50))
  }
}"""
# A page that grows between the look and the press takes it elsewhere: then nothing is pressed, and the press is made anew.
AIM = """(selector) => {
  const one = document.querySelector(selector), aim = (globalThis.aim = { met: null, done: new AbortController() })
  const look = (event) => {
    const alike = [one, one.control, ...(one.labels ?? [])] // a label hands its press on
    const met = event.composedPath().some((part) => alike.includes(part))
    if (!met) event.preventDefault(), event.stopImmediatePropagation()
    if (!met || event.type === 'click') aim.met ??= met
  }
  for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    addEventListener(kind, look, { capture: true, signal: aim.done.signal })
  }
}"""
MET = """async () => {
  const { aim } = globalThis
  if (!aim) return true // another page is here, to which the press has led
  for (let looks = 20; aim.met === null && looks > 0; looks--) await new Promise((then) => setTimeout(then, 50))
  aim.done.abort()
  return aim.met
}"""
CALL = """Promise.resolve().then(() => (FUNCTION)(...GIVEN))
  .then((value) => JSON.stringify({ value }), (thrown) => JSON.stringify({ thrown: String(thrown) }))"""


class Thrown(AssertionError):
    """A function threw in the page; the message is what it threw."""


class Lost(Exception):
    """The page went away while it was asked something, as it does when it is left."""


class Page(ABC):
    """One tab in a private context of its own. Selectors are CSS, and mean the first element that matches."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again, as by the browser's button."""

    @abstractmethod
    def evaluated(self, expression: str) -> str:
        """Return the text that a promise in the page, or in the entered frame, comes to; Lost when the page goes."""

    @abstractmethod
    def inside(self, selector: str) -> AbstractContextManager[None]:
        """Enter a frame: until the block ends, everything happens in it."""

    @abstractmethod
    def point(self, selector: str, *, press: bool) -> None:
        """Move the pointer onto an element in sight, and press it if asked."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type a text, key by key, into what has the focus."""

    @abstractmethod
    def press(self, keys: str) -> None:
        """Press a key by its name in the web, such as `Escape` or `Control+Enter`."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page a size in CSS pixels."""

    @abstractmethod
    def picture(self) -> bytes:
        """Return what is in sight, as PNG."""

    @abstractmethod
    def pdf(self) -> bytes:
        """Return the page printed on A4."""

    def run(self, function: str, *given: Any) -> Any:
        """Call a function of JavaScript with JSON and return its JSON; a promise is awaited. Thrown when it throws."""
        call = CALL.replace("FUNCTION", function).replace("GIVEN", json.dumps(given))
        said = json.loads(self.evaluated(call))
        if "thrown" in said:
            raise Thrown(said["thrown"])
        return said.get("value")

    def until(self, condition: str, *given: Any) -> Any:
        """Wait until a function returns something true, also over a change of pages, and return it."""
        watch, reason = WATCH.replace("CONDITION", condition), ""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := self.run(watch, *given):
                    return found
            except (Lost, Thrown) as error:
                reason = f" ({error})"
        raise AssertionError(f"Never true: {condition} of {given}{reason}. The page says: {self.said()}")

    def said(self) -> str:
        """Return what a calculator of the page says of itself, for messages."""
        status = "() => [location.href, document.querySelector('[data-part=status]')?.textContent].join(': ')"
        return str(self.run(status))

    def text(self, selector: str) -> str:
        """Return the text of an element that is there already."""
        return str(self.run("(selector) => document.querySelector(selector).textContent", selector))

    def says(self, selector: str, words: str) -> None:
        """Wait until an element holds these words."""
        holds = "(selector, words) => document.querySelector(selector)?.textContent.includes(words)"
        self.until(holds, selector, words)

    def click(self, selector: str) -> None:
        """Press an element as soon as it rests in sight."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._in_sight(selector)
            self.run(AIM, selector)
            self.point(selector, press=True)
            try:
                if self.run(MET):
                    return
            except Lost:  # the press has led away
                return
        raise AssertionError(f"Never pressed: {selector}. The page says: {self.said()}")

    def hover(self, selector: str) -> None:
        """Hold the pointer over an element as soon as it rests in sight."""
        self._in_sight(selector)
        self.point(selector, press=False)

    def fill(self, selector: str, text: str) -> None:
        """Press a field, and put a text in the place of what it holds, by keys."""
        self.click(selector)
        self.run("(selector) => document.querySelector(selector).select()", selector)
        self.type(text)

    def back(self) -> None:
        """Return to the page before, from the browser's memory where it keeps pages."""
        self._move("() => history.back()")

    def forward(self) -> None:
        """Go on to the page that was returned from."""
        self._move("() => history.forward()")

    def follow(self, selector: str) -> None:
        """Press a link and wait until its page has loaded."""
        here = self.run("() => location.href")
        self.click(selector)
        self._elsewhere(here)

    def follow_words(self, words: str) -> None:
        """Follow a link by its words, wherever it stands, and wait until its page has loaded."""
        found = "[...document.querySelectorAll('a')].find((one) => one.textContent.trim() === words)"
        self.until(f"(words) => Boolean({found})", words)
        self._move(f"(words) => {{ setTimeout(() => {found}.click()) }}", words)

    def leave(self, address: str) -> None:
        """Go to an address as by a link, and wait until its page has loaded."""
        self._move("(to) => { setTimeout(() => { location.href = to }) }", address)

    def _move(self, function: str, *given: str) -> None:
        here = self.run("() => location.href")
        with suppress(Lost):
            self.run(function, *given)
        self._elsewhere(here)

    def arrive(self, path: str) -> None:
        """Wait until the page has loaded to which a key has led, by the end of its path."""
        self._asked("(path) => location.pathname.endsWith(path)", path)

    def _elsewhere(self, before: str) -> None:
        self._asked("(before) => location.href !== before", before)

    def _asked(self, there: str, given: str) -> None:
        """Ask again and again: what waits in a page that goes into the browser's memory is never answered."""
        arrived = f"(given) => ({there})(given) && document.readyState === 'complete'"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(Lost):
                if self.run(arrived, given):
                    return
            time.sleep(0.02)
        raise AssertionError(f"Never there: {there} of {given}")

    def _in_sight(self, selector: str) -> None:
        self.until(RESTING, selector)
