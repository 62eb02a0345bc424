"""The account itself."""

from typing import Any

from .command import Noun, argument
from .context import Context
from .failure import UsageFailure
from .fields import with_fields
from .output import tell
from .passwords import new_password

account = Noun("The account.")

notification = Noun("Messages that the service has sent to the account.")


@notification.verb("list")
def list_notifications(context: Context) -> None:
    """List the notifications."""
    context.output.things(
        context.client.account.notifications(), ["id", "date", "subject"], whole={"subject"}
    )


@account.verb()
def show(context: Context) -> None:
    """Show the account's registration details."""
    context.output.thing(context.client.account.get())


@account.verb(changes=True)
@with_fields("update_details")
def update(context: Context, **fields: Any) -> None:
    """Change registration details. Fields that are not given stay as they are."""
    if not fields:
        raise UsageFailure("nothing to change was given")
    context.output.thing(context.client.account.update(**fields))
    tell("The account was updated.")


@account.verb(changes=True)
@with_fields("signup")
def signup(context: Context, **fields: Any) -> None:
    """Create a new account. Its password comes from a prompt or from BALVPS_NEW_PASSWORD."""
    password = new_password("Password of the new account")
    answer = context.client.account.signup(password=password, **fields)
    context.output.done(answer, f"The account {fields['email']} was created. Sign in with: balvps login")


@account.verb("reset-password", changes=True)
@argument("email", metavar="EMAIL")
def reset_password(context: Context, email: str) -> None:
    """Request an e-mail with which the password can be reset."""
    context.output.done(context.client.account.reset_password(email), f"An e-mail is sent to {email}.")
