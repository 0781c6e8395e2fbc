"""`python -m benchmarks [NAME …]`: measure and print; nothing here fails a test.

Without a name everything is measured; `changes` is the part of `engine` that times answers, printed and not kept.
"""

import sys
from collections.abc import Callable, Mapping

from benchmarks import consumers, engine, hosts, imports, lighthouse, margin, pythons, scale, servers
from benchmarks.engine import browsers

ALL: Mapping[str, Callable[[], None]] = {
    "margin": margin.main,
    "engine": engine.main,
    "browsers": browsers.main,
    "lighthouse": lighthouse.main,
    "consumers": consumers.main,
    "hosts": hosts.main,
    "imports": imports.main,
    "servers": servers.main,
    "pythons": pythons.main,
    "scale": scale.main,
}
PARTS: Mapping[str, Callable[[], None]] = {"changes": engine.changes}


def main(names: list[str]) -> int:
    """Run the named measurements, or all."""
    for name in names or list(ALL):
        {**ALL, **PARTS}[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
