"""What the tests need beside Python's and Node's packages: browsers, a display for WebKit, a reader of PDF.

`bring` (once, before the first test) takes each tool from where it is named, found or installed, and starts it;
`path` tells a test where it is. Both look in the same places, in the same order.
"""

import os

from termsite.engine.node import NODE
from tests.tools.found import path
from tests.tools.kit import chosen

# Playwright's own Node needs a system library (libatomic) that a bare Debian has not; the project's does not.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))

__all__ = ["chosen", "path"]
