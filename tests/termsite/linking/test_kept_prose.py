"""Texts taken from an earlier run are what a fresh conversion would give, whatever happened to the names between."""

import random
from collections.abc import Iterator

from termsite.kept import Shelf
from termsite.linking.kept_prose import KeptWriter
from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer

WORDS = ("margin", "Margin", "LTV", "call", "initial", "entry", "pool", "loan", "equities", "initial-margin")
BETWEEN = (
    " ",
    "-",
    "\n",
    ", ",
    " **",
    "** ",
    " `",
    "` ",
    "\n\n## ",
    " [",
    "](https://example.org/) ",
    " [[pool]] ",
    "\\-",
)
SEED, ROUNDS = 7, 60


def moved(forms: dict[str, str], chance: random.Random) -> dict[str, str]:
    """The names and their slugs, one of them taken away, or one more, of one or two words."""
    if len(forms) > 3 and chance.random() < 0.5:
        gone = chance.choice(sorted(forms))
        return {name: slug for name, slug in forms.items() if name != gone}
    name = " ".join(chance.sample(WORDS[:8], chance.randint(1, 2)))
    return {**forms, name: chance.choice((name.lower().replace(" ", "-"), "pool", "loan"))}


def text(chance: random.Random) -> str:
    return "".join(chance.choice(WORDS) + chance.choice(BETWEEN) for _ in range(5))


def writer(forms: dict[str, str], titles: dict[str, str]) -> Writer:
    return Writer(titles, Mentions(forms), {})


def walk(chance: random.Random) -> Iterator[tuple[int, Writer]]:
    """What converts after each move of a name."""
    forms, titles = {"pool": "pool"}, {"pool": "pool", "loan": "loan"}
    for number in range(ROUNDS):
        forms = moved(forms, chance)
        titles = {**titles, **{slug: f"{slug} {number // 9}" for slug in forms.values()}}
        yield number, writer(forms, titles)


def test_a_text_that_is_taken_again_is_as_a_new_one() -> None:
    chance, kept, reused = random.Random(SEED), Shelf[object](), 0
    texts = [text(chance) for _ in range(12)]
    for _, fresh in walk(chance):
        kept = Shelf(kept.asked)
        now = KeptWriter(fresh, kept)
        for one in texts:
            made = now.prose(one, "pool", root="../")
            reused += any(made is old for old in kept.known.values())
            assert made == fresh.prose(one, "pool", root="../"), f"seed {SEED}: {one!r}"
    assert 0 < reused < ROUNDS * len(texts)


def test_who_links_several_times_in_one_run_gets_what_each_would_get_alone() -> None:
    """As an import does, which tries its terms until all hold, and the form for editors, save after save."""
    chance, kept = random.Random(SEED), Shelf[object]()
    texts = [text(chance) for _ in range(12)]
    for number, fresh in walk(chance):
        kept = kept if number % 4 else Shelf(kept.asked)
        now = KeptWriter(fresh, kept)
        for one in chance.sample(texts, 8):
            assert now.prose(one, "pool", root="../") == fresh.prose(one, "pool", root="../"), one


def test_only_texts_with_the_moved_name_are_converted_again() -> None:
    first, second = {"loan": "loan"}, {"loan": "loan", "margin call": "margin-call"}
    told = {"loan": "loan", "margin-call": "margin call"}
    before = Shelf[object]()
    texts = ("A loan is due.", "A margin and a call.", "A [[margin-call]] comes.")
    made = [KeptWriter(writer(first, told), before).prose(one, "", root="") for one in texts]
    after = Shelf(before.asked)
    again = [KeptWriter(writer(second, told), after).prose(one, "", root="") for one in texts]
    assert [one is other for one, other in zip(made, again, strict=True)] == [True, False, False]
