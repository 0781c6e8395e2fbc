"""What the real Orca says in Chromium and Firefox: each phrase heard, and heard once."""

import re
from collections.abc import Mapping

import pytest

from tests.speech.walk import Heard

pytestmark = [pytest.mark.engine, pytest.mark.long]


def test_each_phrase_is_heard_once(told: Mapping[str, Heard]) -> None:
    counted = {name: len(re.findall(heard.phrase.heard, heard.words)) for name, heard in told.items()}
    assert {name: told[name].said for name, count in counted.items() if count != 1} == {}


def test_nothing_is_called_invalid_before_it_is_refused(told: Mapping[str, Heard]) -> None:
    refused = ("a number is refused", "a number is asked back")
    assert not [name for name, heard in told.items() if "invalid" in heard.words and name not in refused]
