"""The options that every command takes, before or after its name."""

import functools
import os
from collections.abc import Mapping
from typing import Any, NamedTuple, Optional

from .._booleans import boolean
from .._proxy import has_credentials
from .._settings import SETTINGS, Setting
from .failure import UsageFailure
from .format import Format
from .parameters import Option, SharedOption, click
from .shown import has_hidden

#: The variable of each option that has one.
ENVIRONMENT = {
    "profile": "BALVPS_PROFILE",
    **{setting.name: setting.variable for setting in SETTINGS},
    "password_command": "BALVPS_PASSWORD_COMMAND",
    "output": "BALVPS_OUTPUT",
}


class Options(NamedTuple):
    """The options of the command line, or those of the environment."""

    settings: Mapping[str, Any] = {}  #: settings of a profile, by their names
    profile: Optional[str] = None
    password_command: Optional[str] = None
    output: Optional[Format] = None
    columns: Optional[str] = None
    no_header: bool = False
    csv_formulas: bool = False
    verbose: bool = False
    yes: bool = False
    dry_run: bool = False

    @classmethod
    def taken_from(cls, arguments: "dict[str, Any]") -> "Options":
        """Removes the options from a command's arguments and returns them."""
        settings = {setting.name: arguments.pop(setting.name) for setting in SETTINGS}
        others = {name: arguments.pop(name) for name in cls._fields if name in arguments}
        if others["output"] is not None:
            others["output"] = Format(others["output"])
        return cls({name: value for name, value in settings.items() if value is not None}, **others)

    def over(self, outer: "Options") -> "Options":
        """These options, and for options that are not given, those of ``outer``."""
        given = {
            name: value
            for name, value in self._asdict().items()
            if name != "settings" and value != self._field_defaults[name]
        }
        return outer._replace(settings={**outer.settings, **self.settings}, **given)

    def check(self) -> None:
        """Refuses secrets on the command line, because every user of the machine can read it.

        Raises:
            UsageFailure: there is a secret.
        """
        if has_credentials(self.settings.get("proxy", "")):
            raise UsageFailure(
                "--proxy: a user name and a password do not belong on the command line, which every user of "
                "this machine can read; set BALVPS_PROXY, or https_proxy, in the environment"
            )
        if has_credentials(self.settings.get("base_url", "")):
            raise UsageFailure(
                "--base-url: an address has no user name and no password; the account is named by --username"
            )

    @staticmethod
    def from_environment() -> "Options":
        """The options of the environment. An empty variable counts as missing."""
        texts = {
            name: os.environ[variable] for name, variable in ENVIRONMENT.items() if os.environ.get(variable)
        }
        try:
            settings = {
                setting.name: setting.read(texts[setting.name])
                for setting in SETTINGS
                if setting.name in texts
            }
            output = Format(texts["output"]) if "output" in texts else None
        except ValueError as error:
            raise UsageFailure(f"the environment: {error}") from None
        return Options(settings, texts.get("profile"), texts.get("password_command"), output)


def complete_profiles(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[str]":
    """The profiles whose names begin with the incomplete word."""
    from ..profiles import profile_names

    return [name for name in profile_names() if name.startswith(incomplete) and not has_hidden(name)]


def shared_options(*, asks: bool, changes: bool) -> "list[Option]":
    """The options that commands share, as click's objects.

    Args:
        asks: whether ``--yes`` is one of them.
        changes: whether ``--dry-run`` is one of them.
    """
    own = []
    if asks:
        own.append(Option(["--yes", "-y"], help="Do not ask for confirmation.", is_flag=True))
    if changes:
        own.append(Option(["--dry-run"], help="Print the requests instead of sending them.", is_flag=True))
    return [*own, *_of_every_command()]


@functools.cache
def _of_every_command() -> "list[Option]":
    """The options of every command. They are made once, for both sides of a command's name."""
    return [
        SharedOption(
            ["--output", "-o"],
            help="Format of the data (default: table).",
            type=click.Choice([format.value for format in Format]),
            in_every_help=True,
        ),
        SharedOption(
            ["--columns"],
            help="The fields to show, in this order.",
            metavar="NAME,...",
            in_every_help=True,
        ),
        SharedOption(
            ["--no-header"], help="Leave out the names of the fields.", is_flag=True, in_every_help=True
        ),
        SharedOption(
            ["--csv-formulas"],
            help="CSV with exact texts: no apostrophe before a text that a spreadsheet reads as a formula.",
            is_flag=True,
        ),
        SharedOption(
            ["--profile", "-p"], help="Profile to use.", metavar="NAME", shell_complete=complete_profiles
        ),
        *map(_setting_option, SETTINGS),
        SharedOption(
            ["--password-command"],
            help="Program whose first line of output is the password.",
            metavar="COMMAND",
        ),
        SharedOption(["--verbose", "-v"], help="Report every request on standard error.", is_flag=True),
    ]


def _setting_option(setting: Setting) -> Option:
    name = setting.name.replace("_", "-")
    if setting.read is boolean:
        return SharedOption([f"--{name}/--no-{name}"], help=setting.help, default=None)
    letter = [f"-{setting.letter}"] if setting.letter else []
    return SharedOption(
        [f"--{name}", *letter], help=setting.help, metavar=setting.metavar, type=_TYPES[setting.read]
    )


_TYPES: Mapping[Any, Any] = {str: click.STRING, int: click.INT, float: click.FLOAT}
