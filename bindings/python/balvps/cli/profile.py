"""The commands for profiles."""

from typing import Optional

from .. import profiles
from .command import Noun, argument, option
from .context import Context
from .options import complete_profiles
from .output import tell

profile = Noun("Named accounts: the address, the user name and the source of the password.")

_name = argument("name", metavar="NAME", shell_complete=complete_profiles)


@profile.verb("list")
def list_profiles(context: Context) -> None:
    """List the profiles."""
    in_use = profiles.name_in_use()
    rows = [_fields(profiles.read_profile(name), in_use) for name in profiles.profile_names()]
    context.output.things(rows, ["name", "in_use", "username", "base_url", "signed_in"])


@profile.verb()
@argument("name", metavar="NAME")
@option("--keyring", help="The password is in the keyring.", is_flag=True)
@option("--use", help="Use it from now on.", is_flag=True)
def create(context: Context, name: str, keyring: bool, use: bool) -> None:
    """Create a profile from the options of the connection.

    For instance: balvps profile create work --username user@example.com --password-command "pass show balvps"
    """
    settings = context.profile_options()
    created = profiles.Profile(name, {**settings, **({"keyring": "yes"} if keyring else {})})
    profiles.save_profile(created, new=True)
    if use:
        profiles.use_profile(name)
    tell(f"Profile {name} was created.")


@profile.verb()
@_name
def use(context: Context, name: str) -> None:
    """Use a profile in every command that names none."""
    profiles.use_profile(name)
    tell(f"Profile {name} is in use.")


@profile.verb()
@argument(
    "name",
    metavar="[NAME]",
    help="Default: the one in use.",
    required=False,
    shell_complete=complete_profiles,
)
def show(context: Context, name: Optional[str]) -> None:
    """Show a profile."""
    shown = profiles.read_profile(name or context.options.profile)
    context.output.thing({**_fields(shown, profiles.name_in_use()), "config_file": profiles.config_file()})


@profile.verb(asks=True)
@_name
def delete(context: Context, name: str) -> None:
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
