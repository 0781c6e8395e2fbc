"""The margin tests, unchanged, inside the browser's own Python."""

import math
import os
import random
import re
import sysconfig
from importlib.metadata import version
from itertools import pairwise

import hypothesis._native.internal.cathetus as compiled_triangles
import hypothesis._native.internal.floats as compiled
import pytest

from tests.draws import PROFILE
from tests.pyodide import hypothesis_native
from tests.pyodide.inside import ROOT, node

pytestmark = pytest.mark.pyodide


def test_the_margin_suite_passes_inside_the_browsers_python() -> None:
    # The suite runs at full count under CPython; here it is the interpreter that is tried, ten times slower.
    # In the thorough size what lies on a line is drawn as often as there.
    ended = node(
        "suite.mjs", ROOT / "node_modules/pyodide", sysconfig.get_path("purelib"), ROOT, version("hypothesis"),
        MARGINARY_PROFILE="quick" if PROFILE == "thorough" else "inside", MARGINARY_HOSTILE="200",
        MARGINARY_BOUNDARY=os.environ.get("MARGINARY_INSIDE", "50"),
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-2000:]
    passed = re.search(r"(\d+) passed", ended.stdout)
    assert passed and int(passed[1]) > 100
    assert "skipped" not in ended.stdout


def test_the_stand_in_for_compiled_hypothesis_agrees_with_it() -> None:
    chance = random.Random(20261121)
    values = [0.0, -0.0, 5e-324, -(2.0**-1022), 1.0, -1.5, float("inf"), 65504.0]
    values += [hypothesis_native.int_to_float(chance.getrandbits(64)) for _ in range(300)]
    numbers = sorted(
        (value for value in values if value == value), key=lambda value: (value, math.copysign(1, value))
    )
    for low, high in pairwise(numbers):
        assert hypothesis_native.count_between_floats(low, high) == compiled.count_between_floats(low, high)
        assert hypothesis_native.next_up(low) == compiled.next_up(low)
        ours = hypothesis_native.next_down_normal(low, 64, allow_subnormal=False)
        assert ours == compiled.next_down_normal(low, 64, allow_subnormal=False)
        assert hypothesis_native.float_to_int(low) == compiled.float_to_int(low)
        theirs = compiled_triangles.cathetus(high, low)
        assert hypothesis_native.cathetus(high, low) == pytest.approx(theirs, nan_ok=True)
    for width in (16, 32, 64):
        assert hypothesis_native.width_smallest_normals(width) == compiled.width_smallest_normals(width)
        assert hypothesis_native.float_of(0.1, width) == compiled.float_of(0.1, width)
