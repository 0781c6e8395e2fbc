"""The calculators that a run opens one by one: a few of different groups, and in the thorough size all of them."""

import json
import random
from collections import Counter

from calckit import ask, load
from tests.calculators.inputs import Inputs, draw
from tests.draws import PROFILE

CATALOGUE = load()
FEW = (
    "liquidation-price",
    "cross-margin",
    "health-factor",
    "margin-call-price",
    "black-scholes",
    "liquidation-cascade",
)
WHOLE = PROFILE == "thorough"
CHOSEN = tuple(CATALOGUE) if WHOLE else FEW[1::3]
PRESET = tuple(CATALOGUE) if WHOLE else FEW[:1]  # whose presets are opened
FIRST = FEW[:3] if WHOLE else ()  # those that a term was first worked with are asked more often
# Of all that are kept, the largest share with one end, so that a run sees the others too.
MOST = {"ok": 0.6, "refused": 0.4, "none": 0.4, "now": 0.4}


def questions(slug: str, count: int = 0) -> list[Inputs]:
    """Draw inputs that end in different ways, always the same."""
    chance, count = random.Random(f"live {slug}"), count or (50 if slug in FIRST else 20 if WHOLE else 10)
    ends: Counter[str] = Counter()
    kept: list[Inputs] = []
    while len(kept) < count:
        drawn = draw(CATALOGUE[slug], chance)
        end = json.loads(ask(CATALOGUE, json.dumps({"calculator": slug, "typed": drawn})))["status"]
        if ends[end] < MOST[end] * count:
            ends[end] += 1
            kept.append(drawn)
    return kept
