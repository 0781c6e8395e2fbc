"""Keys and the pointer in the words of WebDriver, for the engines that it drives."""

from collections.abc import Iterable
from typing import Any

from selenium.webdriver.common.keys import Keys

Actions = list[dict[str, Any]]

# The names that the web has for keys without a character; the others stand for themselves.
NAMED = {
    "ArrowDown": Keys.ARROW_DOWN,
    "ArrowLeft": Keys.ARROW_LEFT,
    "ArrowRight": Keys.ARROW_RIGHT,
    "ArrowUp": Keys.ARROW_UP,
    "Backspace": Keys.BACKSPACE,
    "Control": Keys.CONTROL,
    "End": Keys.END,
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "Home": Keys.HOME,
    "Shift": Keys.SHIFT,
    "Tab": Keys.TAB,
}


def typed(text: str) -> Actions:
    """Return the strokes that type a text."""
    return _strokes(stroke for key in text for stroke in (("keyDown", key), ("keyUp", key)))


def chord(keys: str) -> Actions:
    """Return the strokes of keys that are held together, named as in `Control+Enter`."""
    held = [NAMED.get(name, name) for name in keys.split("+")]
    down, up = [("keyDown", key) for key in held], [("keyUp", key) for key in reversed(held)]
    return _strokes(down + up)


def _strokes(strokes: Iterable[tuple[str, str]]) -> Actions:
    actions = [{"type": kind, "value": key} for kind, key in strokes]
    return [{"type": "key", "id": "keys", "actions": actions}]


def pointed(x: float, y: float, *, press: bool) -> Actions:
    """Return the way of the pointer to a place in sight, with a press there if asked."""
    move: dict[str, Any] = {"type": "pointerMove", "x": round(x), "y": round(y)}
    button = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}] if press else []
    parameters = {"pointerType": "mouse"}
    return [{"type": "pointer", "id": "mouse", "parameters": parameters, "actions": [move, *button]}]
