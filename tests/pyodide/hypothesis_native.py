"""In plain Python what Hypothesis has compiled, so that it draws the same examples inside the browser's Python."""

import math
import struct
import sys
import types
from typing import Any

FORMATS = {16: ("!H", "!h", "!e"), 32: ("!I", "!i", "!f"), 64: ("!Q", "!q", "!d")}


def _cast(source: str, target: str, value: float) -> float:
    cast: float = struct.unpack(target, struct.pack(source, value))[0]
    return cast


def float_of(x: float, width: int) -> float:
    return float(x) if width == 64 else _cast(FORMATS[width][2], FORMATS[width][2], float(x))


def is_negative(x: float) -> bool:
    return math.copysign(1.0, x) < 0


def float_to_int(value: float, width: int = 64) -> int:
    return int(_cast(FORMATS[width][2], FORMATS[width][0], value))


def int_to_float(value: int, width: int = 64) -> float:
    return _cast(FORMATS[width][0], FORMATS[width][2], value)


def count_between_floats(x: float, y: float, width: int = 64) -> int:
    if is_negative(x) and not is_negative(y):
        return count_between_floats(x, -0.0, width) + count_between_floats(0.0, y, width)
    return abs(float_to_int(x, width) - float_to_int(y, width)) + 1


def next_up(value: float, width: int = 64) -> float:
    if math.isnan(value) or value == math.inf:
        return value
    if value == 0.0 and is_negative(value):
        return 0.0
    signed = int(_cast(FORMATS[width][2], FORMATS[width][1], value))
    return _cast(FORMATS[width][1], FORMATS[width][2], signed + (1 if signed >= 0 else -1))


def next_down(value: float, width: int = 64) -> float:
    return -next_up(-value, width)


def width_smallest_normals(width: int) -> float:
    return {16: 2.0**-14, 32: 2.0**-126, 64: 2.0**-1022}[width]


def next_down_normal(value: float, width: int, *, allow_subnormal: bool) -> float:
    value = next_down(value, width)
    least = width_smallest_normals(width)
    if not allow_subnormal and 0 < abs(value) < least:
        return 0.0 if value > 0 else -least
    return value


def next_up_normal(value: float, width: int, *, allow_subnormal: bool) -> float:
    return -next_down_normal(-value, width, allow_subnormal=allow_subnormal)


def cathetus(hypotenuse: float, other: float) -> float:
    long, short = abs(hypotenuse), abs(other)
    if math.isinf(long):
        return math.nan if math.isinf(short) else math.inf
    if math.isnan(long + short) or long < short:
        return math.nan
    return min(long, math.sqrt(long - short) * math.sqrt(long / 2 + short / 2) * math.sqrt(2.0))


def install(version: str) -> None:
    """Stand in for `hypothesis._native` from now on."""
    floats = types.ModuleType("hypothesis._native.internal.floats")
    named = (float_of, is_negative, float_to_int, int_to_float, count_between_floats, next_up, next_down)
    for function in (*named, next_down_normal, next_up_normal, width_smallest_normals):
        setattr(floats, function.__name__, function)
    triangles: Any = types.ModuleType("hypothesis._native.internal.cathetus")
    triangles.cathetus = cathetus
    native: Any = types.ModuleType("hypothesis._native")
    native.__version__ = version
    internal = types.ModuleType("hypothesis._native.internal")
    for module in (native, internal, floats, triangles):
        sys.modules[module.__name__] = module
