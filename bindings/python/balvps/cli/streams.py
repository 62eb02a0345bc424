"""Replaces the standard streams, so that a stream that is closed, full or not Unicode does no harm."""

import codecs
import contextlib
import errno
import fcntl
import io
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Optional, TextIO

from .failure import Failure


class OutputLost(Failure):
    """Writing to standard output failed.

    Args:
        error: the error of the operating system.
    """

    def __init__(self, error: OSError) -> None:
        closed = error.errno == errno.EBADF
        super().__init__(
            "standard output is closed" if closed else f"standard output: {error.strerror or error}"
        )
        #: Whether the reader has closed the pipe, as ``head`` does. This is no failure.
        self.reader_left = isinstance(error, BrokenPipeError)
        #: The requests that changed something before this happened.
        self.carried_out: Sequence[str] = ()


class _Data(io.FileIO):
    """Standard output. After a failure, which is raised, later data is dropped."""

    _lost = False

    def write(self, data: Any) -> int:
        if self._lost:
            return len(data)
        try:
            return super().write(data)
        except OSError as error:
            self._lost = True
            raise OutputLost(error) from None


class _Messages(io.FileIO):
    """Standard error. A message that cannot be written is dropped, and the command continues."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError:
            return len(data)


def prepare() -> None:
    """Replaces this process's standard streams. Call it once, before anything else.

    Raises:
        OutputLost: standard output is closed. The command must not do anything then, because it could not
            report it.
    """
    # A closed descriptor is opened in the wrong mode. Using it fails as before, and no file or connection can
    # get its number and be written to by mistake.
    for descriptor, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, mode)  # it gets the lowest free number, which is this one
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    sys.stdout = _text(_Data(1, "w", closefd=False), sys.stdout)
    sys.stderr = _text(_Messages(2, "w", closefd=False), sys.stderr)
    if fcntl.fcntl(1, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
        raise OutputLost(OSError(errno.EBADF, os.strerror(errno.EBADF)))


def _text(raw: io.FileIO, replaced: Optional[TextIO]) -> TextIO:
    """A text stream in the encoding of the stream that it replaces. It escapes characters that this lacks."""
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=replaced.encoding if replaced is not None else "utf-8",
        errors="backslashreplace",
        line_buffering=raw.isatty() or isinstance(raw, _Messages),
    )


def has_every_character(stream: TextIO) -> bool:
    """Whether a stream's encoding has all characters of Unicode."""
    return codecs.lookup(stream.encoding).name.startswith("utf")


def escaped(text: str, stream: TextIO) -> str:
    """A text in which the characters that the stream's encoding lacks are escaped with a backslash."""
    return text.encode(stream.encoding, "backslashreplace").decode(stream.encoding)


@contextlib.contextmanager
def output_loss_reported() -> Iterator[None]:
    """If standard output fails, reports it and ends the process with its exit status."""
    try:
        yield
    except OutputLost as lost:
        from .telling import tell_lost

        tell_lost(lost)
        sys.exit(lost.code)
