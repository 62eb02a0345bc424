"""Absurd numbers from a service are refused or limited, and never take long."""

import json
import time

import pytest
from balvps.testing import Sandbox

from cli.command_line import CommandLine

ABSURD_AMOUNTS = ["1e999999999", "-1e-999999999", "9" * 100_000]
LONGEST = 10  # seconds; without a limit such amounts take minutes


@pytest.mark.parametrize("amount", ABSURD_AMOUNTS, ids=["large", "small", "long"])
@pytest.mark.parametrize("as_text", [True, False], ids=["text", "number"])
def test_an_absurd_amount_is_a_malformed_answer(
    sandbox: Sandbox, user: CommandLine, amount: str, as_text: bool
) -> None:
    written = json.dumps(amount) if as_text else amount
    balance = f'{{"details":{{"currency":"USD","acc_balance":{written},"acc_credit":0}}}}'
    invoices = (
        f'{{"invoices":[{{"id":1,"status":"Paid","datepaid":"2023-11-02 10:00:00","total":{written}}}]}}'
    )
    sandbox.play(balance, path="/api/balance")
    sandbox.play(invoices, path="/api/invoice", times=2)
    start = time.monotonic()
    for command in (["balance"], ["invoice", "list"], ["invoice", "list", "--chart"]):
        done = user.run(*command)
        assert done.returncode != 0, command
        assert "Traceback" not in done.stderr
        assert "acc_balance" in done.stderr or "total" in done.stderr or "number" in done.stderr.lower()
    assert time.monotonic() - start < LONGEST


@pytest.mark.parametrize("expires_at", ["9000000000000000", "-1", "253402300800"])
def test_tokens_that_end_beyond_the_calendar(user: CommandLine, expires_at: str) -> None:
    rewrite(user, expires_at)
    shown = json.loads(user.ok("auth", "status", "--output", "json"))
    assert shown["signed_in"] is True
    assert shown["expires_at"] in ("9999-12-31T23:59:59+00:00", "1970-01-01T00:00:00+00:00")


@pytest.mark.parametrize("expires_at", ['"soon"', "1e300", "9" * 4000, "[]", "{}"])
def test_tokens_that_end_at_no_time(user: CommandLine, expires_at: str) -> None:
    rewrite(user, expires_at)
    done = user.run("auth", "status")
    assert done.returncode != 0
    assert "it holds something other than tokens" in done.stderr


def rewrite(user: CommandLine, expires_at: str) -> None:
    path = user.token_file()
    kept = json.loads(path.read_text())
    kept["expires_at"] = "HERE"
    path.write_text(json.dumps(kept).replace('"HERE"', expires_at))


def test_a_chart_has_no_more_bars_than_months_that_can_be(sandbox: Sandbox, user: CommandLine) -> None:
    days = ["0001-01-01", "1989-12-31", "2023-11-02", "2024-01-02", "9999-12-31"]
    invoices = [
        {"id": number, "total": "1.00", "currency": "USD", "status": "Paid", "datepaid": f"{day} 10:00:00"}
        for number, day in enumerate(days, start=1)
    ]
    sandbox.play({"invoices": invoices}, path="/api/invoice", times=2)
    drawn = user.run("invoice", "list", "--chart")
    assert drawn.stdout.count("2023-11") >= 1
    assert "2023-12" in drawn.stdout
    assert "9999-12" not in drawn.stdout.split("Paid each month")[1]
    assert "left out: 3" in drawn.stderr


def test_a_chart_has_no_more_pictures_than_can_be_looked_at(sandbox: Sandbox, user: CommandLine) -> None:
    invoices = [
        {
            "id": number,
            "total": "1.00",
            "currency": f"C{number:03}",
            "status": "Paid",
            "datepaid": "2023-11-02 10:00:00",
        }
        for number in range(100)
    ]
    sandbox.play({"invoices": invoices}, path="/api/invoice")
    drawn = user.run("invoice", "list", "--chart")
    assert drawn.stdout.count("Paid each month") == 20
    assert "left out: 80" in drawn.stderr


def test_a_table_has_no_more_columns_than_can_be_looked_at(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play(
        {"invoices": [{"id": number, f"own-{number}": 1} for number in range(2000)]}, path="/api/invoice"
    )
    done = user.run("invoice", "list", "--output", "csv")
    assert done.returncode == 1
    assert "2001 different fields" in done.stderr
