"""Charts of the amount that was paid each month."""

import struct
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from balvps.testing import Sandbox

from cli.command_line import CommandLine


def invoice(
    number: int, paid: str, total: str, currency: str = "USD", status: str = "Paid"
) -> "dict[str, Any]":
    return {"id": number, "total": total, "currency": currency, "status": status, "datepaid": paid}


@pytest.fixture
def paid(sandbox: Sandbox, user: CommandLine) -> CommandLine:
    invoices = [
        invoice(1, "2023-11-02 10:00:00", "10.10"),
        invoice(2, "2023-11-30 10:00:00", "0.20"),
        invoice(3, "2024-02-01 10:00:00", "1234.50"),
        invoice(4, "2024-02-01 10:00:00", "7.00", "EUR"),
        invoice(5, "0000-00-00 00:00:00", "99999.00", status="Unpaid"),
    ]
    sandbox.play({"invoices": invoices}, path="/api/invoice", times=9)
    return user


def test_a_chart_in_the_terminal(paid: CommandLine) -> None:
    drawn = paid.ok("invoice", "list", "--chart")
    assert "Paid each month, USD" in drawn
    assert "Paid each month, EUR" in drawn
    assert "2023-11        10.30" in drawn
    assert "2023-12         0.00" in drawn  # a month without payments is there too
    assert "2024-02     1,234.50" in drawn
    assert "99,999" not in drawn
    assert "\x1b" not in drawn
    assert "█" in drawn


def test_a_chart_as_a_picture(paid: CommandLine) -> None:
    path = paid.home / "spending.png"
    done = paid.run("invoice", "list", "--chart-file", str(path))
    assert str(path) in done.stderr
    assert len(done.stdout.splitlines()) == 6  # the list is shown too
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width >= 800
    assert height >= 600


def test_a_chart_as_a_drawing(paid: CommandLine) -> None:
    path = paid.home / "spending.svg"
    paid.ok("invoice", "list", "--chart", "--chart-file", str(path))
    assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_another_kind_of_file_is_a_usage_error(paid: CommandLine) -> None:
    assert ".svg" in paid.fails(2, "invoice", "list", "--chart-file", str(paid.home / "spending.gif"))


def test_without_payments_there_is_nothing_to_draw(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"invoices": []}, path="/api/invoice", times=2)
    done = user.run("invoice", "list", "--chart")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No invoice was paid.\n")
    user.fails(4, "invoice", "list", "--chart-file", str(user.home / "spending.png"))
