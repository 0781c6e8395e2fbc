"""Where people paste a calculator: for each kind of page the lines that survive there, and what tried them.

In a pattern stand, between percent signs: SRC and LINK, the addresses of the frame and of the page, as HTML
has them; ADDRESS and PAGE, the same as they are; TITLE as HTML and NAME as it is; CALC, WIDTH, HEIGHT,
SITE, VERSION; and ATTRIBUTES, what is settled, as the element has it. `web/embed/build.js` fills them as
`filled` does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

_NAME = re.compile(r"%([A-Z]+)%")
_LINK = '<a href="%LINK%">%TITLE%</a>'
_SIZE = 'width="%WIDTH%" height="%HEIGHT%"'
# Behind the frame a link: many sites take the frame away without a word, and leave the link.
FRAME = (
    f'<iframe src="%SRC%" title="%TITLE%" {_SIZE} frameborder="0" loading="lazy"></iframe>\n<p>{_LINK}</p>'
)
# The script comes before the frame, so that it hears the first height that the frame tells.
LISTENER = """<script>
  addEventListener("message", ({ data, source }) => {
    if (data?.ns !== "glossary" || data.type !== "height") return
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.height = data.px
    }
  })
</script>"""
_ELEMENT = f'<glossary-calculator calc="%CALC%" height="%HEIGHT%"%ATTRIBUTES%>{_LINK}</glossary-calculator>'
_SCRIPT = '<script type="module" src="%SITE%embed/%VERSION%/embed.js"></script>'
PATTERNS = MappingProxyType(
    {
        "element": f"{_ELEMENT}\n{_SCRIPT}",
        "component": f"{_ELEMENT}\n\n{_SCRIPT}",
        "frame": FRAME,
        "jsx": FRAME.replace('frameborder="0"', 'frameBorder="0"'),
        "listener": f"{LISTENER}\n{FRAME}",
        "address": "%ADDRESS%",
        "page": "%PAGE%",
        "link": "[%NAME%](%PAGE%)",
        "wiki": "[%PAGE% %NAME%]",
        "python": 'from IPython.display import IFrame\n\nIFrame("%ADDRESS%", "%WIDTH%", %HEIGHT%)',
    }
)


@dataclass(frozen=True, slots=True)
class Host:
    """A kind of page that calculators are pasted into."""

    slug: str
    name: str
    pattern: str  # what is pasted
    how: str  # where, and what has to be there
    tried: str  # with what; empty where nobody has tried it
    on: date | None  # and when; none where tests do it


def _host(told: Mapping[str, Any]) -> Host:
    on = date.fromisoformat(told["on"]) if "on" in told else None
    return Host(told["slug"], told["name"], PATTERNS[told["lines"]], told["how"], told.get("tried", ""), on)


HOSTS = tuple(map(_host, json.loads(Path(__file__).with_name("hosts.json").read_text("utf-8"))))


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with the values that it names."""
    return _NAME.sub(lambda match: values[match[1]], pattern)
