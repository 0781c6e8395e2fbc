"""Python's modules in archives: what every engine begins with, one a calculator, and one that comes later.

The last has all that the others may lack: what of the library nothing that pages ask has need of, and every
calculator. `steps/engine_later.py` finds what is in them by the list that the wheel carries, which also says
what each sums up to: one that came damaged, or of another build, is not taken.
"""

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from termsite.engine.wheel import repacked, unzipped, zipped

LATER = "later.zip"
LIST = "later.json"
_PACK = re.compile(r"calculator-(.+)\.zip")
_CALCULATOR = re.compile(r"calculators/([a-z][a-z0-9_]*)\.pyc")  # what several share begins with _ and stays


@dataclass(frozen=True, slots=True)
class Parts:
    """The wheel without its calculators, and by their names the archives beside it."""

    wheel: bytes
    later: Mapping[str, bytes]


def pack(slug: str) -> str:
    """Name the archive of one calculator."""
    return f"calculator-{slug}.zip"


def packs(names: Iterable[str]) -> dict[str, str]:
    """Find among names of files the archives of calculators, by calculator."""
    return {match[1]: name for name in names if (match := _PACK.fullmatch(name))}


def parted(wheel: bytes, library: bytes, first: bytes, proofs: Mapping[str, Any]) -> Parts:
    """Part a compiled wheel and a library of which an engine begins with the first.

    A calculator's archive also holds its proof: a question, and what its answer says.
    """
    ours, begun = unzipped(wheel), unzipped(first)
    stems = {name: match[1] for name in ours if (match := _CALCULATOR.fullmatch(name))}
    owned = {name: pack(stem.replace("_", "-")) for name, stem in stems.items()}
    late = {name: content for name, content in unzipped(library).items() if begun.get(name) != content}
    found = {_module(name): LATER for name in late} | {_module(name): one for name, one in owned.items()}
    kept = {name: content for name, content in ours.items() if name not in stems}
    archives = {
        one: zipped(
            {name: ours[name], "proof.json": json.dumps(proofs[stems[name].replace("_", "-")]).encode()}
        )
        for name, one in owned.items()
    }
    archives[LATER] = zipped({**late, **{name: ours[name] for name in stems}})
    listed = {"archives": found, "sums": {name: zlib.crc32(content) for name, content in archives.items()}}
    table = json.dumps(listed, sort_keys=True).encode()
    return Parts(repacked(zipped({**kept, LIST: table})), archives)


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
