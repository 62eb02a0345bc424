"""How every failure is told, the command's own and those of the library."""

import contextlib
from collections.abc import Iterator

from .exit_codes import ExitCode, exit_code_of
from .failure import Failure
from .output import tell_error
from .parameters import Exit
from .streams import OutputLost


@contextlib.contextmanager
def failures_told() -> Iterator[None]:
    """Turns what goes wrong inside into a message on standard error and the documented exit status."""
    from ..errors import BalvpsError

    try:
        yield
    except KeyboardInterrupt as interruption:
        for note in getattr(interruption, "__notes__", ()):  # what was done before it
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
    """Says that standard output failed, and what was done all the same."""
    if not lost.reader_left or lost.carried_out:
        tell_error(
            str(lost), " ".join(f"{request} was carried out all the same." for request in lost.carried_out)
        )


def hint_for(error: Exception) -> str:
    """What to do about an error of the library, where there is something to say."""
    from .. import errors

    if isinstance(error, errors.SecondFactorRequired):
        return (
            "Sign in with: balvps login, in a terminal, where it asks for the one-time code; or set "
            "BALVPS_TOTP_SECRET to the secret of the second factor."
        )
    if isinstance(error, errors.WrongLogin):
        return ""
    if isinstance(error, errors.AuthenticationError):
        return "Sign in with: balvps login"
    if isinstance(error, errors.NotNowError) and error.retry_after is not None:
        return f"Try again in {error.retry_after:g} seconds."
    if isinstance(error, errors.TlsError):
        return "If the service's certificate is signed by an authority of your own, name it with --ca-file."
    if isinstance(error, errors.UncertainError):
        return "Look before you repeat it."
    return ""
