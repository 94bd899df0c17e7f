"""`python -m kiemdiem.cli`: the same as the `kiemdiem` command."""

import sys

from kiemdiem.cli import main

sys.exit(main())
