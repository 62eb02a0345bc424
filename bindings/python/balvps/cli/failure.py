"""Failures of the command itself."""

from .exit_codes import ExitCode


class Failure(Exception):
    """Something that ends the command with a message."""

    def __init__(self, message: str, code: ExitCode = ExitCode.OTHER) -> None:
        super().__init__(message)
        self.code = code


class UsageFailure(Failure):
    """The command line asks for something that cannot be."""

    def __init__(self, message: str) -> None:
        super().__init__(message, ExitCode.USAGE)
