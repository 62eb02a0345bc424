"""The answers of calls: typed, lazy and exact."""

import copy
import csv
import gc
import io
import json
import pickle
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import balvps
import pandas
import pytest
from balvps import models
from balvps.testing import Sandbox


def played(sandbox: Sandbox, client: balvps.Client, answer: Any) -> models.GetInvoiceAnswer:
    sandbox.play(answer)
    return client.call("get_invoice", id=1)


# ---- fields ------------------------------------------------------------------------------------------------


def test_fields_have_their_real_types(client: balvps.Client) -> None:
    invoice = client.invoices.get(308976)
    assert (invoice.id, invoice.status, invoice.notes) == (308976, "Paid", "")
    assert (invoice.total, invoice.taxrate) == (Decimal("19.65"), Decimal("21"))
    assert invoice.date == date(2016, 12, 30)
    assert type(invoice.date) is date
    assert invoice.datepaid == datetime(2016, 12, 30, 12, 40, 47)
    assert invoice.taxexempt is False
    assert invoice.client.firstname == "Joe"
    assert [item.item_id for item in invoice.items] == [0, -2]
    assert client.contacts.list()[0].lastlogin is None


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({"total": 0.10}, Decimal("0.1")),
        ({"total": "123456789012345678901234.10"}, Decimal("123456789012345678901234.10")),
        ({"total": "-3.50"}, Decimal("-3.50")),
        ({"total": "a lot"}, "a lot"),
        ({"total": "Infinity"}, "Infinity"),
        ({"total": None}, None),
        ({"id": 12345678901234567890}, 12345678901234567890),
        ({"id": "twelve"}, "twelve"),
        ({"date": "2024-02-30"}, "2024-02-30"),
        ({"date": "2024-02-29 10:11:12"}, date(2024, 2, 29)),
        ({"datepaid": "2024-02-29"}, datetime(2024, 2, 29)),
        ({"datepaid": "0000-00-00 00:00:00"}, None),
        ({"datepaid": "yesterday"}, "yesterday"),
        ({"taxexempt": "1"}, True),
        ({"notes": 42}, "42"),
        ({"notes": "Grüße 🐘 \x00 end"}, "Grüße 🐘 \x00 end"),
        ({"notes": ["a", {"b": 1.50}]}, ["a", {"b": Decimal("1.5")}]),
        ({"qty": 2}, 2),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_given_as_it_came(
    balvps_sandbox: Sandbox, sent: "dict[str, Any]", read: Any
) -> None:
    with balvps_sandbox.client() as client:
        invoice = played(balvps_sandbox, client, {"invoice": sent}).invoice
        [name] = sent
        assert invoice[name] == read
        assert type(invoice[name]) is type(read)


def test_a_number_keeps_its_digits(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        answer = played(balvps_sandbox, client, '{"invoice":{"fee":1.10,"taxrate":19.00,"big":1E+30}}')
    assert answer.invoice.extra["fee"].as_tuple().digits == (1, 1, 0)
    assert str(answer.invoice.taxrate) == "19.00"
    assert answer.invoice.raw == '{"fee":1.10,"taxrate":19.00,"big":1E+30}'
    assert answer.invoice.to_dict() == {"fee": 1.1, "taxrate": 19.0, "big": 1e30}


def test_a_field_that_was_not_sent(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        answer = played(balvps_sandbox, client, {"invoice": {"id": "7"}})
    with pytest.raises(AttributeError, match=r"this Invoice has no 'total': the service did not send it"):
        _ = answer.invoice.total
    with pytest.raises(KeyError, match="total"):
        answer.invoice["total"]
    assert answer.invoice.get("total") is None
    assert answer.invoice.get("total", 3) == 3
    assert not hasattr(answer.invoice, "total")
    with pytest.raises(balvps.MalformedAnswer, match="no 'total'"):
        _ = answer.invoice.total
    with pytest.raises(balvps.MalformedAnswer, match="no 'client'"):
        _ = answer.invoice.client
    assert (answer.invoice.date, answer.invoice.datepaid) == (None, None)
    assert answer.invoice.items == []
    assert (answer.success, answer.info) == (None, ())


def test_an_object_that_is_null(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        invoice = played(balvps_sandbox, client, {"invoice": {"client": None}}).invoice
    with pytest.raises(balvps.MalformedAnswer, match="no 'client'"):
        _ = invoice.client
    assert invoice["client"] is None
    assert invoice.get("client") is None
    assert repr(invoice) == "Invoice(client=None)"


def test_fields_that_nothing_describes(balvps_sandbox: Sandbox) -> None:
    sent = {"invoice": {"id": "7", "nested": {"list": [{"x": "1"}], "n": None}}}
    with balvps_sandbox.client() as client:
        invoice = played(balvps_sandbox, client, sent).invoice
    assert invoice.extra == {"nested": {"list": [{"x": "1"}], "n": None}}
    assert invoice["nested"]["list"][0]["x"] == "1"
    assert list(invoice) == ["id", "nested"]
    assert len(invoice) == 2
    assert "nested" in invoice
    assert "other" not in invoice
    assert 3 not in invoice
    assert "\ud800" not in invoice
    with pytest.raises(TypeError, match="the name of a field is a str"):
        invoice[0]  # type: ignore[index]


def test_a_view_cannot_be_changed_made_copied_or_pickled(client: balvps.Client) -> None:
    invoice = client.invoices.get(308976)
    with pytest.raises(AttributeError, match="'total' cannot be set"):
        invoice.total = Decimal(0)
    with pytest.raises(AttributeError):
        invoice.other = 1  # type: ignore[attr-defined]
    for kind in (models.Invoice, balvps.View, balvps.ListView):
        with pytest.raises(TypeError, match="it cannot be made"):
            kind()
    for thing in (invoice, invoice.items):
        with pytest.raises(TypeError, match="cannot be copied or pickled; use to_"):
            pickle.dumps(thing)
        with pytest.raises(TypeError, match="cannot be copied"):
            copy.copy(thing)
        with pytest.raises(TypeError, match="unhashable"):
            hash(thing)


def test_equality_is_of_content(client: balvps.Client, balvps_sandbox: Sandbox) -> None:
    assert client.invoices.get(308976) == client.invoices.get(308976)
    assert client.invoices.get(308976) != client.invoices.get(308977)
    assert client.invoices.list() == client.invoices.list()
    assert client.invoices.list() != client.invoices.list()[1:]
    assert client.invoices.get(308976).__eq__({}) is NotImplemented
    assert client.call("list_dns").service_ids == [10, 20]
    assert client.call("list_dns").service_ids != "10"
    with balvps_sandbox.client() as other:
        one = played(balvps_sandbox, other, '{"invoice":{"a":1,"b":[true,null,"x"]}}')
        same = played(balvps_sandbox, other, '{"invoice":{"b":[true,null,"x"],"a":1}}')
        different = played(balvps_sandbox, other, '{"invoice":{"b":[true,null,"y"],"a":1}}')
    assert one == same
    assert one != different


def test_a_view_outlives_client_and_result(sandbox: Sandbox) -> None:
    client = sandbox.client()
    item = client.invoices.get(308976).items[1]
    client.close()
    del client
    gc.collect()
    assert item.description == "PayPal Payment Fee"


# ---- repr --------------------------------------------------------------------------------------------------


def test_repr_is_short_and_holds_no_secret(client: balvps.Client, balvps_sandbox: Sandbox) -> None:
    tokens = client.session.login()
    assert repr(tokens) == "Tokens(token='***', refresh='***')"
    with balvps_sandbox.client() as other:
        balvps_sandbox.play({"password": "secret", "token": "abc"})
        answer = other.request("GET", "/anything")
        assert repr(answer) == "View(password='***', token='***')"
        balvps_sandbox.play({"client": {"id": 1, "firstname": "x" * 1000}})
        assert len(repr(other.account.get())) < 200
        balvps_sandbox.play({"invoices": [{"id": n} for n in range(50_000)]})
        listed = repr(other.invoices.list())
        assert listed.endswith(", ... 49997 more]")
        assert len(listed) < 200
    assert repr(client.call("list_dns")) == "ZoneList(service_ids=<2 items>, zones=<3 items>)"


# ---- lists -------------------------------------------------------------------------------------------------


def test_a_list_is_a_sequence(client: balvps.Client) -> None:
    invoices = client.invoices.list()
    assert isinstance(invoices, Sequence)
    assert (len(invoices), invoices[-1].id) == (3, 308978)
    assert [invoice.id for invoice in reversed(invoices)] == [308978, 308977, 308976]
    assert [invoice.id for invoice in invoices[::2]] == [308976, 308978]
    assert [invoice.id for invoice in invoices[::-1][1:]] == [308977, 308976]
    assert invoices[5:] == []
    assert invoices.index(invoices[1]) == 1
    assert invoices.count(invoices[1]) == 1
    assert invoices[1] in invoices
    for index in (3, -4):
        with pytest.raises(IndexError, match="list index out of range"):
            invoices[index]
    with pytest.raises(TypeError):
        invoices["0"]  # type: ignore[call-overload]


def test_csv_is_what_the_service_wrote(balvps_sandbox: Sandbox, tmp_path: Path) -> None:
    rows = [
        {"id": "1", "total": 1.10, "status": 'say "x", ü', "merge_id": None},
        {"id": "2", "total": "2.00", "tags": ["a", 1], "paid": True},
    ]
    with balvps_sandbox.client() as client:
        balvps_sandbox.play({"invoices": rows})
        invoices = client.invoices.list()
    text = invoices.to_csv()
    read = list(csv.reader(io.StringIO(text)))
    assert read == [
        ["id", "total", "status", "merge_id", "tags", "paid"],
        ["1", "1.1", 'say "x", ü', "", "", ""],
        ["2", "2.00", "", "", '["a", 1]', "true"],
    ]
    assert text.count("\r\n") == 3
    path = tmp_path / "invoices.csv"
    invoices.to_csv(path)
    assert path.read_bytes().decode() == text
    buffer = io.StringIO()
    invoices.to_csv(buffer)
    assert buffer.getvalue() == text
    assert invoices[:0].to_csv() == "\r\n"


def test_csv_neutralises_formulas_unless_told_not_to(balvps_sandbox: Sandbox) -> None:
    texts = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "-5.00", "+15551234", "-", "a=b"]
    with balvps_sandbox.client() as client:
        balvps_sandbox.play({"invoices": [{"id": "-1", "status": text, "=x": -1.5} for text in texts]})
        invoices = client.invoices.list()
    for formulas, mark in ((True, ""), (False, "'")):
        head, *rows = csv.reader(io.StringIO(invoices.to_csv(formulas=formulas), newline=""))
        assert head == ["id", "status", f"{mark}=x"]
        assert [row[1] for row in rows] == [f"{mark}{text}" for text in texts[:5]] + texts[5:]
        assert {(row[0], row[2]) for row in rows} == {("-1", "-1.5")}


def test_pandas_gets_decimals_and_timestamps(client: balvps.Client) -> None:
    frame = client.invoices.list().to_pandas()
    assert list(frame.columns)[:3] == ["id", "date", "dateorig"]
    assert frame["total"].sum() == Decimal("123476.20")
    assert frame["date"].dt.year.tolist() == [2016, 2017, 2017]
    assert frame["datepaid"].isna().tolist() == [False, True, True]
    assert frame["id"].tolist() == [308976, 308977, 308978]
    assert isinstance(frame, pandas.DataFrame)
    assert client.call("list_dns").service_ids.to_pandas()["value"].tolist() == [10, 20]


def test_a_table_has_no_more_columns_than_memory(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        balvps_sandbox.play({"invoices": [{"id": number, f"own-{number}": 1} for number in range(2000)]})
        invoices = client.invoices.list()
    for table in (invoices.to_csv, invoices.to_pandas):
        with pytest.raises(balvps.MalformedAnswer, match="2001 different fields"):
            table()


def test_pandas_gets_no_date_that_is_none_and_guesses_nothing(balvps_sandbox: Sandbox) -> None:
    dates = ["0000-00-00", "2016-13-45", "03/04/2016", "3 April", "2016", 20160403, None, {"y": 1}]
    with balvps_sandbox.client() as client:
        balvps_sandbox.play({"invoices": [{"date": sent} for sent in [*dates, "2016-04-03"]]})
        invoices = client.invoices.list()
        balvps_sandbox.play({"invoices": [{"date": "0001-01-01"}, {"date": "9999-12-31"}]})
        far = client.invoices.list()
    read = invoices.to_pandas()["date"]
    assert read.isna().tolist() == [True] * len(dates) + [False]
    assert read.iloc[-1] == pandas.Timestamp(2016, 4, 3)
    assert "2016-13-45" in invoices.to_csv()
    assert all(pandas.isna(each) or each.year in (1, 9999) for each in far.to_pandas()["date"])


def test_html_is_a_table_and_escaped(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        balvps_sandbox.play({"invoices": [{"id": n, "status": "<b>&"} for n in range(100)]})
        html = client.invoices.list()._repr_html_()
    assert html.startswith("<table><thead><tr><th>id</th><th>status</th></tr></thead>")
    assert "<td>0</td><td>&lt;b&gt;&amp;</td>" in html
    assert html.count("<tr>") == 61
    assert html.endswith("<p>... 40 more</p>")


def test_raw_and_plain_are_the_normalised_answer(client: balvps.Client) -> None:
    answer = client.call("get_dns_zone", service_id=10, zone_id=62)
    assert json.loads(answer.raw) == answer.to_dict()
    assert (
        json.loads(answer.records[1:3].raw)
        == answer.records[1:3].to_list()
        == answer.to_dict()["records"][1:3]
    )


def test_touching_one_field_builds_nothing_else(balvps_sandbox: Sandbox) -> None:
    rows = [{"id": str(n), "total": "1.00", "status": "Paid"} for n in range(20_000)]
    with balvps_sandbox.client() as client:
        balvps_sandbox.play({"invoices": rows})
        invoices = client.invoices.list()
        gc.collect()
        before = len(gc.get_objects())
        assert invoices[19_999].id == 19_999
        assert len(gc.get_objects()) - before < 10
