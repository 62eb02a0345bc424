"""Telling of every request that is sent."""

import logging

from .output import tell


class _Told(logging.Handler):
    """Tells of what is logged as of everything else."""

    def emit(self, record: logging.LogRecord) -> None:
        for line in self.format(record).split("\n"):
            tell(line)


def tell_of_requests() -> None:
    """Has the requests of this process told of."""
    logging.basicConfig(format="%(name)s: %(message)s", handlers=[_Told()])
    logging.getLogger("balvps").setLevel(logging.DEBUG)
