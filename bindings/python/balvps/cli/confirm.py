"""Questions before what cannot be undone. Without a terminal there are none, and no surprise either."""

import sys

import typer

from .exit_codes import ExitCode
from .failure import UsageFailure
from .output import tell


def is_interactive() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


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
            f"this asks for confirmation ({question}) but standard input is not a terminal; "
            "pass --yes to go ahead"
        )
    if ask(f"{question} [y/N] ").strip().lower() not in {"y", "yes"}:
        tell("Nothing was done.")
        raise typer.Exit(ExitCode.OTHER)


def ask(prompt: str) -> str:
    """Asks for a line; the prompt goes to standard error, because standard output is for data."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    try:
        return input()
    except EOFError:
        sys.stderr.write("\n")
        return ""


def ask_secret(prompt: str) -> str:
    """Asks for a line that is not shown while it is typed."""
    import getpass

    return getpass.getpass(prompt, stream=sys.stderr)
