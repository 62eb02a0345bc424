"""Support tickets."""

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from .command import command, noun
from .context import Context
from .everything import All, Jobs, check_choice, fetch_all
from .failure import UsageFailure
from .input import read_text
from .output import Output, tell

if TYPE_CHECKING:
    from ..models import GetTicketAnswer

ticket = noun("Support tickets.")

_Number = Annotated[int, typer.Argument(metavar="NUMBER", min=0)]
_Body = Annotated[Optional[str], typer.Option("--body", help="The message.")]
_BodyFile = Annotated[
    Optional[Path],
    typer.Option("--body-file", metavar="FILE", help="Read the message from a file; - is standard input."),
]


@command(ticket, "list")
def list_tickets(
    context: Context,
    status: Annotated[
        Optional[str], typer.Option("--status", help="Only those of this status, such as Open.")
    ] = None,
) -> None:
    """List the tickets."""
    tickets = [
        each
        for each in context.client.tickets.list()
        if status is None or str(each.get("status")).casefold() == status.casefold()
    ]
    context.output.things(tickets, ["ticket_number", "date", "deptname", "subject", "status", "lastreply"])


@command(ticket)
def show(
    context: Context,
    number: Annotated[Optional[int], typer.Argument(metavar="[NUMBER]", min=0)] = None,
    every: All = False,
    jobs: Jobs = None,
) -> None:
    """Show a ticket and its replies, or every one."""
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


@command(ticket, changes=True)
def create(
    context: Context,
    department: Annotated[
        int,
        typer.Option("--department", metavar="ID", help="As 'balvps ticket departments' lists them.", min=0),
    ],
    subject: Annotated[str, typer.Option("--subject", help="What it is about.")],
    body: _Body = None,
    body_file: _BodyFile = None,
) -> None:
    """Open a ticket."""
    answer = context.client.tickets.create(department, subject, _message(body, body_file))
    context.output.thing(answer)
    tell("The ticket was opened.")


@command(ticket, changes=True)
def reply(context: Context, number: _Number, body: _Body = None, body_file: _BodyFile = None) -> None:
    """Reply to a ticket."""
    answer = context.client.tickets.reply(number, _message(body, body_file))
    context.output.done(answer, f"The reply to ticket {number} was added.")


@command(ticket, changes=True)
def close(context: Context, number: _Number) -> None:
    """Close a ticket."""
    context.output.done(context.client.tickets.close(number), f"Ticket {number} was closed.")


@command(ticket, changes=True)
def reopen(context: Context, number: _Number) -> None:
    """Open a closed ticket again."""
    context.output.done(context.client.tickets.reopen(number), f"Ticket {number} was opened again.")


@command(ticket)
def departments(context: Context) -> None:
    """List the departments that take tickets."""
    context.output.things(context.client.tickets.departments(), ["id", "name"])


def _message(body: Optional[str], body_file: Optional[Path]) -> str:
    if (body is None) == (body_file is None):
        raise UsageFailure("give the message with either --body or --body-file")
    return read_text(str(body_file)) if body_file is not None else body or ""
