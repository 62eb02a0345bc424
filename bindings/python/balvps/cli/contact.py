"""Contacts of the account."""

from typing import Annotated, Any

import typer

from .command import command, noun
from .context import Context
from .failure import UsageFailure
from .fields import with_fields
from .output import tell
from .passwords import new_password

contact = noun("Contacts, and what they may do.")

_Id = Annotated[int, typer.Argument(metavar="ID", min=0)]


@command(contact, "list")
def list_contacts(context: Context) -> None:
    """List the contacts."""
    context.output.things(
        context.client.contacts.list(), ["id", "email", "firstname", "lastname", "companyname", "lastlogin"]
    )


@command(contact)
def show(context: Context, id: _Id) -> None:
    """Show a contact."""
    context.output.thing(context.client.contacts.get(id))


@command(contact, changes=True)
@with_fields("add_contact")
def create(
    context: Context,
    can_log_in: Annotated[
        bool,
        typer.Option(
            "--can-log-in", help="Give the contact a password, asked for or taken from BALVPS_NEW_PASSWORD."
        ),
    ] = False,
    **fields: Any,
) -> None:
    """Create a contact."""
    if can_log_in:
        fields["password"] = new_password("Password of the contact")
    context.output.thing(context.client.contacts.create(**fields))
    tell("The contact was created.")


@command(contact, changes=True)
@with_fields("edit_contact", leave_out={"id"})
def update(context: Context, id: _Id, **fields: Any) -> None:
    """Change a contact; what is not given stays as it is."""
    if not fields:
        raise UsageFailure("nothing to change was given")
    context.output.done(context.client.contacts.update(id, **fields), f"Contact {id} was updated.")


@command(contact)
def privileges(context: Context) -> None:
    """Show the privileges a contact can have."""
    context.output.thing(context.client.contacts.privileges())
