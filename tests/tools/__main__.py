"""`python -m tests.tools [chromium,firefox,webkit]`: bring what the tests need and say what was taken."""

import sys

from tests.tools.bring import bring
from tests.tools.kit import engines
from tests.tools.lacking import Lacking

try:
    for taken in bring(engines(",".join(sys.argv[1:]))):
        print(f"{taken}: {taken.path}", flush=True)
except (Lacking, ValueError) as error:
    print(error, file=sys.stderr)
    sys.exit(3)
