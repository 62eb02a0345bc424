"""Shows progress on standard error, if it is a terminal and requests are not reported there."""

import contextlib
import itertools
import sys
import threading
import time
from collections.abc import Callable, Iterator

from .shown import printable
from .streams import has_every_character
from .terminal import cells, understands_escapes, width_of

_SECONDS_PER_FRAME = 0.1
_BAR_LENGTH = 40

#: Moves the cursor to the start of the line and erases the line.
_ERASE = "\r\x1b[K"


def _is_shown() -> bool:
    logging = sys.modules.get("logging")
    verbose = logging is not None and logging.getLogger("balvps").isEnabledFor(logging.DEBUG)
    return understands_escapes(sys.stderr) and not verbose


@contextlib.contextmanager
def progress(text: str) -> Iterator[None]:
    """Shows a text with a spinner, if there is room for it."""
    line = printable(text, sys.stderr)
    if not _is_shown() or (width_of(sys.stderr) or 0) <= cells(line) + 2:
        yield
        return
    ended = threading.Event()

    def spin() -> None:
        for frame in itertools.cycle("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" if has_every_character(sys.stderr) else "|/-\\"):
            _write(f"{_ERASE}{frame} {line}")
            if ended.wait(_SECONDS_PER_FRAME):
                return

    thread = threading.Thread(target=spin, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        _write(_ERASE)


@contextlib.contextmanager
def progress_bar(total: int) -> "Iterator[Callable[[int], None]]":
    """Shows how many of the calls are done, and the estimated time for the others."""
    if not _is_shown():
        yield lambda done: None
        return
    full, empty = ("━", "─") if has_every_character(sys.stderr) else ("#", "-")
    started = time.monotonic()

    def advance(done: int) -> None:
        share = done / total if total else 1
        left = (time.monotonic() - started) * (1 - share) / share if done else 0
        length = min(_BAR_LENGTH, (width_of(sys.stderr) or 0) // 2)
        bar = (full * round(share * length)).ljust(length, empty)
        _write(f"{_ERASE}{bar} {done}/{total} {left // 60:.0f}:{left % 60:02.0f}")

    advance(0)
    try:
        yield advance
    finally:
        _write(_ERASE)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
