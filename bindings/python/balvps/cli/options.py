"""The options that every command takes, on either side of its name."""

import dataclasses
import inspect
import os
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Optional

import typer

from .._booleans import boolean
from .._proxy import has_credentials
from .failure import UsageFailure
from .format import Format
from .shown import has_hidden


@dataclasses.dataclass(frozen=True)
class Options:
    """What was asked for on the command line, and in the environment where the command line says nothing."""

    profile: Optional[str] = None
    base_url: Optional[str] = None
    username: Optional[str] = None
    password_command: Optional[str] = None
    auth: Optional[str] = None
    ca_file: Optional[str] = None
    proxy: Optional[str] = None
    timeout: Optional[float] = None
    retries: Optional[int] = None
    read_only: Optional[bool] = None
    output: Optional[Format] = None
    columns: Optional[str] = None
    no_header: bool = False
    csv_formulas: bool = False
    verbose: bool = False
    yes: bool = False
    dry_run: bool = False

    def over(self, outer: "Options") -> "Options":
        """These options, and those of ``outer`` where these say nothing."""
        said = {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if getattr(self, field.name) != field.default
        }
        return dataclasses.replace(outer, **said)

    def check(self) -> None:
        """Refuses secrets, if these come from the command line: every user of the machine can read it.

        Raises:
            UsageFailure: there is one.
        """
        if has_credentials(self.proxy or ""):
            raise UsageFailure(
                "--proxy: a user name and a password do not belong on the command line, which every user of "
                "this machine can read; set BALVPS_PROXY, or https_proxy, in the environment"
            )
        if has_credentials(self.base_url or ""):
            raise UsageFailure(
                "--base-url: an address has no user name and no password; the account is named by --username"
            )

    @staticmethod
    def from_environment() -> "Options":
        """What the environment asks for; an empty variable asks for nothing."""
        texts = {
            name: os.environ[variable] for name, variable in ENVIRONMENT.items() if os.environ.get(variable)
        }
        values: dict[str, Any] = dict(texts)
        try:
            if "timeout" in texts:
                values["timeout"] = float(texts["timeout"])
            if "retries" in texts:
                values["retries"] = int(texts["retries"])
            if "read_only" in texts:
                values["read_only"] = boolean(texts["read_only"])
            if "output" in texts:
                values["output"] = Format(texts["output"])
        except ValueError as error:
            raise UsageFailure(f"the environment: {error}") from None
        return Options(**values)


#: Which variable stands in for which option.
ENVIRONMENT = {
    "profile": "BALVPS_PROFILE",
    "base_url": "BALVPS_BASE_URL",
    "username": "BALVPS_USERNAME",
    "password_command": "BALVPS_PASSWORD_COMMAND",
    "auth": "BALVPS_AUTH",
    "ca_file": "BALVPS_CA_FILE",
    "proxy": "BALVPS_PROXY",
    "timeout": "BALVPS_TIMEOUT",
    "retries": "BALVPS_RETRIES",
    "read_only": "BALVPS_READ_ONLY",
    "output": "BALVPS_OUTPUT",
}


def complete_profiles(incomplete: str) -> "list[str]":
    """The profiles whose names begin so."""
    from ..profiles import profile_names

    return [name for name in profile_names() if name.startswith(incomplete) and not has_hidden(name)]


def shared_parameters(*, asks: bool, changes: bool, shown: bool) -> "list[inspect.Parameter]":
    """The shared options as parameters of a function, for typer.

    Args:
        asks: with ``--yes``.
        changes: with ``--dry-run``.
        shown: whether the help of a command lists those options too that ``balvps --help`` explains.
    """

    def option(*names: str, help: str, hidden: bool = not shown, **more: Any) -> Any:
        return typer.Option(*names, help=help, hidden=hidden, show_default=False, **more)

    declared: dict[str, Any] = {}
    if asks:
        declared["yes"] = Annotated[bool, option("--yes", "-y", help="Do not ask.", hidden=False)]
    if changes:
        declared["dry_run"] = Annotated[
            bool, option("--dry-run", help="Print the request instead of sending it.", hidden=False)
        ]
    declared.update(
        output=Annotated[
            Optional[Format],
            option("--output", "-o", help="Format of the data (default: table).", hidden=False),
        ],
        columns=Annotated[
            Optional[str],
            option("--columns", metavar="NAME,...", help="The fields to show, in this order.", hidden=False),
        ],
        no_header=Annotated[
            bool, option("--no-header", help="Leave out the names of the fields.", hidden=False)
        ],
        csv_formulas=Annotated[
            bool,
            option(
                "--csv-formulas",
                help="CSV with exact texts: no apostrophe before what a spreadsheet takes for a formula.",
            ),
        ],
        profile=Annotated[
            Optional[str],
            option(
                "--profile", "-p", metavar="NAME", help="Profile to use.", autocompletion=complete_profiles
            ),
        ],
        base_url=Annotated[
            Optional[str],
            option("--base-url", metavar="URL", help="Address of the API, up to and with /api."),
        ],
        username=Annotated[Optional[str], option("--username", "-u", metavar="EMAIL", help="The account.")],
        password_command=Annotated[
            Optional[str],
            option(
                "--password-command",
                metavar="COMMAND",
                help="Program whose first line of output is the password.",
            ),
        ],
        auth=Annotated[
            Optional[str],
            option("--auth", metavar="MODE", help="How to sign in: jwt (the default), basic, token or none."),
        ],
        ca_file=Annotated[
            Optional[str],
            option("--ca-file", metavar="FILE", help="Certificate authorities to trust (PEM)."),
        ],
        proxy=Annotated[
            Optional[str],
            option(
                "--proxy",
                metavar="URL",
                help="Proxy to connect through (with credentials: BALVPS_PROXY).",
            ),
        ],
        timeout=Annotated[
            Optional[float], option("--timeout", metavar="SECONDS", help="Time for one call in all.")
        ],
        retries=Annotated[
            Optional[int], option("--retries", metavar="N", help="How often a request is sent again.")
        ],
        read_only=Annotated[
            Optional[bool],
            option("--read-only/--no-read-only", help="Refuse whatever changes something."),
        ],
        verbose=Annotated[
            bool, option("--verbose", "-v", help="Tell on standard error of every request that is sent.")
        ],
    )
    booleans = {"yes", "dry_run", "no_header", "csv_formulas", "verbose"}
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if name in booleans else None,
            annotation=annotation,
        )
        for name, annotation in declared.items()
    ]


def give_signature(function: "Callable[..., None]", parameters: "Iterable[inspect.Parameter]") -> None:
    """Makes a function that takes any keyword arguments look as if it had these parameters.

    typer reads the signature and the annotations of what it registers.
    """
    listed = list(parameters)
    function.__signature__ = inspect.Signature(listed)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in listed}


def typer_context_parameter(name: str) -> inspect.Parameter:
    """The parameter in which typer passes its context."""
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
