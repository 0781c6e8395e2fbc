"""Values as JSON, in words that a person can read too: no letter is written as a number."""

from __future__ import annotations

import json
from typing import Any


def as_json(value: Any, *, lines: bool = False) -> bytes:
    """Write as short as can be, or in lines for whoever opens the file."""
    if lines:
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
