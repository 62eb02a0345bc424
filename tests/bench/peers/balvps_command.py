"""The command `balvps`, started in the same way as by pip's script."""

import sys

from balvps.cli import main

sys.exit(main())
