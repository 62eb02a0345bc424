"""Reads texts from files and from standard input."""

import sys

from .failure import UsageFailure


def read_text(file: str) -> str:
    """The text of a file, as UTF-8 in every locale. A byte order mark is left out.

    Args:
        file: its path; ``-`` is standard input.

    Raises:
        UsageFailure: it cannot be read, or is not UTF-8.
    """
    name = "standard input" if file == "-" else file
    try:
        if file == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(file, "rb") as opened:  # noqa: PTH123  # loading pathlib takes a fifteenth of a run
                data = opened.read()
    except OSError as error:
        raise UsageFailure(f"{name} cannot be read: {error.strerror}") from None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageFailure(
            f"{name} is not UTF-8: byte 0x{data[error.start]:02x} at position {error.start}, line {line}"
        ) from None
