"""A desktop of its own, without a screen or a loudspeaker, in which Orca reads what is in front."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.speech.voice import Voice, listening
from tests.tools.display import display, running, telling
from tests.tools.found import path

# Orca ends itself where anything takes it 10 s, as its start does on a busy machine: who waits for its words gives up.
# And where it reads a page out as soon as that has come, the next key, if Orca hears of it late, finds the focus put back
# to where the reading was.
SETTINGS = "from orca import settings\nsettings.timeoutTime = 0\nsettings.sayAllOnLoad = False\n"


@dataclass(frozen=True)
class Desk:
    """Where a browser must be started so that Orca reads it, and what it says."""

    environment: Mapping[str, str]
    voice: Voice


@contextmanager
def desk() -> Iterator[Desk]:
    """Start a display, a message bus and Orca; what they write down is gone with them."""
    with ExitStack() as all_of_it:
        home = all_of_it.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        name = all_of_it.enter_context(display())
        voice = all_of_it.enter_context(listening(Path(home, "voice")))
        Path(home, "orca").mkdir()
        Path(home, "orca", "orca-customizations.py").write_text(SETTINGS, "utf-8")
        environment = {**os.environ, **_own(home), "DISPLAY": name}
        bus = [path("dbus"), "--session", "--nofork", "--nopidfile", "--print-address"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = all_of_it.enter_context(telling(bus, environment))
        all_of_it.enter_context(running([path("orca")], environment))
        voice.wait("Screen reader on", 0)
        yield Desk(environment, voice)


def _own(home: str) -> dict[str, str]:
    folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    return {
        **dict.fromkeys(("HOME", *folders), home),
        "GSETTINGS_BACKEND": "memory",
        "LC_ALL": "C.UTF-8",
        "SPEECHD_ADDRESS": f"unix_socket:{home}/voice",
        "ACCESSIBILITY_ENABLED": "1",  # Chromium asks for this
        "GNOME_ACCESSIBILITY": "1",  # Firefox for this
    }
