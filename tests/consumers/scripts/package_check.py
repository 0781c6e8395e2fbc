"""Programs that judge a package: types complete for who uses it, files and metadata as an index wants them."""

import re
import subprocess
import zipfile
from importlib.metadata import version
from pathlib import Path


def said(*command: str | Path, fails: bool = False) -> str:
    """What a program prints; whether it may find something to say."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert fails or done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


(wheel,), (sdist,) = Path("dist").glob("*.whl"), Path("dist").glob("*.tar.gz")
zipfile.ZipFile(wheel).extractall("installed")  # what installing a pure wheel does
strict = ["mypy", "--strict", "--no-incremental", "--config-file="]
said("env", "MYPYPATH=installed", *strict, "consumer.py")
complete = said(
    "env", "PYTHONPATH=installed", "pyright", "--ignoreexternal", "--verifytypes", "marginary", fails=True
)
(score,) = re.findall(r"Type completeness score: (\d+%)", complete)
assert score == "100%", complete[-2000:]
assert said("twine", "check", "--strict", wheel, sdist).count("PASSED") == 2
said("check-wheel-contents", "--ignore", "W009", wheel)  # three packages are meant
told = said("pyroma", sdist, fails=True)
rating = int(re.findall(r"Final rating: (\d+)/10", told)[0])
assert rating >= 8, told
names = ", ".join(
    f"{name} {version(name)}" for name in ("mypy", "pyright", "twine", "check-wheel-contents", "pyroma")
)
print(
    f"{names}: strict and clean, completeness {score}, twice PASSED, OK, {rating}/10; sdist of {sdist.stat().st_size // 1000} kB"
)
