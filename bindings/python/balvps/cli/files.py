"""Writes files that the service has sent."""

import sys
from typing import Optional

from .failure import Failure, UsageFailure
from .output import tell


def write_file(content: bytes, content_type: str, path: Optional[str]) -> None:
    """Writes bytes to a file, and tells it.

    Args:
        content: the bytes.
        content_type: what they are, as the service says.
        path: the file; ``None``: standard output, which must not be a terminal, because the bytes could
            control it.
    """
    if path is None:
        if sys.stdout.isatty():
            raise UsageFailure("the bytes of a file are not written to a terminal; pass --save, or a pipe")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from pathlib import Path

    try:
        Path(path).write_bytes(content)
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}") from None
    tell(f"{len(content)} bytes ({content_type}) were written to {path}.")
