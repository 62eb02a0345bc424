"""Contacts of the account."""

from typing import Any

from .command import Noun, argument, option
from .context import Context
from .failure import UsageFailure
from .fields import with_fields
from .output import tell
from .parameters import NUMBER
from .passwords import new_password

contact = Noun("Contacts, and what they may do.")

_id = argument("id", metavar="ID", type=NUMBER)


@contact.verb("list")
def list_contacts(context: Context) -> None:
    """List the contacts."""
    context.output.things(
        context.client.contacts.list(), ["id", "email", "firstname", "lastname", "companyname", "lastlogin"]
    )


@contact.verb()
@_id
def show(context: Context, id: int) -> None:
    """Show a contact."""
    context.output.thing(context.client.contacts.get(id))


@contact.verb(changes=True)
@option(
    "--can-log-in",
    help="Give the contact a password, from a prompt or from BALVPS_NEW_PASSWORD.",
    is_flag=True,
)
@with_fields("add_contact")
def create(context: Context, can_log_in: bool, **fields: Any) -> None:
    """Create a contact."""
    if can_log_in:
        fields["password"] = new_password("Password of the contact")
    context.output.thing(context.client.contacts.create(**fields))
    tell("The contact was created.")


@contact.verb(changes=True)
@_id
@with_fields("edit_contact", leave_out={"id"})
def update(context: Context, id: int, **fields: Any) -> None:
    """Change a contact. Fields that are not given stay as they are."""
    if not fields:
        raise UsageFailure("nothing to change was given")
    context.output.done(context.client.contacts.update(id, **fields), f"Contact {id} was updated.")


@contact.verb()
def privileges(context: Context) -> None:
    """Show the privileges a contact can have."""
    context.output.thing(context.client.contacts.privileges())
