"""Signing in and out."""

import contextlib
from typing import TYPE_CHECKING

from .._proxy import has_credentials
from ..errors import AuthenticationError, BalvpsError, Refused
from .command import command, option
from .context import Context
from .failure import UsageFailure
from .output import readable, tell
from .passwords import password_to_sign_in, username_to_sign_in

if TYPE_CHECKING:
    from ..profiles import Profile


@option("--save-password", help="Keep the password in the operating system's keyring.", is_flag=True)
def _login(context: Context, save_password: bool) -> None:
    """Sign in, and keep the tokens for later commands.

    The address, the account and the other options of the connection are saved in the profile, so that later
    commands do not need them. The password comes from BALVPS_PASSWORD, --password-command, the keyring or a
    prompt. The credentials of a proxy are not saved.
    """
    from .. import profiles
    from .client import CommandClient

    auth = context.profile.auth
    if auth not in ("jwt", "basic"):
        raise UsageFailure(f"--auth {auth} does not sign in")
    username = username_to_sign_in(context.profile)
    profile = context.profile.changed({"username": username})
    password = password_to_sign_in(profile)
    with CommandClient.for_profile(profile, password=password) as client:
        if auth == "basic":
            client.account.get()  # basic does not sign in, but this call checks the password
        else:
            client.session.login(username, password)
    if save_password:
        profile = profiles.save_password_in_keyring(profile, password)
    profiles.save_profile(_without_proxy_credentials(profile))
    tell(f"Signed in as {username} (profile {profile.name}).")


def _without_proxy_credentials(profile: "Profile") -> "Profile":
    """The profile to save. If its proxy has credentials, the proxy in the file stays."""
    from .. import profiles

    if not has_credentials(profile.settings.get("proxy", "")):
        return profile
    saved = profiles.saved_settings(profile.name).get("proxy", "")
    if profile.settings["proxy"] != saved:
        tell("The proxy is not saved, because it has credentials; set BALVPS_PROXY for later commands too.")
    return profile.changed({"proxy": saved})


def _logout(context: Context) -> None:
    """Sign out: revoke the tokens at the service and remove them from this machine.

    They are removed from this machine even if revoking them fails. The exit status then says why it failed.
    """
    from .. import profiles
    from .tokens import not_signed_in, read_tokens

    profile = context.profile
    tokens = read_tokens(profile)
    profiles.forget_tokens(profile)
    if tokens is None:
        tell(not_signed_in(profile) + ".")
        return
    try:
        revoke(context, tokens.token, tokens.refresh_token)
    except BalvpsError:
        tell("The tokens were removed from this machine, but the service could not be told to revoke them.")
        raise
    tell(f"Signed out (profile {profile.name}).")


def revoke(context: Context, token: str, refresh_token: str) -> None:
    """Revokes both tokens. A token that the service does not accept any more counts as revoked."""
    from .client import CommandClient

    with CommandClient.for_tokens(context.profile, token) as client:
        if token:
            with contextlib.suppress(AuthenticationError):
                client.session.logout()
        if refresh_token:
            with contextlib.suppress(AuthenticationError, Refused):
                client.session.revoke(refresh_token)


def _whoami(context: Context) -> None:
    """Show which account is signed in, and at which address."""
    details = context.client.account.get()
    profile = context.profile
    context.output.thing(
        {
            "profile": profile.name,
            "base_url": context.client.base_url,
            "username": profile.settings.get("username"),
            "id": details.get("id"),
            "email": details.get("email"),
            "name": " ".join(
                readable(details[field]) for field in ("firstname", "lastname") if details.get(field)
            ),
        }
    )


login = command(_login)
logout = command(_logout)
whoami = command(_whoami)
