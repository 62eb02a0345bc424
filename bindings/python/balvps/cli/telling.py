"""Reports failures: those of the command and those of the library."""

import contextlib
from collections.abc import Iterator

from .exit_codes import ExitCode, exit_code_of
from .failure import Failure
from .output import tell_error
from .parameters import Exit
from .streams import OutputLost


@contextlib.contextmanager
def failures_reported() -> Iterator[None]:
    """Turns an exception of the block into a message on standard error and the documented exit status."""
    from ..errors import BalvpsError

    try:
        yield
    except KeyboardInterrupt as interruption:
        for note in getattr(interruption, "__notes__", ()):  # notes about what was done before
            tell_error(note)
        raise Exit(ExitCode.INTERRUPTED) from None
    except OutputLost as lost:
        tell_lost(lost)
        raise Exit(lost.code) from None
    except Failure as failure:
        tell_error(str(failure))
        raise Exit(failure.code) from None
    except BalvpsError as error:
        tell_error(str(error), hint_for(error))
        raise Exit(exit_code_of(error)) from None
    except OSError as error:
        tell_error(str(error))
        raise Exit(ExitCode.OTHER) from None


def tell_lost(lost: OutputLost) -> None:
    """Reports that standard output failed, and which requests were carried out."""
    if not lost.reader_left or lost.carried_out:
        tell_error(
            str(lost), " ".join(f"{request} was carried out all the same." for request in lost.carried_out)
        )


def hint_for(error: Exception) -> str:
    """What the user can do about an error of the library; empty if there is no advice."""
    from .. import errors

    if isinstance(error, errors.SecondFactorRequired):
        return (
            "Sign in with: balvps login. In a terminal it asks for the one-time code. Or set "
            "BALVPS_TOTP_SECRET to the secret of the second factor."
        )
    if isinstance(error, errors.WrongLogin):
        return ""
    if isinstance(error, errors.AuthenticationError):
        return "Sign in with: balvps login"
    if isinstance(error, errors.NotNowError) and error.retry_after is not None:
        return f"Try again in {error.retry_after:g} seconds."
    if isinstance(error, errors.TlsError):
        return "If your own authority signed the service's certificate, pass the authority with --ca-file."
    if isinstance(error, errors.Guarded):
        return "If that is right, pass --force."
    if isinstance(error, errors.UncertainError):
        return "Look before you repeat it."
    return ""
