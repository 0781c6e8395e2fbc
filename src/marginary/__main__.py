"""`python -m marginary`, where the folder of scripts is not on the path."""

import sys

from marginary.command import main

sys.exit(main())
