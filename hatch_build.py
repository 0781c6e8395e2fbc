"""What building the distribution adds to the sources: the terms as data, and the types of the calculators.

Only a real build makes them; an editable install is the checkout as it stands. Both are written anew from
`terms/` and `calculators/` each time, but for a build from an sdist, which brings the terms along.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TERMS, STUB = "marginary/terms.json", "marginary/__init__.pyi"


class Made(BuildHookInterface[Any]):
    """Adds the made files to a wheel, and the terms to an sdist."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what this target needs."""
        if version == "editable":
            return
        self.made = TemporaryDirectory()
        root, work = Path(self.root), Path(self.made.name)
        sys.path[:0] = [str(root / "src"), str(root)]
        add = build_data["force_include"]
        if not (root / "src" / TERMS).is_file():
            (work / "terms.json").write_text(_terms(root), "utf-8")
            add[str(work / "terms.json")] = TERMS if self.target_name == "wheel" else f"src/{TERMS}"
        if self.target_name == "wheel":
            (work / "stub.pyi").write_text(_stub(), "utf-8")
            add[str(work / "stub.pyi")] = STUB

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if version != "editable":
            self.made.cleanup()


def _terms(root: Path) -> str:
    """Return the terms as the site gives them, each with its page as Markdown; end at a mistake."""
    from termsite.downloads.records import whole
    from termsite.downloads.twin import Twin
    from termsite.glossary import read_and_link

    glossary, site, problems = read_and_link(root)
    if problems:
        sys.exit("\n".join(map(str, sorted(problems))))
    writer, said = Twin(glossary, site), whole(glossary, site)
    terms = [{**one, "text": writer.term(glossary.terms[one["slug"]])} for one in said["terms"]]
    return json.dumps({**said, "terms": terms}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _stub() -> str:
    from marginary.stub import stub

    return stub()
