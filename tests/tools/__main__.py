"""`python -m tests.tools [heard] [chromium,firefox,webkit]`: bring what the tests need and say what was taken.

`heard` brings the screen reader too, to which `make test-all` listens.
"""

import sys

from tests.tools.bring import bring
from tests.tools.kit import engines
from tests.tools.lacking import Lacking

given = sys.argv[1:]
try:
    named = engines(",".join(one for one in given if one != "heard"))
    for taken in bring(named, listening="heard" in given):
        print(f"{taken}: {taken.path}", flush=True)
except (Lacking, ValueError) as error:
    print(error, file=sys.stderr)
    sys.exit(3)
