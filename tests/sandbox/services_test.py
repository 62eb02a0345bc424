"""Services: their list, details, label, methods, upgrades and cancellation."""

from typing import Any

import pytest

from tests.sandbox.sandbox_process import SandboxProcess

INVALID_METHOD = {"error": ["invalid method"]}


def service(sandbox: SandboxProcess, identifier: int) -> Any:
    return next(each for each in sandbox.state()["services"] if each["id"] == identifier)


def routes(sandbox: SandboxProcess, identifier: int) -> list[str]:
    methods = sandbox.call("GET", f"/service/{identifier}/methods").json["methods"]
    return [f"{each['method']} {each['route']}" for each in methods]


def test_services_are_listed_with_their_products(sandbox: SandboxProcess) -> None:
    listed = sandbox.call("GET", "/service").json["services"]
    assert [(each["id"], each["name"], each["status"]) for each in listed] == [
        ("10", "Starter Hosting", "Active"),
        ("20", "Starter Hosting", "Active"),
        ("30", "VPS M", "Active"),
        ("31", "VPS S", "Active"),
        ("32", "VPS S", "Pending"),
    ]
    assert listed[0] == {
        "id": "10",
        "domain": "examplename.com",
        "total": "9.99",
        "status": "Active",
        "billingcycle": "Monthly",
        "next_due": "2027-12-30",
        "category": "Hosting",
        "category_url": "hosting",
        "name": "Starter Hosting",
    }


def test_details_have_the_fields_of_the_document(sandbox: SandboxProcess) -> None:
    assert list(sandbox.call("GET", "/service/10").json["service"]) == [
        *("id", "date_created", "domain", "firstpayment", "total", "billingcycle", "next_due"),
        *("next_invoice", "status", "label", "username", "password", "name"),
    ]


def test_a_service_of_nobody_is_not_found(sandbox: SandboxProcess) -> None:
    for path in ("/service/1", "/service/1/vms", "/service/1/label", "/service/1/methods"):
        assert sandbox.call("GET", path).json["error"] == ["Service not found"]


def test_a_label_is_kept(sandbox: SandboxProcess) -> None:
    assert sandbox.call("POST", "/service/10/label", {"label": "web server"}).json == {"success": True}
    assert sandbox.call("GET", "/service/10/label").json == {"label": "web server"}
    assert sandbox.call("GET", "/service/10").json["service"]["label"] == "web server"
    assert "error" in sandbox.call("POST", "/service/10/label", {}).json


def test_methods_are_those_of_the_service(sandbox: SandboxProcess) -> None:
    assert routes(sandbox, 10) == [
        "GET /service/@id/upgrade",
        "POST /service/@id/upgrade",
        "POST /service/@id/cancel",
        "GET /service/@id/label",
        "POST /service/@id/label",
    ]
    assert "POST /service/@id/vms/@vmid/reboot" in routes(sandbox, 30)


@pytest.mark.parametrize("path", ["vms", "ip", "rdns", "templates", "resources", "networks"])
def test_a_service_without_machines_has_no_operations_of_machines(path: str, sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", f"/service/10/{path}").json == INVALID_METHOD


def test_a_service_without_dns_has_no_zones(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/dns").json["service_ids"] == ["10", "20"]
    assert sandbox.call("POST", "/service/30/dns", {"name": "new.com"}).json == INVALID_METHOD


def test_a_cancellation_is_queued_once(sandbox: SandboxProcess) -> None:
    for wrong in (True, "yes"):
        answer = sandbox.call("POST", "/service/30/cancel", {"immediate": wrong})
        assert answer.json["error"] == ["Invalid value of immediate"]
    request = {"immediate": "true", "reason": "Not needed"}
    assert sandbox.call("POST", "/service/30/cancel", request).json == {"info": ["cancell_sent"]}
    assert sandbox.call("POST", "/service/30/cancel", request).json == {"info": ["cancelled_already"]}
    assert sandbox.call("GET", "/service/30").json["service"]["status"] == "Active"
    assert sandbox.call("POST", "/service/32/cancel").json["error"] == ["cannot_cancel_this_service"]


def test_upgrade_options_are_resources_and_packages(sandbox: SandboxProcess) -> None:
    options = sandbox.call("GET", "/service/31/upgrade").json
    assert [each["id"] for each in options["resources"]] == [12, 13]
    assert options["package"] == [{"id": "402", "name": "VPS M", "price": 9.99}]


def test_an_upgrade_is_estimated_unless_it_is_sent(sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    answer = sandbox.call("POST", "/service/31/upgrade", {"package": 402, "resources": {"12": "2"}})
    assert answer.json == {"total": 7, "recurring": 11.99}
    assert sandbox.state() == before


def test_an_upgrade_happens_when_it_is_paid(sandbox: SandboxProcess) -> None:
    request = {"package": "402", "resources": {"12": "2"}, "cycle": "m", "send": True}
    answer = sandbox.call("POST", "/service/31/upgrade", request).json
    assert (answer["total"], answer["info"]) == (7, ["upgrade_order_success"])
    assert service(sandbox, 31)["product"] == 401
    again = sandbox.call("POST", "/service/31/upgrade", request)
    assert again.json["error"] == ["unpaid_invoice_for_service"]
    sandbox.call("POST", f"/invoice/{answer['invoice_id']}/credit")
    assert service(sandbox, 31)["product"] == 402
    assert sandbox.call("GET", "/service/31").json["service"]["total"] == "11.99"
    assert sandbox.call("GET", "/service/31/vms").json["vms"]["b7e1-c2d4"]["memory"] == "4096"


@pytest.mark.parametrize(
    "wrong",
    [
        {"package": 9},
        {"resources": {"99": "1"}},
        {"resources": {"12": "11"}},
        {"resources": ["12"]},
        {"cycle": "x"},
    ],
    ids=str,
)
def test_a_wrong_upgrade_is_refused_without_a_trace(
    wrong: dict[str, object], sandbox: SandboxProcess
) -> None:
    before = sandbox.state()
    assert "error" in sandbox.call("POST", "/service/31/upgrade", {"send": True, **wrong}).json
    assert sandbox.state() == before


def test_resources_are_the_sums_of_the_machines(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/service/30/resources").json == {
        "resources": {"memory": "8192", "disk": "100", "cores": "4", "vms": "2"}
    }
