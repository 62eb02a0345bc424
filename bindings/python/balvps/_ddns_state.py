"""What dynamic DNS has set, kept in a file, so that most runs send nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _ini

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import ExitStack

#: The longest file that is read, in bytes.
_LONGEST = 1 << 20


class State:
    """The records of one account that a run confirmed: by name and type the address, the TTL and the time.

    A file that cannot be read, or that is another account's, is as good as none.

    Args:
        directory: where the file is. Each account has a directory of its own.
        account: the address and the user name of the account.
        warn: gets a sentence if the file cannot be used.
    """

    def __init__(self, directory: str, account: tuple[str, str], warn: Callable[[str], None]) -> None:
        self._file = Path(directory) / "records.json"
        self._account = list(account)
        self._warn = warn
        self._records: dict[str, dict[str, Any]] = {}

    def lock(self, stack: ExitStack) -> bool:
        """Locks the file until the stack ends. It waits until no other process has locked it.

        Returns:
            ``False`` if there can be no file. Then nothing is kept.
        """
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            stack.enter_context(_ini.locked(self._file.parent))
        except OSError as error:
            self._warn(f"{self._file.parent} cannot be used ({error.strerror}), so each run asks the service")
            return False
        return True

    def load(self) -> None:
        """Reads the file."""
        try:
            with self._file.open("rb") as file:
                found = json.loads(file.read(_LONGEST))
            if found["account"] != self._account:
                raise ValueError("it belongs to another account")
            self._records = {str(key): _checked(record) for key, record in found["records"].items()}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            self._warn(f"{self._file} is ignored: {_reason(error)}")

    def save(self) -> None:
        """Replaces the file."""
        text = json.dumps({"account": self._account, "records": self._records}, indent=1)
        try:
            _ini.replace(self._file, text + "\n")
        except OSError as error:
            self._warn(f"{self._file} cannot be written ({error.strerror}), so the next run asks the service")

    def confirms(self, name: str, type: str, address: str | None, ttl: int | None, max_age: float) -> bool:
        """Whether the record was as wished not longer ago than `max_age` seconds."""
        record = self._records.get(_key(name, type))
        return (
            record is not None
            and (record["address"], record["ttl"]) == (address, ttl)
            and 0 <= time.time() - record["confirmed"] < max_age
        )

    def forget(self, records: Iterable[tuple[str, str]]) -> None:
        """Removes records by their names and types."""
        for name, type in records:
            self._records.pop(_key(name, type), None)

    def remember(self, name: str, type: str, address: str | None, ttl: int | None) -> None:
        """Adds a record that is now as wished."""
        record = {"address": address, "ttl": ttl, "confirmed": int(time.time())}
        self._records[_key(name, type)] = record


def _key(name: str, type: str) -> str:
    return f"{name.lower().rstrip('.')} {type}"


def _checked(record: Any) -> dict[str, Any]:
    kinds = {"address": (str, type(None)), "ttl": (int, type(None)), "confirmed": (int,)}
    if not (isinstance(record, dict) and all(isinstance(record[key], kinds[key]) for key in kinds)):
        raise ValueError("it has an unexpected form")
    return record


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return str(error.strerror)
    if isinstance(error, ValueError) and not isinstance(error, (json.JSONDecodeError, UnicodeError)):
        return str(error)
    return "it has an unexpected form"
