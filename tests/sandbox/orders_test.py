"""The catalogue, orders, quotes and methods of payment."""

import time
from typing import Any

import pytest

from tests.sandbox.sandbox_process import SandboxProcess


def items(listed: Any) -> list[Any]:
    return list(listed.values()) if isinstance(listed, dict) else listed


def status_of(sandbox: SandboxProcess, service: str) -> str:
    status = sandbox.call("GET", f"/service/{service}").json["service"]["status"]
    assert isinstance(status, str)
    return status


def test_the_catalogue_leads_from_category_to_product(sandbox: SandboxProcess) -> None:
    categories = sandbox.call("GET", "/category").json["categories"]
    assert {"id": "20", "name": "VPS", "description": "", "slug": "vps"} in categories
    products = sandbox.call("GET", "/category/20/product").json["products"]
    assert [(each["id"], each["periods"][0]["price"]) for each in products] == [
        ("401", 4.99),
        ("402", 9.99),
        ("403", 0),
    ]
    product = sandbox.call("GET", "/order/401").json["product"]
    assert (product["category_id"], product["price"], product["recurring"]) == ("20", 4.99, "m")
    (form,) = product["config"]["forms"]
    assert (form["id"], form["items"][1]["id"], form["items"][1]["title"]) == ("31", 102, "Debian 13")
    assert sandbox.call("GET", "/category/1/product").json["error"] == ["Category not found"]
    assert sandbox.call("GET", "/order/1").json["error"] == ["Product not found"]


def test_methods_of_payment_are_an_object_and_their_fees_a_list(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/payment").json == {
        "payments": {"10": "BankTransfer", "9": "PayPal", "3": "Credit Card"}
    }
    fees = sandbox.call("GET", "/payment/fees").json["payments"]
    assert fees[1] == {"id": 9, "name": "PayPal", "fixed_fee": "0.3", "percent_fee": "2.9"}


def test_an_order_becomes_active_when_it_is_paid(sandbox: SandboxProcess) -> None:
    sandbox.configure(activation_delay=0, vm_delay=0)
    request = {"domain": "new1.example.com", "cycle": "a", "pay_method": 3, "custom": {"31": "102"}}
    answer = sandbox.call("POST", "/order/401", request).json
    assert answer == {
        "order_num": 1132559230,
        "invoice_id": "308979",
        "total": 49.9,
        "items": [{"type": "Hosting", "id": "356472", "name": "new1.example.com", "product_id": "401"}],
    }
    assert status_of(sandbox, "356472") == "Pending"
    assert sandbox.call("GET", "/service/356472/vms").json == {"vms": []}
    invoice = sandbox.call("GET", "/invoice/308979").json["invoice"]
    assert (invoice["status"], invoice["total"]) == ("Unpaid", 49.9)
    assert items(invoice["items"])[0]["item_id"] == "356472"

    assert sandbox.call("POST", "/invoice/308979/credit").json["invoice_status"] == "Paid"
    assert status_of(sandbox, "356472") == "Active"
    (vm,) = sandbox.call("GET", "/service/356472/vms").json["vms"].values()
    assert (vm["label"], vm["status"], vm["template_name"]) == ("new1.example.com", "running", "Debian 13")
    assert sandbox.call("GET", "/service/356472/rdns").json == {"rdns": {vm["ipv4"]: ""}}


def test_what_is_free_becomes_active_after_a_while(sandbox: SandboxProcess) -> None:
    sandbox.configure(activation_delay=0.3)
    answer = sandbox.call("POST", "/order/403").json
    assert answer["total"] == 0
    invoice = sandbox.call("GET", f"/invoice/{answer['invoice_id']}").json["invoice"]
    assert invoice["status"] == "Paid"
    service = answer["items"][0]["id"]
    deadline = time.monotonic() + 10
    while status_of(sandbox, service) == "Pending":
        assert time.monotonic() < deadline
        time.sleep(0.02)
    sandbox.configure(activation_delay=3600)
    service = sandbox.call("POST", "/order/403").json["items"][0]["id"]
    assert status_of(sandbox, service) == "Pending"


def test_several_things_are_ordered_with_one_invoice(sandbox: SandboxProcess) -> None:
    wanted = [
        {"type": "product", "product_id": 9},
        {"type": "product", "product_id": 1},
        {"type": "domain", "name": "new.org", "years": "2"},
    ]
    before = sandbox.state()
    assert sandbox.call("POST", "/order", {"items": wanted}).json["error"] == ["Product not found"]
    assert sandbox.call("POST", "/order", {"items": []}).json["error"] == ["Nothing is ordered"]
    assert sandbox.state() == before
    answer = sandbox.call("POST", "/order", {"items": wanted, "ignore_errors": True}).json
    assert answer["total"] == 43.99
    assert [(each["type"], each["product_id"]) for each in answer["items"]] == [
        ("Hosting", "9"),
        ("Domain Register", None),
    ]
    assert len(sandbox.state()["invoices"]) == len(before["invoices"]) + 1


def test_a_quote_orders_nothing(sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    wanted = [{"type": "product", "product_id": 9, "promocode": "SPRING"}]
    answer = sandbox.call("POST", "/quote", {"items": wanted, "output": "full"}).json
    assert (answer["currency"], answer["total"]) == ("USD", 17.99)
    assert sandbox.state() == before


@pytest.mark.parametrize(
    "wrong",
    [{"cycle": "x"}, {"pay_method": 99}, {"promocode": "no"}, {"custom": {"31": "1"}}],
    ids=str,
)
def test_a_wrong_order_is_refused_without_a_trace(wrong: dict[str, object], sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    assert "error" in sandbox.call("POST", "/order/401", wrong).json
    assert sandbox.state() == before


def test_hostile_answers_have_objects_and_text(sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect="hostile")
    answer = sandbox.call("POST", "/order/401").json
    assert (answer["order_num"], answer["total"]) == ("1132559230", "4.99")
    assert list(answer["items"]) == ["1"]
    products = sandbox.call("GET", "/category/20/product").json["products"]
    assert list(products) == ["0", "2", "3"]
    assert products["0"]["stock"] == "0"
    assert products["0"]["periods"]["0"]["price"] == "4.99"
    assert sandbox.call("GET", "/order/401").json["product"]["config"]["addons"] == []


def test_an_order_whose_answer_is_lost_was_placed(sandbox: SandboxProcess) -> None:
    rule = {
        "fault": "reset_before_answer",
        "operation": "POST /order/@product_id",
        "with": {"carried_out": True},
    }
    sandbox.control("POST", "faults", {"rules": [rule]})
    with pytest.raises(ConnectionResetError):
        sandbox.call("POST", "/order/401")
    assert [each["id"] for each in sandbox.state()["services"]][-1] == 356472
