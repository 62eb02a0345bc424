"""Turns warnings of asyncio into failures of a test."""

import contextlib
import gc
import logging
import warnings
from collections.abc import Iterator


@contextlib.contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Fails where asyncio's debug mode logs or warns of something: a task that was forgotten, an exception
    that nobody asked for, a transport that is open."""
    complaints: list[str] = []

    class Complaints(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "took" not in record.getMessage():  # a slow machine
                complaints.append(record.getMessage())

    handler = Complaints(logging.WARNING)
    logging.getLogger("asyncio").addHandler(handler)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
            gc.collect()
    finally:
        logging.getLogger("asyncio").removeHandler(handler)
    assert complaints == []
