"""Failures of the command itself."""

from collections.abc import Mapping
from typing import Any

from .exit_codes import ExitCode


class Failure(Exception):
    """An error that ends the command with a message."""

    def __init__(self, message: str, code: ExitCode = ExitCode.OTHER) -> None:
        super().__init__(message)
        self.code = code


class UsageFailure(Failure):
    """The command line, or other input of the user, is wrong."""

    def __init__(self, message: str) -> None:
        super().__init__(message, ExitCode.USAGE)


class DryRun(Exception):
    """Raised in place of making a call that would change something."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        super().__init__("a dry run")
        self.description = description  #: a request, or the ``requests`` of a procedure
