"""Invoices, balance and credit."""

import functools
import sys
from typing import TYPE_CHECKING, Optional

from .command import Noun, argument, command, option
from .context import Context
from .everything import check_choice, fetch_all, one_or_all
from .failure import UsageFailure
from .output import Output, readable, tell
from .parameters import NUMBER

if TYPE_CHECKING:
    from ..models import Invoice

invoice = Noun("Invoices, and the credit that can pay them.")

_NO_AMOUNT = "the amount of credit is missing; pass it with --amount"


def _balance(context: Context) -> None:
    """Show the total of unpaid invoices and the credit on the account."""
    context.output.thing(context.client.billing.balance())


balance = command(_balance)


@invoice.verb("list")
@option("--status", help="Only those of this status, such as Unpaid.")
@option("--chart", help="Draw a chart of the payments by month instead of a list.", is_flag=True)
@option("--chart-file", metavar="FILE", help="Save a chart of the payments by month as .png or .svg.")
def list_invoices(context: Context, status: Optional[str], chart: bool, chart_file: Optional[str]) -> None:
    """List the invoices."""
    invoices = [
        each
        for each in context.client.invoices.list()
        if status is None or str(each.get("status")).casefold() == status.casefold()
    ]
    if chart or chart_file is not None:
        from pathlib import Path

        from . import chart as charts

        spending = charts.paid_by_month(invoices)
        if chart_file is not None:
            charts.save(spending, Path(chart_file))
            tell(f"The chart was saved as {chart_file}.")
        if chart:
            charts.draw(spending)
            return
    context.output.things(invoices, ["id", "number", "date", "duedate", "total", "currency", "status"])


@invoice.verb()
@argument("id", metavar="[ID]", type=NUMBER, required=False)
@one_or_all
def show(context: Context, id: Optional[int], every: bool, jobs: Optional[int]) -> None:
    """Show an invoice, or all invoices."""
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


@invoice.verb("apply-credit", asks=True, changes=True)
@argument("id", metavar="ID", type=NUMBER)
@option("--amount", help="The amount. If it is left out, a terminal asks for it.")
def apply_credit(context: Context, id: int, amount: Optional[str]) -> None:
    """Pay an invoice from the account's credit."""
    from .confirm import ask, is_interactive

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
    context.confirm_call("apply_credit", f"Apply {amount} {currency} to {invoice}?")
    context.output.thing(context.client.invoices.apply_credit(id, amount))
