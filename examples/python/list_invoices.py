"""Lists the account's invoices and the sum that is due.

usage: list_invoices.py [FILE.csv]        (the account comes from the environment: BALVPS_USERNAME,
    BALVPS_PASSWORD)

With a file name, the invoices are also saved as CSV.
"""

import sys
from decimal import Decimal

import balvps


def main() -> int:
    if len(sys.argv) > 2:
        print(f"usage: {sys.argv[0]} [FILE.csv]", file=sys.stderr)
        return 2
    try:
        with balvps.Client.from_env() as client:
            invoices = client.invoices.list()
    except balvps.BalvpsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{'id':<10}  {'number':<14}  {'date':<10}  {'due':<10}  {'total':>12}       status")
    for each in invoices:
        date, due = str(each.date or ""), str(each.duedate or "")
        amount = f"{each.total:>12}  {each.currency:<3}"
        print(f"{each.id:<10}  {each.number:<14}  {date:<10}  {due:<10}  {amount}  {each.status}")
    unpaid = [each for each in invoices if each.status == "Unpaid"]
    to_pay = sum((each.total for each in unpaid), Decimal(0))
    currency = unpaid[-1].currency if unpaid else ""
    print(f"\n{len(invoices)} invoices, {len(unpaid)} open: {to_pay} {currency}")
    if len(sys.argv) == 2:
        invoices.to_csv(sys.argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
