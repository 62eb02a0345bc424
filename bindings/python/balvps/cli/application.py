"""The application and its list of commands. A command's module is imported when the command runs, and
``balvps --help`` imports none of them."""

import importlib
import sys
from typing import Any, NoReturn, Optional

from .command import Group
from .exit_codes import MEANINGS, ExitCode
from .options import ENVIRONMENT, Options, shared_options
from .parameters import Option, click
from .shown import visible
from .streams import output_loss_reported

#: name: (module, object in it, what it does), in the order of the help.
COMMANDS = {
    "login": ("login", "login", "Sign in, and keep the tokens for the commands that follow."),
    "logout": ("login", "logout", "Sign out: revoke the tokens and remove them."),
    "whoami": ("login", "whoami", "Show which account is signed in."),
    "auth": ("auth", "auth", "The tokens: status, token, refresh, revoke."),
    "profile": ("profile", "profile", "Named accounts: list, create, use, show, delete."),
    "account": ("account", "account", "The account: show, update, signup, reset-password."),
    "notification": ("account", "notification", "Messages of the service: list."),
    "contact": ("contact", "contact", "Contacts: list, show, create, update, privileges."),
    "balance": ("invoice", "balance", "Show the total of unpaid invoices and the credit."),
    "invoice": ("invoice", "invoice", "Invoices: list, show, apply-credit."),
    "ticket": (
        "ticket",
        "ticket",
        "Tickets: list, show, create, reply, close, reopen, attachment, departments.",
    ),
    "service": (
        "service",
        "service",
        "Services: list, show, methods, label, upgrades, upgrade, cancel, templates, ips, rdns.",
    ),
    "vm": ("vm", "vm", "Virtual machines: list, show, start, stop, shutdown, reboot, reset, rebuild, wait."),
    "domain": (
        "domain",
        "domain",
        "Registered domains: list, show, lookup, nameservers, epp-code, renew.",
    ),
    "order": (
        "order",
        "order",
        "Orders: categories, products, product, payment-methods, quote, create.",
    ),
    "zone": ("zone", "zone", "DNS zones: list, show, create, delete, export, plan, apply, diff."),
    "record": (
        "record",
        "record",
        "DNS records: list, show, create, update, upsert, ensure, set, remove, delete.",
    ),
    "acme": ("acme", "acme", "Challenges of certificate authorities: present, cleanup, dehydrated."),
    "call": ("call", "call", "Call any operation by its name, also those of the portal's own document."),
    "portal": ("portal", "portal", "The portal's own operations: sync, operations, show, stubs, export."),
    "ddns": ("ddns", "ddns", "Dynamic DNS: A and AAAA records that follow this machine's addresses."),
    "api": ("api", "api", "Send any request: api METHOD PATH."),
    "serve": ("serve", "serve", "Serve RFC 2136 and other standard protocols for the zones."),
    "sandbox": ("sandbox", "sandbox", "Run a local stand-in for the service."),
    "doctor": ("doctor", "doctor", "Check the library, the connection, the clock and the credentials."),
    "completion": ("completion", "completion", "Print the completion script of a shell."),
}


class _Commands(Group):
    """The commands, each imported when it is used."""

    def list_commands(self, ctx: click.Context) -> "list[str]":
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> Optional[click.Command]:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, summary = COMMANDS[cmd_name]
        found: click.Command = getattr(importlib.import_module(f".{module}", __package__), attribute)
        found.name, found.short_help = cmd_name, summary
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in COMMANDS.items()])


def _epilog() -> str:
    """The end of the help. \\b makes click keep the lines of a paragraph."""
    codes = "\n".join(f"  {code.value:<5}{meaning}" for code, meaning in MEANINGS.items())
    names = " ".join(ENVIRONMENT.values())
    return (
        f"\b\nExit status:\n{codes}\n\n"
        f"Variables of the environment: {names}; for credentials BALVPS_PASSWORD, BALVPS_TOTP_SECRET, "
        "BALVPS_TOKEN and BALVPS_REFRESH_TOKEN. An option replaces a variable, and a variable replaces a "
        "setting of the profile.\n\n"
        "A password is never an argument: it comes from a prompt, the environment, --password-command or the "
        "keyring."
    )


def _print_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from .. import __version__

        print(f"balvps {__version__}")
        context.exit()


def _balvps(version: bool, **arguments: Any) -> None:
    click.get_current_context().obj = Options.taken_from(arguments)


application = _Commands(
    name="balvps",
    help="The client area of BalVPS, and of every host with the same portal, on the command line.",
    epilog=_epilog(),
    callback=_balvps,
    params=[
        Option(
            ["--version"], help="Print the version.", is_flag=True, is_eager=True, callback=_print_version
        ),
        *shared_options(asks=False, changes=False),
    ],
)


def run() -> NoReturn:
    """Runs the command; it ends with SystemExit."""
    with output_loss_reported():
        try:
            status = _status()
        finally:
            sys.stdout.flush()  # click writes help to a buffer
        sys.exit(status)


def _status() -> int:
    try:
        return application.main(prog_name="balvps", standalone_mode=False) or ExitCode.OK
    except click.ClickException as mistake:
        _show(mistake)
        return mistake.exit_code
    except click.Abort:
        return ExitCode.INTERRUPTED


def _show(mistake: click.ClickException) -> None:
    """Shows an error as click does, but escapes it, because it repeats words of the command line."""
    if isinstance(mistake, click.UsageError) and mistake.ctx is not None:
        path = mistake.ctx.command_path
        sys.stderr.write(f"{mistake.ctx.get_usage()}\nTry '{path} --help' for help.\n\n")
    # The message about a missing parameter repeats no word. It may list choices on several lines.
    message = visible(mistake.format_message(), lines=isinstance(mistake, click.MissingParameter))
    sys.stderr.write(f"Error: {message}\n")
