"""The exit statuses of the command."""

import enum


class ExitCode(enum.IntEnum):
    """The exit statuses of ``balvps``. Scripts depend on them."""

    OK = 0
    OTHER = 1
    USAGE = 2
    AUTHENTICATION = 3
    NOT_FOUND = 4
    RATE_LIMITED = 5
    NETWORK = 6
    UNCERTAIN = 7
    CHANGES = 8
    UNAVAILABLE = 9
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.OK: "success",
    ExitCode.OTHER: "another failure, or the answer to a question was no",
    ExitCode.USAGE: "the command line, the configuration or an argument is wrong; nothing was sent",
    ExitCode.AUTHENTICATION: "the credentials or tokens are missing or not accepted",
    ExitCode.NOT_FOUND: "there is no such thing on this account",
    ExitCode.RATE_LIMITED: "too many requests",
    ExitCode.NETWORK: "the service could not be reached or the connection broke; acme --wait: a name server "
    "does not answer the record",
    ExitCode.UNCERTAIN: "a write may have been carried out: check before you repeat it",
    ExitCode.CHANGES: "zone plan, zone diff: the zone differs",
    ExitCode.UNAVAILABLE: "the service is down or busy",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
}


def exit_code_of(error: BaseException) -> ExitCode:
    """The exit status for an error."""
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
    if isinstance(error, (errors.ConnectionFailed, errors.Timeout, errors.TlsError)):
        return ExitCode.NETWORK
    if isinstance(error, errors.UncertainError):
        return ExitCode.UNCERTAIN
    if isinstance(error, errors.Unavailable):
        return ExitCode.UNAVAILABLE
    return ExitCode.OTHER
