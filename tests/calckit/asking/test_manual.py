"""What a calculator takes and gives, told to who asks it by names: enough to ask it."""

import re

import pytest

from calckit import Number, answer, load
from calckit.asking.manual import manual

CATALOGUE = load()


@pytest.mark.parametrize("slug", CATALOGUE)
def test_every_input_is_told_as_it_is_given(slug: str) -> None:
    one = CATALOGUE[slug]
    inputs = manual(one).partition("Inputs, as in the example:\n")[2].partition("\n\n")[0]
    told = dict(re.findall(r"^  ([\w.]+)=(\S+)", inputs, re.MULTILINE))
    outcome = answer(one, typed=told)  # with one row it may be refused, but never as something unknown
    assert {name.partition(".")[0] for name in told} == {field.name for field in one.inputs}
    assert told.items() <= outcome.given.items()


@pytest.mark.parametrize("slug", CATALOGUE)
def test_presets_and_outputs_are_named_with_their_units(slug: str) -> None:
    one, said = CATALOGUE[slug], manual(CATALOGUE[slug])
    assert said.startswith(one.question)
    for preset in one.presets:
        assert re.search(rf"^  {preset.slug} +{re.escape(preset.title)}$", said, re.MULTILINE)
    for field in one.outputs:
        unit = field.kind.outside_unit if isinstance(field.kind, Number) else ""
        assert re.search(rf"^  {field.name}(\.0\.\w+)? +{re.escape(field.kind.label)}", said, re.MULTILINE)
        assert unit in said
