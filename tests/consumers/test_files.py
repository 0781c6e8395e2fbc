"""Programs that people use with the site's files: each makes of them what is meant."""

from pathlib import Path

import pytest

from tests.consumers.trial import TRIALS, Trial

pytestmark = pytest.mark.consumer


@pytest.mark.parametrize("trial", [one for one in TRIALS if not one.needs], ids=lambda trial: trial.script)
def test_the_program_is_not_led_astray(trial: Trial, site_folder: Path, site: str, tmp_path: Path) -> None:
    print(trial.run(site_folder, site, tmp_path))
