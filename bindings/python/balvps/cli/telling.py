"""How every failure is told, the command's own and those of the library."""

import contextlib
import os
import sys
from collections.abc import Iterator

import typer

from .exit_codes import ExitCode, exit_code_of
from .failure import Failure
from .output import tell_error


@contextlib.contextmanager
def failures_told() -> Iterator[None]:
    """Turns what goes wrong inside into a message on standard error and the documented exit status."""
    from ..errors import BalvpsError

    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.OTHER) from None
    except KeyboardInterrupt as interruption:
        for note in getattr(interruption, "__notes__", ()):  # what was done before it
            tell_error(note)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except Failure as failure:
        tell_error(str(failure))
        raise typer.Exit(failure.code) from None
    except BalvpsError as error:
        tell_error(str(error), hint_for(error))
        raise typer.Exit(exit_code_of(error)) from None
    except OSError as error:
        tell_error(str(error))
        raise typer.Exit(ExitCode.OTHER) from None


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
