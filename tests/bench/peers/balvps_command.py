"""The command `balvps`, as the script that pip installs starts it."""

import sys

from balvps.cli import main

sys.exit(main())
