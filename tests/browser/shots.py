"""`python -m tests.browser.shots OUT [KIND …]`: pictures of every kind of page, wide and narrow, light and dark.

With `--site FOLDER` a site that is already built is shown, else it is built first.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.browser.quiet import arrive
from tests.browser.served import KINDS, browser, build, served

MODES = {"wide": 1280, "narrow": 360}


def main() -> None:
    """Save the pictures and say where."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)} (default: all), or a path"
    )
    parser.add_argument("--site", type=Path)
    parser.add_argument(
        "--mode", choices=[f"{m}-{s}" for m in MODES for s in ("light", "dark")], action="append"
    )
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    wanted = {name: KINDS.get(name, name) for name in given.kinds or KINDS}
    with tempfile.TemporaryDirectory() as work:
        folder = given.site or build(Path(work) / "site")
        with served(folder) as address, browser() as chromium:
            for mode, width in MODES.items():
                for scheme in ("light", "dark"):
                    if given.mode and f"{mode}-{scheme}" not in given.mode:
                        continue
                    # A context of its own: the theme keeps the scheme that was chosen last.
                    context = chromium.new_context(
                        viewport={"width": width, "height": 800}, color_scheme=scheme
                    )
                    for name, path in wanted.items():
                        page = context.new_page()
                        arrive(page, address + path)
                        file = given.out / f"{name.strip('/').replace('/', '_')}-{mode}-{scheme}.png"
                        page.screenshot(path=file, full_page=True)
                        page.close()
                    context.close()
    print(f"{len(wanted)} pages in {given.out}")


if __name__ == "__main__":
    main()
