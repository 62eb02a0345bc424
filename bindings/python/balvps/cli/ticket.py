"""Support tickets."""

import functools
import sys
from typing import TYPE_CHECKING, Optional

from .command import Noun, argument, option
from .context import Context
from .everything import check_choice, fetch_all, one_or_all
from .failure import UsageFailure
from .input import read_text
from .output import Output, tell
from .parameters import NUMBER

if TYPE_CHECKING:
    from ..models import GetTicketAnswer

ticket = Noun("Support tickets.")

_number = argument("number", metavar="NUMBER", type=NUMBER)
_body = option("--body", help="The message.")
_body_file = option("--body-file", metavar="FILE", help="Read the message from a file; - is standard input.")


@ticket.verb("list")
@option("--status", help="Only those of this status, such as Open.")
def list_tickets(context: Context, status: Optional[str]) -> None:
    """List the tickets."""
    tickets = [
        each
        for each in context.client.tickets.list()
        if status is None or str(each.get("status")).casefold() == status.casefold()
    ]
    context.output.things(tickets, ["ticket_number", "date", "deptname", "subject", "status", "lastreply"])


@ticket.verb()
@argument("number", metavar="[NUMBER]", type=NUMBER, required=False)
@one_or_all
def show(context: Context, number: Optional[int], every: bool, jobs: Optional[int]) -> None:
    """Show a ticket and its replies, or all tickets."""
    check_choice(number, every, jobs)
    context.jobs = jobs
    client, output = context.client, context.output
    describe = functools.partial(_describe, output)
    if number is not None:
        output.described(client.tickets.get(number), describe)
        return
    numbers = [each.ticket_number for each in client.tickets.list()]
    fetch_all(
        context,
        [(f"ticket {number}", ("get_ticket", {"number": number})) for number in numbers],
        lambda found: output.all_described([each.result() for each in found], describe),
    )


def _describe(output: Output, answer: "GetTicketAnswer") -> None:
    output.thing(answer.ticket)
    for reply in answer.get("replies", ()):
        sys.stdout.write("\n")
        output.thing(reply, ["name", "date", "type", "body"])


@ticket.verb(changes=True)
@option(
    "--department",
    metavar="ID",
    help="The department's ID; 'balvps ticket departments' lists them.",
    type=NUMBER,
    required=True,
)
@option("--subject", help="The subject.", required=True)
@_body
@_body_file
def create(
    context: Context, department: int, subject: str, body: Optional[str], body_file: Optional[str]
) -> None:
    """Open a ticket."""
    answer = context.client.tickets.create(department, subject, _message(body, body_file))
    context.output.thing(answer)
    tell("The ticket was opened.")


@ticket.verb(changes=True)
@_number
@_body
@_body_file
def reply(context: Context, number: int, body: Optional[str], body_file: Optional[str]) -> None:
    """Reply to a ticket."""
    answer = context.client.tickets.reply(number, _message(body, body_file))
    context.output.done(answer, f"The reply to ticket {number} was added.")


@ticket.verb(changes=True)
@_number
def close(context: Context, number: int) -> None:
    """Close a ticket."""
    context.output.done(context.client.tickets.close(number), f"Ticket {number} was closed.")


@ticket.verb(changes=True)
@_number
def reopen(context: Context, number: int) -> None:
    """Open a closed ticket again."""
    context.output.done(context.client.tickets.reopen(number), f"Ticket {number} was opened again.")


@ticket.verb()
@_number
@argument("file", metavar="FILE", help="The file's ID, as the ticket's attachments have it.")
@option("--save", metavar="PATH", help="Write it to this file (default: to standard output).")
def attachment(context: Context, number: int, file: str, save: Optional[str]) -> None:
    """Get a file that is attached to a ticket."""
    from .files import write_file

    found = context.client.tickets.attachment(number, file)
    write_file(found.content, str(found.get("content_type")), save)


@ticket.verb()
def departments(context: Context) -> None:
    """List the departments that take tickets."""
    context.output.things(context.client.tickets.departments(), ["id", "name"])


def _message(body: Optional[str], body_file: Optional[str]) -> str:
    if (body is None) == (body_file is None):
        raise UsageFailure("give the message with either --body or --body-file")
    return read_text(body_file) if body_file is not None else body or ""
