"""Questions to the user. Without a terminal, a command that must ask fails instead."""

import contextlib
import sys
from collections.abc import Iterator

from .exit_codes import ExitCode
from .failure import UsageFailure
from .output import tell
from .parameters import Exit
from .shown import printable


def is_interactive() -> bool:
    """Whether a user can read a question and answer it."""
    return not why_not_interactive()


def why_not_interactive() -> str:
    """Why no user can be asked; empty if a user can."""
    if not sys.stdin.isatty():
        return "standard input is not a terminal"
    return "" if sys.stderr.isatty() else "standard error is not a terminal"


def confirm(question: str, *, yes: bool) -> None:
    """Asks a yes-or-no question whose default is no, and ends the command unless the answer is yes.

    Args:
        question: such as ``Delete zone example.com?``
        yes: whether the answer was already given by ``--yes``.
    """
    if yes:
        return
    if not is_interactive():
        raise UsageFailure(
            f"this asks for confirmation ({question}) but {why_not_interactive()}; pass --yes to confirm"
        )
    if ask(f"{question} [y/N] ").strip().lower() not in {"y", "yes"}:
        tell("Nothing was done.")
        raise Exit(ExitCode.OTHER)


def ask(prompt: str) -> str:
    """Asks for a line. The prompt is written to standard error, because standard output is for data."""
    sys.stderr.write(printable(prompt, sys.stderr))
    sys.stderr.flush()
    try:
        with _readable():
            return input()
    except EOFError:
        sys.stderr.write("\n")
        return ""


def ask_secret(prompt: str) -> str:
    """Asks for a line, which is hidden while it is typed."""
    import getpass

    with _readable():
        return getpass.getpass(printable(prompt, sys.stderr), stream=sys.stderr)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        from ..errors import raise_without_context

        raise_without_context(UsageFailure(f"the typed text is not {error.encoding}"))
