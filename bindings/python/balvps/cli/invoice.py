"""Invoices, balance and credit."""

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from .command import command, noun, verb
from .confirm import ask, is_interactive
from .context import Context
from .everything import All, Jobs, check_choice, fetch_all
from .failure import UsageFailure
from .output import Output, readable, tell

if TYPE_CHECKING:
    from ..models import Invoice

invoice = noun("Invoices, and the credit that can pay them.")

_Id = Annotated[int, typer.Argument(metavar="ID", min=0)]

_NO_AMOUNT = "how much credit to apply was not said; pass it with --amount"


def _balance(context: Context) -> None:
    """Show the total of unpaid invoices and the credit on the account."""
    context.output.thing(context.client.billing.balance())


balance = verb(_balance)


@command(invoice, "list")
def list_invoices(
    context: Context,
    status: Annotated[
        Optional[str], typer.Option("--status", help="Only those of this status, such as Unpaid.")
    ] = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw what was paid each month instead of listing the invoices.")
    ] = False,
    chart_file: Annotated[
        Optional[Path],
        typer.Option(
            "--chart-file", metavar="FILE", help="Save what was paid each month as a picture, .png or .svg."
        ),
    ] = None,
) -> None:
    """List the invoices."""
    invoices = [
        each
        for each in context.client.invoices.list()
        if status is None or str(each.get("status")).casefold() == status.casefold()
    ]
    if chart or chart_file is not None:
        from . import chart as charts

        spending = charts.paid_by_month(invoices)
        if chart_file is not None:
            charts.save(spending, chart_file)
            tell(f"The chart was saved as {chart_file}.")
        if chart:
            charts.draw(spending)
            return
    context.output.things(invoices, ["id", "number", "date", "duedate", "total", "currency", "status"])


@command(invoice)
def show(
    context: Context,
    id: Annotated[Optional[int], typer.Argument(metavar="[ID]", min=0)] = None,
    every: All = False,
    jobs: Jobs = None,
) -> None:
    """Show an invoice, or every one."""
    check_choice(id, every, jobs)
    context.jobs = jobs
    client, output = context.client, context.output
    describe = functools.partial(_describe, output)
    if id is not None:
        output.described(client.invoices.get(id), describe)
        return
    ids = [each.id for each in client.invoices.list()]
    fetch_all(
        context,
        [(f"invoice {id}", ("get_invoice", {"id": id})) for id in ids],
        lambda found: output.all_described([each.result().invoice for each in found], describe),
    )


def _describe(output: Output, shown: "Invoice") -> None:
    output.thing(shown, [name for name in shown if name not in ("items", "client")])
    sys.stdout.write("\n")
    output.things(
        shown.get("items", ()), ["description", "qty", "amount", "linetotal"], whole={"description"}
    )


@command(invoice, "apply-credit", asks=True, changes=True)
def apply_credit(
    context: Context,
    id: _Id,
    amount: Annotated[
        Optional[str], typer.Option("--amount", help="How much; asked for in a terminal if it is left out.")
    ] = None,
) -> None:
    """Pay an invoice from the account's credit."""
    if not amount and not is_interactive():
        raise UsageFailure(_NO_AMOUNT)
    chosen = context.client.invoices.get(id)
    number, total, currency, status = (
        readable(chosen.get(field)) for field in ("number", "total", "currency", "status")
    )
    invoice = f"invoice {number} of {total} {currency} ({status})"
    amount = amount or ask(f"How much credit to apply to {invoice}? ").strip()
    if not amount:
        raise UsageFailure(_NO_AMOUNT)
    context.confirm(f"Apply {amount} {currency} to {invoice}?")
    context.output.thing(context.client.invoices.apply_credit(id, amount))
