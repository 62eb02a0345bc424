"""What the exit status of the command says."""

import enum


class ExitCode(enum.IntEnum):
    """The exit statuses of ``balvps``; scripts rely on them."""

    OK = 0
    OTHER = 1
    USAGE = 2
    AUTHENTICATION = 3
    NOT_FOUND = 4
    RATE_LIMITED = 5
    NETWORK = 6
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.OK: "it worked",
    ExitCode.OTHER: "another failure, or a question was answered with no",
    ExitCode.USAGE: "the command line, the configuration or an argument is wrong; nothing was sent",
    ExitCode.AUTHENTICATION: "the credentials or tokens are missing or not accepted",
    ExitCode.NOT_FOUND: "there is no such thing on this account",
    ExitCode.RATE_LIMITED: "too many requests",
    ExitCode.NETWORK: "the service could not be reached or the connection broke",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
}


def exit_code_of(error: BaseException) -> ExitCode:
    """The exit status that tells of an error."""
    from .. import errors

    if isinstance(error, (KeyboardInterrupt, errors.Cancelled)):
        return ExitCode.INTERRUPTED
    if isinstance(error, (errors.InvalidArgument, errors.ConfigurationError)):
        return ExitCode.USAGE
    if isinstance(error, errors.AuthenticationError):
        return ExitCode.AUTHENTICATION
    if isinstance(error, errors.NotFound):
        return ExitCode.NOT_FOUND
    if isinstance(error, errors.RateLimited):
        return ExitCode.RATE_LIMITED
    # After an ambiguous write the connection broke, so the network is what to look at.
    if isinstance(error, (errors.TransportError, errors.AmbiguousWrite)):
        return ExitCode.NETWORK
    return ExitCode.OTHER
