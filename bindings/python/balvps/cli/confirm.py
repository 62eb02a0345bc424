"""Questions before what cannot be undone. Without a terminal there are none, and no surprise either."""

import contextlib
import sys
from collections.abc import Iterator

from .exit_codes import ExitCode
from .failure import UsageFailure
from .output import tell
from .parameters import Exit
from .shown import printable


def is_interactive() -> bool:
    """Whether somebody is there to read a question and to answer it."""
    return not why_not_interactive()


def why_not_interactive() -> str:
    """Why nobody can be asked; empty: somebody can."""
    if not sys.stdin.isatty():
        return "standard input is not a terminal"
    return "" if sys.stderr.isatty() else "standard error is not a terminal"


def confirm(question: str, *, yes: bool) -> None:
    """Asks a yes-or-no question whose default is no, and ends the command unless the answer is yes.

    Args:
        question: without its question mark's options, such as ``Delete zone example.com?``
        yes: the answer was given beforehand (``--yes``).
    """
    if yes:
        return
    if not is_interactive():
        raise UsageFailure(
            f"this asks for confirmation ({question}) but {why_not_interactive()}; pass --yes to go ahead"
        )
    if ask(f"{question} [y/N] ").strip().lower() not in {"y", "yes"}:
        tell("Nothing was done.")
        raise Exit(ExitCode.OTHER)


def ask(prompt: str) -> str:
    """Asks for a line; the prompt goes to standard error, because standard output is for data."""
    sys.stderr.write(printable(prompt, sys.stderr))
    sys.stderr.flush()
    try:
        with _readable():
            return input()
    except EOFError:
        sys.stderr.write("\n")
        return ""


def ask_secret(prompt: str) -> str:
    """Asks for a line that is not shown while it is typed."""
    import getpass

    with _readable():
        return getpass.getpass(printable(prompt, sys.stderr), stream=sys.stderr)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        from ..errors import raise_alone

        raise_alone(UsageFailure(f"what was typed is not {error.encoding}"))
