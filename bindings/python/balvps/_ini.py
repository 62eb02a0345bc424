"""Changes a file that :mod:`configparser` reads. The other lines stay as they are, including comments."""

import contextlib
import fcntl
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Optional

_HEADER = re.compile(r"\[(?P<name>[^\]]+)\]")
_OPTION = re.compile(r"(?P<key>[^\s#;\[][^=:]*?)\s*[=:]")


def with_options(text: str, section: str, options: "Mapping[str, str]") -> str:
    """A file's text in which a section has exactly these options. A missing section is added."""
    lines = text.splitlines()
    place = _place_of(lines, section)
    if place is None:
        before = [*lines, ""] if lines and lines[-1].strip() else lines
        return _joined([*before, f"[{section}]", *(_line(key, options[key]) for key in options)])
    missing = dict(options)
    body: list[str] = []
    end = 0  # new options are inserted here, after the last line that is neither empty nor a comment
    dropping = False
    for line in lines[place.start + 1 : place.stop]:
        option = _OPTION.match(line)
        if option is not None:
            key = option["key"].lower()
            dropping = missing.get(key) != line[option.end() :].strip()
            if key in missing:
                value = missing.pop(key)
                body.append(_line(key, value) if dropping else line)
                end = len(body)
        elif not (dropping and line[:1].isspace() and line.strip()):  # else it continues the dropped value
            body.append(line)
            if line[:1].isspace() and line.strip():
                end = len(body)
    body[end:end] = [_line(key, missing[key]) for key in missing]
    return _joined([*lines[: place.start + 1], *body, *lines[place.stop :]])


def without_section(text: str, section: str) -> str:
    """A file's text without a section."""
    lines = text.splitlines()
    place = _place_of(lines, section)
    return text if place is None else _joined(lines[: place.start] + lines[place.stop :])


def read(path: Path) -> str:
    """The text of a file. It is empty if there is no file.

    Raises:
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def replace(path: Path, text: str) -> None:
    """Replaces a file as a whole, so that a reader gets either the old text or the new text.

    Raises:
        OSError: it cannot be written.
    """
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            if path.exists():
                os.fchmod(file.fileno(), stat.S_IMODE(path.stat().st_mode))
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink()
        raise


@contextlib.contextmanager
def locked(directory: Path) -> "Iterator[None]":
    """Holds the lock of a directory. It waits until no other process holds the lock.

    Raises:
        OSError: it cannot be locked.
    """
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _place_of(lines: "list[str]", section: str) -> "Optional[slice]":
    headers = [(i, match["name"]) for i, line in enumerate(lines) if (match := _HEADER.match(line))]
    for (i, name), (following, _) in zip(headers, [*headers[1:], (len(lines), "")]):
        if name == section:
            return slice(i, following)
    return None


def _line(key: str, value: str) -> str:
    return f"{key} = " + value.replace("\n", "\n\t")


def _joined(lines: "list[str]") -> str:
    return "".join(f"{line}\n" for line in lines)
