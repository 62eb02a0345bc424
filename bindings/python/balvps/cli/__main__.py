"""``python -m balvps.cli`` is the ``balvps`` command."""

from . import main

main()
