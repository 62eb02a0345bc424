"""Data in four formats on standard output, everything else on standard error."""

import csv
import io
import subprocess

import pytest
import yaml
from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine

INVOICE = {
    "id": 308976,
    "date": "2016-12-30",
    "dateorig": "2016-12-30",
    "duedate": "2017-01-06",
    "paybefore": "2017-01-06",
    "total": "19.65",
    "datepaid": "2016-12-30 12:40:47",
    "status": "Paid",
    "merge_id": None,
    "number": "2016/12/1",
    "currency": "USD",
}


def test_a_table_has_readable_money_and_dates(user: CommandLine) -> None:
    assert user.ok("invoice", "list").splitlines() == [
        "    id  number     date        duedate          total  currency  status",
        "308976  2016/12/1  2016-12-30  2017-01-06       19.65  USD       Paid",
        "308977  2017/1/1   2017-01-30  2017-02-06        2.10  USD       Unpaid",
        "308978  2017/1/2   2017-01-30  2017-02-06  123,454.45  USD       Unpaid",
    ]


def test_a_table_of_one_thing_has_a_line_for_each_field(user: CommandLine) -> None:
    assert user.ok("balance").splitlines() == [
        "currency     USD",
        "acc balance  123,456.55",
        "acc credit   50.00",
    ]


def test_json_is_whole_and_exact(user: CommandLine) -> None:
    invoices = user.json("invoice", "list")
    assert invoices[0] == INVOICE
    assert [invoice["total"] for invoice in invoices] == ["19.65", "2.10", "123454.45"]


def test_json_is_the_same_every_time(user: CommandLine) -> None:
    assert user.ok("zone", "show", "example.com", "-o", "json") == user.ok("zone", "show", "62", "-o", "json")


def test_yaml_says_the_same_as_json(user: CommandLine) -> None:
    assert yaml.safe_load(user.ok("invoice", "show", "308976", "-o", "yaml")) == user.json(
        "invoice", "show", "308976"
    )


def test_csv_has_a_header_and_every_field(user: CommandLine) -> None:
    rows = list(csv.DictReader(io.StringIO(user.ok("invoice", "list", "--output", "csv"))))
    assert len(rows) == 3
    assert rows[0] == {name: "" if value is None else str(value) for name, value in INVOICE.items()}


def test_csv_keeps_quotes(user: CommandLine) -> None:
    rows = list(csv.DictReader(io.StringIO(user.ok("record", "list", "example.com", "-o", "csv"))))
    contents = {row["type"]: row["content"] for row in rows}
    assert contents["SRV"].endswith(" vc01.example.com")
    assert contents["CAA"] == '0 issue "letsencrypt.org"'


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        (
            "table",
            "number          total\n2016/12/1       19.65\n2017/1/1         2.10\n2017/1/2   123,454.45\n",
        ),
        ("csv", "number,total\n2016/12/1,19.65\n2017/1/1,2.10\n2017/1/2,123454.45\n"),
    ],
)
def test_columns_are_chosen_and_ordered(user: CommandLine, format: str, expected: str) -> None:
    assert user.ok("invoice", "list", "-o", format, "--columns", "number,total") == expected


def test_columns_hold_for_json_too(user: CommandLine) -> None:
    assert user.json("invoice", "list", "--columns", "total,id")[0] == {"total": "19.65", "id": 308976}
    assert user.json("balance", "--columns", "currency") == {"currency": "USD"}


def test_a_column_that_is_not_there_is_a_usage_error(user: CommandLine) -> None:
    for format in ("table", "json", "csv"):
        message = user.fails(2, "invoice", "list", "--columns", "nmber", "-o", format)
        assert "'nmber'" in message
        assert "number" in message


def test_the_header_can_be_left_out(user: CommandLine) -> None:
    for format in ("table", "csv"):
        lines = user.ok("invoice", "list", "--no-header", "--columns", "id", "-o", format).split()
        assert lines == ["308976", "308977", "308978"]
    assert user.ok("balance", "--no-header", "--columns", "currency") == "USD\n"


def test_options_may_stand_before_or_after_the_command(user: CommandLine) -> None:
    after = user.ok("balance", "-o", "json")
    assert user.ok("-o", "json", "balance") == after
    assert user.ok("-o", "csv", "balance", "-o", "json") == after
    assert user.ok("balance", environment={"BALVPS_OUTPUT": "json"}) == after


def test_a_pipe_gets_no_colours_no_progress_and_whole_lines(user: CommandLine) -> None:
    done = user.run("record", "list", "example.com", environment={"COLUMNS": "20"})
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "0c72ac70b745ac19998811b131d662c9ac69dbdbe7cb23e5b514b56664c5d3d6" in done.stdout


def test_a_filter_by_status(user: CommandLine) -> None:
    assert [invoice["id"] for invoice in user.json("invoice", "list", "--status", "unpaid")] == [
        308977,
        308978,
    ]
    assert user.json("ticket", "list", "--status", "closed") == []


def test_an_empty_list_is_empty_data_and_a_word_to_the_person(user: CommandLine) -> None:
    done = user.run("invoice", "list", "--status", "Cancelled")
    assert done.returncode == 0
    assert done.stderr == "There are none.\n"
    assert len(done.stdout.splitlines()) == 1  # the header
    assert user.ok("invoice", "list", "--status", "Cancelled", "-o", "csv") == ""


def test_what_was_done_is_said_on_standard_error(user: CommandLine) -> None:
    done = user.run("ticket", "close", "736633")
    assert (done.stdout, done.stderr) == ("", "Ticket 736633 was closed.\n")
    assert user.json("ticket", "reopen", "736633") == {"status": True}


def test_a_ticket_is_shown_with_its_replies(user: CommandLine) -> None:
    shown = user.ok("ticket", "show", "736633")
    assert "Lore Ipsum" in shown
    assert "Suppport Staff" in shown
    assert user.json("ticket", "show", "736633")["replies"][0]["id"] == 929


def test_an_invoice_is_shown_with_its_items(user: CommandLine) -> None:
    shown = user.ok("invoice", "show", "308976")
    assert "Example Service" in shown
    assert "PayPal Payment Fee" in shown


def test_control_characters_of_others_do_not_reach_the_terminal(user: CommandLine) -> None:
    evil = "\x1b]0;owned\x07\x1b[31mred \u202e"
    user.ok("ticket", "create", "--department", "1", "--subject", evil, "--body", f"one\ntwo{evil}")
    assert "\x1b" not in user.ok("ticket", "list")
    number = user.json("ticket", "list")[-1]["ticket_number"]
    shown = user.ok("ticket", "show", str(number))
    assert "\x1b" not in shown
    assert "one\n" in shown
    assert user.json("ticket", "show", str(number))["ticket"]["subject"] == evil


def test_text_survives_the_round_trip(user: CommandLine) -> None:
    text = 'Grüße, "世界"\n\t\\ \U0001f600'
    user.ok("ticket", "create", "--department", "1", "--subject", "S", "--body-file", "-", input=text)
    number = user.json("ticket", "list")[-1]["ticket_number"]
    assert user.json("ticket", "show", str(number))["ticket"]["body"] == text


def test_unknown_fields_are_kept(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"details": {"currency": "USD", "acc_balance": "1", "acc_credit": "2", "loyalty": 3}})
    assert user.json("balance")["loyalty"] == 3


def test_a_reader_that_stops_early_is_no_error_to_talk_about(user: CommandLine) -> None:
    with subprocess.Popen(
        [*COMMAND, "record", "list", "example.com"],
        env=user.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 1
