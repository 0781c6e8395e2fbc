"""The laws of the package: any flour, any water."""

from __future__ import annotations

import math
import random
import unittest

import baking

SEED, COUNT = 7, 1_000


class Dough(unittest.TestCase):
    """Drawn weights, always the same ones."""

    def setUp(self) -> None:
        drawn = random.Random(SEED)
        self.weights = [(10 ** drawn.uniform(-3, 6), 10 ** drawn.uniform(-3, 6)) for _ in range(COUNT)]

    def test_a_larger_batch_has_the_same_hydration(self) -> None:
        for water, flour in self.weights:
            twice = baking.hydration(2 * water, 2 * flour)
            self.assertTrue(
                math.isclose(twice, baking.hydration(water, flour), rel_tol=1e-12), (water, flour)
            )

    def test_the_water_for_a_hydration_gives_that_hydration(self) -> None:
        for water, flour in self.weights:
            back = baking.water_for(baking.hydration(water, flour), flour)
            self.assertTrue(math.isclose(back, water, rel_tol=1e-12), (water, flour))

    def test_without_flour_there_is_none(self) -> None:
        for flour in (0.0, -1.0):
            with self.assertRaises(ValueError):
                baking.hydration(1.0, flour)
