"""Reports every request that is sent."""

import logging

from .output import tell


class _Handler(logging.Handler):
    """Writes log records like other messages."""

    def emit(self, record: logging.LogRecord) -> None:
        for line in self.format(record).split("\n"):
            tell(line)


def report_requests() -> None:
    """Reports the requests of this process from now on."""
    logging.basicConfig(format="%(name)s: %(message)s", handlers=[_Handler()])
    logging.getLogger("balvps").setLevel(logging.DEBUG)
