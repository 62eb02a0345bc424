"""The ``balvps`` command.

This module is imported whenever the command runs, so it imports little: each command's own module is imported
when that command is asked for, and ``balvps --help`` needs none of them.
"""

import contextlib
import importlib
import inspect
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from .exit_codes import MEANINGS
from .options import ENVIRONMENT, Options, give_signature, shared_parameters, typer_context_parameter
from .shown import visible
from .streams import OutputLost, prepare

#: name: (module, object in it, what it does), in the order of the help.
COMMANDS = {
    "login": ("login", "login", "Sign in, and keep the tokens for the commands that follow."),
    "logout": ("login", "logout", "Sign out: revoke the tokens and remove them."),
    "whoami": ("login", "whoami", "Show who is signed in, and where."),
    "auth": ("auth", "auth", "The tokens: status, token, refresh, revoke."),
    "profile": ("profile", "profile", "Named accounts: list, create, use, show, delete."),
    "account": ("account", "account", "The account: show, update, signup, reset-password."),
    "contact": ("contact", "contact", "Contacts: list, show, create, update, privileges."),
    "balance": ("invoice", "balance", "Show what is unpaid and the credit there is."),
    "invoice": ("invoice", "invoice", "Invoices: list, show, apply-credit."),
    "ticket": ("ticket", "ticket", "Tickets: list, show, create, reply, close, reopen, departments."),
    "zone": ("zone", "zone", "DNS zones: list, show, create, delete."),
    "record": ("record", "record", "DNS records: list, show, create, update, upsert, delete."),
    "api": ("api", "api", "Send any request: api METHOD PATH."),
    "sandbox": ("sandbox", "sandbox", "Run a local service to try things on."),
    "doctor": ("doctor", "doctor", "Check the library, the connection, the clock and the credentials."),
    "completion": ("completion", "completion", "Print the completion script of a shell."),
}


@contextlib.contextmanager
def _mistakes_visible() -> Iterator[None]:
    """What typer says of a mistake in the command line repeats words of it as they are."""
    try:
        yield
    except Exception as mistake:  # the class that they have in common has no public name
        message = getattr(mistake, "message", None)
        if isinstance(message, str):
            mistake.message = visible(message)  # type: ignore[attr-defined]
        raise


class _Commands(TyperGroup):
    """The commands, each imported when it is needed."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        # typer looks at the names alone, to list them and to suggest one for a mistyped one.
        self.commands = dict.fromkeys(COMMANDS, TyperCommand(None))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, summary = COMMANDS[cmd_name]
        found = typer.main.get_command(getattr(importlib.import_module(f".{module}", __name__), attribute))
        found.name, found.short_help = cmd_name, summary
        return found

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        with _mistakes_visible():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: Any) -> Any:
        with _mistakes_visible():
            return super().invoke(ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in COMMANDS.items()])


def _epilog() -> str:
    """Sections that must keep their lines (\\b), as the help ends with them."""
    codes = "\n".join(f"  {code.value:<5}{meaning}" for code, meaning in MEANINGS.items())
    names = " ".join(ENVIRONMENT.values())
    return (
        f"\b\nExit status:\n{codes}\n\n"
        f"Environment, where no option says otherwise: {names}; for credentials BALVPS_PASSWORD, "
        "BALVPS_TOTP_SECRET, BALVPS_TOKEN and BALVPS_REFRESH_TOKEN. The environment goes before the "
        "profile.\n\n"
        "A password is never an argument: it comes from a prompt, the environment, --password-command or the "
        "keyring."
    )


application = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_epilog(),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        print(f"balvps {__version__}")
        raise typer.Exit


def _add_root_options() -> None:
    shared = shared_parameters(asks=False, changes=False, shown=True)

    def balvps(typer_context: typer.Context, version: bool, **arguments: Any) -> None:
        """The client area of BalVPS, and of every host with the same portal, on the command line."""
        typer_context.obj = Options(**arguments)

    version = Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True),
    ]
    parameters = [
        typer_context_parameter("typer_context"),
        inspect.Parameter("version", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=version),
        *shared,
    ]
    give_signature(balvps, parameters)
    application.callback()(balvps)


_add_root_options()


def main() -> None:
    """Runs the command, with standard streams that are fit for it."""
    with _losses_told():
        prepare()
        run()


def run() -> None:
    """Runs the command; it ends with SystemExit."""
    with _losses_told():
        try:
            application(prog_name="balvps")
        finally:
            sys.stdout.flush()  # help, for one, has only been written to memory


@contextlib.contextmanager
def _losses_told() -> Iterator[None]:
    try:
        yield
    except OutputLost as lost:
        from .telling import tell_lost

        tell_lost(lost)
        sys.exit(lost.code)
