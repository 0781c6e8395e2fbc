"""The tools of a test run, and the engines that somebody chose."""

import os
from collections.abc import Sequence

from tests.tools.tool import Tool

ENGINES = ("chromium", "firefox", "webkit")

# In this order they are tried: WebKit and Orca need the display, and the display its window manager.
TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            "chromium",
            "Chromium",
            ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
            "chromium",
            engine="chromium",
            download="chromium",
        ),
        Tool("firefox", "Firefox", ("firefox-esr", "firefox"), "firefox-esr", engine="firefox"),
        Tool("xvfb", "Xvfb", ("Xvfb",), "xvfb", engine="webkit", ear=True),
        Tool("openbox", "Openbox", ("openbox",), "openbox", engine="webkit", ear=True),
        Tool("webkit", "WebKitGTK", ("WebKitWebDriver",), "webkit2gtk-driver", engine="webkit"),
        Tool("pdftotext", "pdftotext", ("pdftotext",), "poppler-utils"),
        Tool("dbus", "D-Bus", ("dbus-daemon",), "dbus", ear=True),
        Tool("xdotool", "xdotool", ("xdotool",), "xdotool", ear=True),
        Tool("orca", "Orca", ("orca",), "orca", ear=True),
    )
}


def engines(text: str) -> tuple[str, ...]:
    """Read `chromium,firefox`, in the order of ENGINES; nothing means all. ValueError names what is no engine."""
    names = {name.strip() for name in text.split(",")} - {""}
    unknown = sorted(names - set(ENGINES))
    if unknown:
        raise ValueError(f"ENGINES names {', '.join(unknown)}; the engines are {', '.join(ENGINES)}")
    return tuple(name for name in ENGINES if name in names) or ENGINES


def chosen() -> tuple[str, ...]:
    """Return the engines of this run, as MARGINARY_ENGINES tells."""
    return engines(os.environ.get("MARGINARY_ENGINES", ""))


def needed(names: Sequence[str], *, listening: bool = False) -> tuple[Tool, ...]:
    """Return the tools that these engines, and every run, need; and those of a screen reader, if it is listened to."""
    return tuple(tool for tool in TOOLS.values() if _needed(tool, names, listening))


def _needed(tool: Tool, names: Sequence[str], listening: bool) -> bool:
    if tool.ear and listening:
        return True
    return tool.engine in names if tool.engine else not tool.ear
