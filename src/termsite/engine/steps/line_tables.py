"""Compiled modules with the shortest line tables: a third fewer bytes; no source, no line to show.

Every instruction is said to stand on the first line of its function, which a traceback can still tell.
"""

import marshal
from types import CodeType

_HEAD = 16  # magic number, flags, and a hash or a time
_MOST = 8  # instructions that one entry of a line table can cover
_SAME_LINE = 13  # the kind of entry that tells a line without columns; CPython, Objects/locations.md


def shortened(pyc: bytes) -> bytes:
    """Return a compiled module that does the same and knows of its lines only where each function begins."""
    return pyc[:_HEAD] + marshal.dumps(_with_short_table(marshal.loads(pyc[_HEAD:])))


def _with_short_table(code: CodeType) -> CodeType:
    inner = tuple(_with_short_table(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=_table(len(code.co_code) // 2), co_consts=inner)


def _table(instructions: int) -> bytes:
    full, rest = divmod(instructions, _MOST)
    lengths = [_MOST] * full + [rest] * bool(rest)
    return b"".join(bytes([0x80 | _SAME_LINE << 3 | length - 1, 0]) for length in lengths)
