"""Profiles: named accounts."""

from typing import Annotated

import typer

from .. import profiles
from .command import command, noun
from .context import Context
from .options import complete_profiles
from .output import tell

profile = noun("Named accounts: where the service is, whose account it is, where the password comes from.")

_Name = Annotated[str, typer.Argument(metavar="NAME", autocompletion=complete_profiles)]


@command(profile, "list")
def list_profiles(context: Context) -> None:
    """List the profiles."""
    in_use = profiles.name_in_use()
    rows = [_fields(profiles.read_profile(name), in_use) for name in profiles.profile_names()]
    context.output.things(rows, ["name", "in_use", "username", "base_url", "signed_in"])


@command(profile)
def create(
    context: Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    keyring: Annotated[bool, typer.Option("--keyring", help="The password is in the keyring.")] = False,
    use: Annotated[bool, typer.Option("--use", help="Use it from now on.")] = False,
) -> None:
    """Create a profile from the options of the connection.

    For instance: balvps profile create work --username user@example.com --password-command "pass show balvps"
    """
    settings = context.profile_options()
    created = profiles.Profile(name, {**settings, **({"keyring": "yes"} if keyring else {})})
    profiles.save_profile(created, new=True)
    if use:
        profiles.use_profile(name)
    tell(f"Profile {name} was created.")


@command(profile)
def use(context: Context, name: _Name) -> None:
    """Use a profile whenever none is named."""
    profiles.use_profile(name)
    tell(f"Profile {name} is in use.")


@command(profile)
def show(
    context: Context,
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="Default: the one in use.", autocompletion=complete_profiles),
    ] = "",
) -> None:
    """Show a profile."""
    shown = profiles.read_profile(name or context.options.profile)
    context.output.thing(
        {**_fields(shown, profiles.name_in_use()), "config_file": str(profiles.config_file())}
    )


@command(profile, asks=True)
def delete(context: Context, name: _Name) -> None:
    """Delete a profile and its tokens. To revoke the tokens as well, log out first."""
    profiles.read_profile(name)
    context.confirm(f"Delete profile {name}?")
    profiles.delete_profile(name)
    tell(f"Profile {name} was deleted.")


def _fields(shown: profiles.Profile, in_use: str) -> "dict[str, object]":
    return {
        "name": shown.name,
        "in_use": shown.name == in_use,
        **{key: shown.shown_settings.get(key) for key in profiles.SETTINGS},
        "signed_in": shown.is_signed_in,
    }
