"""Registered domains."""

from datetime import date
from typing import Any

import pytest

from tests.sandbox.sandbox_process import SandboxProcess


def domain(sandbox: SandboxProcess, identifier: int) -> Any:
    return next(each for each in sandbox.state()["domains"] if each["id"] == identifier)


def test_domains_are_listed(sandbox: SandboxProcess) -> None:
    listed = sandbox.call("GET", "/domain").json["domains"]
    assert [(each["id"], each["name"], each["status"], each["autorenew"]) for each in listed] == [
        ("47", "testname.com", "Active", "1"),
        ("48", "testname.com", "Expired", "1"),
        ("21", "example.org", "Active", "0"),
    ]
    days = (date(2027, 12, 30) - date.today()).days
    assert abs(int(listed[0]["daytoexpire"]) - days) <= 1


def test_a_name_can_have_several_domains(sandbox: SandboxProcess) -> None:
    details = sandbox.call("GET", "/domain/47").json["details"]
    found = sandbox.call("GET", "/domain/name/testname.com").json["details"]
    assert found[0] == details
    assert [each["id"] for each in found] == ["47", "48"]
    assert details["next_invoice"] == "2027-11-30"
    assert sandbox.call("GET", "/domain/name/none.com").json["error"] == ["Domain not found"]
    assert sandbox.call("GET", "/domain/1").json["error"] == ["Domain not found"]


@pytest.mark.parametrize("given", [["ns1.a.com", "ns2.a.com"], "ns1.a.com,ns2.a.com"], ids=str)
def test_nameservers_are_a_list_or_a_text_with_commas(given: object, sandbox: SandboxProcess) -> None:
    assert sandbox.call("PUT", "/domain/21/ns", {"nameservers": given}).json == {"success": True}
    assert sandbox.call("GET", "/domain/21/ns").json == {"nameservers": ["ns1.a.com", "ns2.a.com"]}
    sandbox.configure(dialect="hostile")
    assert sandbox.call("GET", "/domain/21/ns").json["nameservers"] == {"0": "ns1.a.com", "2": "ns2.a.com"}
    for wrong in (["one.com"], [1, 2]):
        assert "error" in sandbox.call("PUT", "/domain/21/ns", {"nameservers": wrong}).json


def test_without_names_the_default_nameservers_are_used(sandbox: SandboxProcess) -> None:
    sandbox.call("PUT", "/domain/47/ns", {})
    assert domain(sandbox, 47)["nameservers"] == ["ns1.example.com", "ns2.example.com"]


def test_the_epp_code_is_told(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/domain/21/epp").json == {"epp_code": "Ab1-cd21"}


@pytest.mark.parametrize(
    ("path", "argument", "field"),
    [
        ("reglock", "switch", "locked"),
        ("autorenew", "autorenew", "autorenew"),
        ("idprotection", "switch", "id_protection"),
    ],
)
def test_switches_are_fields_of_body_or_address(
    path: str, argument: str, field: str, sandbox: SandboxProcess
) -> None:
    assert domain(sandbox, 21)[field] is False
    assert sandbox.call("PUT", f"/domain/21/{path}", {argument: "true"}).json == {"success": True}
    assert domain(sandbox, 21)[field] is True
    sandbox.call("PUT", f"/domain/21/{path}?{argument}=false")
    assert domain(sandbox, 21)[field] is False
    sandbox.call("PUT", f"/domain/21/{path}", {})
    assert domain(sandbox, 21)[field] is True
    assert "error" in sandbox.call("PUT", f"/domain/21/{path}", {argument: "maybe"}).json


def test_switches_are_read(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/domain/21/reglock").json == {"reglock": "0"}
    assert sandbox.call("GET", "/domain/47/autorenew").json == {"autorenew": "1"}


def test_contacts_change_by_role(sandbox: SandboxProcess) -> None:
    change = {"contact_info": {"tech": {"email": "tech@example.com"}}}
    assert sandbox.call("PUT", "/domain/21/contact", change).json == {"success": True}
    contacts = sandbox.call("GET", "/domain/21/contact").json["contact_info"]
    assert contacts["tech"]["email"] == "tech@example.com"
    assert contacts["tech"]["city"] == "Santa Rosa"
    assert contacts["admin"]["email"] == "api@example.com"


def test_a_taken_name_has_an_empty_answer(sandbox: SandboxProcess) -> None:
    assert sandbox.call("POST", "/domain/lookup", {"name": "free.org"}).json == {"status": "ok"}
    assert sandbox.call("POST", "/domain/lookup", {"name": "example.org"}).json == []
    for wrong in ("", "org", "a.b.org", "name.none"):
        assert "error" in sandbox.call("POST", "/domain/lookup", {"name": wrong}).json


def test_a_domain_is_registered_when_it_is_paid(sandbox: SandboxProcess) -> None:
    answer = sandbox.call("POST", "/domain/order", {"name": "new.org", "tld_id": "7", "years": "1"}).json
    assert answer["items"] == [{"type": "Domain Register", "id": "49", "name": "new.org", "product_id": None}]
    assert domain(sandbox, 49)["status"] == "Pending"
    sandbox.call("POST", f"/invoice/{answer['invoice_id']}/credit")
    assert domain(sandbox, 49)["status"] == "Active"
    assert domain(sandbox, 49)["expires"] > str(date.today())
    assert sandbox.call("POST", "/domain/lookup", {"name": "new.org"}).json == []


def test_an_order_for_a_taken_name_is_cancelled(sandbox: SandboxProcess) -> None:
    answer = sandbox.call("POST", "/domain/order", {"name": "example.org"}).json
    sandbox.call("POST", f"/invoice/{answer['invoice_id']}/credit")
    assert domain(sandbox, 49)["status"] == "Cancelled"


def test_a_renewal_counts_when_it_is_paid(sandbox: SandboxProcess) -> None:
    answer = sandbox.call("POST", "/domain/21/renew", {"years": "2", "pay_method": 3}).json
    assert answer["total"] == 30
    assert answer["items"] == [
        {"type": "Domain Renew", "id": "21", "name": "example.org", "product_id": None}
    ]
    again = sandbox.call("POST", "/domain/21/renew", {"years": "2"})
    assert again.json["error"] == ["unpaid_invoice_for_service"]
    assert domain(sandbox, 21)["expires"] == "2028-02-29"
    sandbox.call("POST", f"/invoice/{answer['invoice_id']}/credit")
    assert domain(sandbox, 21)["expires"] == "2030-02-28"


def test_a_wrong_renewal_is_refused(sandbox: SandboxProcess) -> None:
    for wrong in ({"years": "0"}, {"years": "11"}, {"pay_method": 99}):
        assert "error" in sandbox.call("POST", "/domain/21/renew", wrong).json


def test_endings_are_listed(sandbox: SandboxProcess) -> None:
    endings = sandbox.call("GET", "/domain/order").json["tlds"]
    assert [(each["id"], each["tld"]) for each in endings] == [("6", ".com"), ("7", ".org"), ("8", ".co.uk")]
