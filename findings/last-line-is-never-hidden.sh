#!/usr/bin/env bash
# One would expect: a package that marks its functions with __tracebackhide__, as IPython offers, is not seen under a
# refusal in a notebook; the line that asked is, and what was refused.
#
# What happens: every marked function is hidden but the last one, and the last one is where a refusal is raised. Of two
# marked functions the outer is skipped and the inner stands there with its lines, under the one that asked. An error
# that tells of itself by _render_traceback_ is shown as it says.
#
# Why it matters here: a leverage that is refused is an everyday answer of a calculator, and who asks in a notebook reads
# the last lines first. They show the calculator's code, as if that were broken.
#
# Package: ipython 9.10.0 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input ipython==9.10.0

cat >calculator.py <<'PY'
class Refused(ValueError):
    pass


class Told(Refused):
    def _render_traceback_(self):
        return [f"Told: {self}"]


def ask(leverage, kind):
    __tracebackhide__ = True
    raise kind(f"leverage must be at most 150, got {leverage}")


def liquidation_price(leverage, kind=Refused):
    __tracebackhide__ = True
    return ask(leverage, kind)
PY
cat >ask.py <<'PY'
import contextlib
import io
import re
from importlib.metadata import version

from IPython.core.interactiveshell import InteractiveShell

print("ipython", version("ipython"))
shell = InteractiveShell.instance()
shell.run_cell("import calculator")
for asked in ("calculator.liquidation_price(500)", "calculator.liquidation_price(500, calculator.Told)"):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        shell.run_cell(asked)
    shown = re.sub("\x1b[^m]*m", "", out.getvalue())
    print(asked, "| skipped:", "skipping hidden 1 frame" in shown, "| ask is shown:", "raise kind" in shown,
          "| liquidation_price is shown:", "return ask" in shown)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
ipython 9.10.0
calculator.liquidation_price(500) | skipped: True | ask is shown: True | liquidation_price is shown: False
calculator.liquidation_price(500, calculator.Told) | skipped: False | ask is shown: False | liquidation_price is shown: False
SEEN
if ! diff expected seen; then
  echo "IPython now hides other frames of an error." >&2
  exit 1
fi
