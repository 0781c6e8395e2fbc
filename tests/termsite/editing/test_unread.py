"""A command whose reader has read enough ends quietly, as other programs do."""

import subprocess
import sys

import pytest

from termsite.editing.unread import while_read

SAID = "from termsite.editing.unread import while_read; import sys; sys.exit(while_read({}))"


@pytest.mark.parametrize(
    "command",
    [
        "lambda: print('a line\\n' * 100_000, file=sys.{}) or 0",  # more than a pipe holds
        "lambda: print('a line', file=sys.{}) or 0",  # so little that it is written at the end alone
        "lambda: sys.exit(print('what there is, as --help says it', file=sys.{}))",
    ],
)
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_nobody_reads_on(command: str, stream: str) -> None:
    asked = [sys.executable, "-c", f"import time; time.sleep(0.2); {SAID.format(command.format(stream))}"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout and started.stderr
        ours, other = (started.stdout, started.stderr)[:: 1 if stream == "stdout" else -1]
        ours.close()
        said = other.read()
    assert (started.returncode, said) == (141, b"")


def test_what_is_read_is_whole() -> None:
    command = SAID.format("lambda: print('a line\\n' * 1000, end='') or 3")
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (3, 1000, b"")


def test_another_pipe_is_not_taken_for_it() -> None:
    def command() -> int:
        raise BrokenPipeError("of a server")

    with pytest.raises(BrokenPipeError, match="of a server"):
        while_read(command)
