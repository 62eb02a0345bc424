"""The answers of the benchmarks' service, as files that nginx serves.

The name of a folder is the number of invoices in its list. All values are computed from an invoice's
position, so every run has the same answers, and the totals of a list are known.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

EMAIL = "api@example.com"

#: An answer to get_details, half a kilobyte.
DETAILS = {
    "client": {
        "id": "26",
        "email": EMAIL,
        "lastlogin": "2016-12-30 12:24:28",
        "ip": "198.51.100.24",
        "host": "hostname.example.com",
        "firstname": "Joe",
        "lastname": "Doe",
        "companyname": "",
        "address1": "Pretty View Lane 3294",
        "address2": "",
        "city": "Santa Rosa",
        "state": "CA",
        "postcode": "95401",
        "country": "US",
        "phonenumber": "+1.24123123",
        "datecreated": "2016-12-30",
        "notes": "",
        "language": "english",
        "company": "0",
        "credit": "0.00",
        "taxexempt": "0",
        "latefeeoveride": "0",
        "cardtype": "Visa",
        "cardnum": None,
        "expdate": None,
        "overideduenotices": "0",
    }
}


def _token() -> str:
    """A JSON Web Token that is valid from 2020 to 2100."""

    def part(content: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")

    return (
        f"{part({'typ': 'JWT', 'alg': 'HS256'})}.{part({'iat': 1577836800, 'exp': 4102444800})}.c2lnbmF0dXJl"
    )


TOKEN = _token()
LOGIN = json.dumps({"token": TOKEN, "refresh": TOKEN})


@dataclass(frozen=True)
class Invoices:
    """The known results for a list of invoices."""

    folder: Path
    body_bytes: int
    answer: str  #: sum of totals and newest date, as every peer prints them


def write_answers(folder: Path, count: int) -> Invoices:
    """Writes the answers of an account with this number of invoices, unless they exist."""
    api = folder / str(count) / "api"
    summary = api / "summary.json"
    if not summary.exists():
        api.mkdir(parents=True, exist_ok=True)
        (api / "details").write_text(_compact(DETAILS))
        with (api / "invoice").open("w") as file:
            file.write('{"invoices":[')
            for position, invoice in enumerate(_invoices(count)):
                file.write("," * (position > 0) + _compact(invoice).replace("/", "\\/"))  # as PHP writes it
            file.write("]}")
        total = sum((Decimal(str(invoice["total"])) for invoice in _invoices(count)), Decimal(0))
        newest = max(str(invoice["date"]) for invoice in _invoices(count))
        summary.write_text(
            json.dumps(f"{total} {newest}")
        )  # last, so that what is half written is written anew
    return Invoices(api, (api / "invoice").stat().st_size, json.loads(summary.read_text()))


def _compact(content: object) -> str:
    return json.dumps(content, separators=(",", ":"))


def _invoices(count: int) -> Iterator[dict[str, object]]:
    days = [date(2010, 1, 1) + timedelta(days) for days in range(5000)]
    for position in range(count):
        issued = days[position * 7919 % 4900]
        due = days[position * 7919 % 4900 + 7]
        paid = position % 10 != 0
        yield {
            "id": str(300_000 + position),
            "date": issued.isoformat(),
            "dateorig": issued.isoformat(),
            "duedate": due.isoformat(),
            "paybefore": due.isoformat(),
            "total": f"{position * 7907 % 100_000}.{position * 13 % 100:02}",
            "datepaid": f"{issued.isoformat()} 12:40:47" if paid else "0000-00-00 00:00:00",
            "status": "Paid" if paid else "Unpaid",
            "merge_id": None,
            "number": f"{issued.year}/{issued.month}/{position}",
            "currency": "USD",
        }
