"""Virtual machines: their shapes, states, systems, addresses and reverse DNS."""

import time
from typing import Any

import pytest

from tests.sandbox.sandbox_process import SandboxProcess

WEB = "/service/30/vms/1001"
DATABASE = "/service/30/vms/1002"
MAIL = "/service/31/vms/b7e1-c2d4"
IP_OF_WEB = {
    "71": {"ipaddress": "192.0.2.10", "main": "1"},
    "72": {"ipaddress": "2001:db8::10", "main": "0"},
}


def vm(sandbox: SandboxProcess, path: str) -> Any:
    return sandbox.call("GET", path).json["vm"]


def wait_for(sandbox: SandboxProcess, path: str, status: str) -> None:
    deadline = time.monotonic() + 10
    while vm(sandbox, path)["status"] != status:
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("dialect", ["wire", "hostile", "documented"])
def test_machines_are_an_object_by_their_ids(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    vms = sandbox.call("GET", "/service/30/vms").json["vms"]
    assert [(key, each["id"], each["label"], each["status"]) for key, each in vms.items()] == [
        ("1001", "1001", "web", "running"),
        ("1002", "1002", "db", "stopped"),
    ]
    assert vms["1001"]["ip"] == IP_OF_WEB
    assert sandbox.call("GET", "/service/32/vms").json == {"vms": []}


def test_details_are_wrapped_in_two_ways(sandbox: SandboxProcess) -> None:
    assert vm(sandbox, MAIL)["label"] == "mail"
    sandbox.configure(dialect="hostile")
    assert sandbox.call("GET", MAIL).json["vms"]["b7e1-c2d4"]["label"] == "mail"


def test_details_have_the_password(sandbox: SandboxProcess) -> None:
    details = vm(sandbox, WEB)
    assert (details["username"], details["password"]) == ("root", "vmsecret-1001")


def test_numbers_are_text_except_in_the_documented_dialect(sandbox: SandboxProcess) -> None:
    assert vm(sandbox, WEB)["memory"] == "4096"
    sandbox.configure(dialect="documented")
    assert vm(sandbox, WEB)["memory"] == 4096


@pytest.mark.parametrize(
    ("path", "action", "during", "after"),
    [
        (DATABASE, "start", "starting", "running"),
        (WEB, "stop", "stopping", "stopped"),
        (WEB, "shutdown", "shutdown", "stopped"),
        (WEB, "reboot", "rebooting", "running"),
        (WEB, "reset", "rebooting", "running"),
    ],
)
def test_a_change_takes_a_while(
    path: str, action: str, during: str, after: str, sandbox: SandboxProcess
) -> None:
    sandbox.configure(vm_delay=3600)
    assert sandbox.call("POST", f"{path}/{action}").json == {"status": True}
    assert vm(sandbox, path)["status"] == during
    sandbox.reset(login_limit=0, vm_delay=0.05)
    assert sandbox.call("POST", f"{path}/{action}").json == {"status": True}
    wait_for(sandbox, path, after)


def test_a_reboot_begins_the_uptime_again(sandbox: SandboxProcess) -> None:
    assert int(vm(sandbox, WEB)["uptime"]) > 10_000_000
    sandbox.configure(vm_delay=0)
    sandbox.call("POST", f"{WEB}/reboot")
    assert int(vm(sandbox, WEB)["uptime"]) < 60


def test_a_change_needs_the_right_state(sandbox: SandboxProcess) -> None:
    sandbox.configure(vm_delay=3600)
    before = sandbox.state()
    assert sandbox.call("POST", f"{WEB}/start").json["error"] == ["The virtual machine is running"]
    for action in ("stop", "shutdown", "reboot", "reset"):
        answer = sandbox.call("POST", f"{DATABASE}/{action}")
        assert answer.json == {"success": False, "error": ["The virtual machine is stopped"]}
    assert sandbox.state() == before
    sandbox.call("POST", f"{WEB}/shutdown")
    assert "error" in sandbox.call("POST", f"{WEB}/reboot").json
    assert sandbox.call("POST", f"{WEB}/stop").json == {"status": True}  # as cutting the power


def test_a_rebuilt_machine_keeps_its_addresses(sandbox: SandboxProcess) -> None:
    sandbox.configure(vm_delay=3600)
    templates = sandbox.call("GET", "/service/30/templates").json["templates"]
    assert {"id": "102", "name": "Debian 13"} in templates
    for wrong in ({}, {"template": "99"}, {"template": "Debian 13"}):
        assert sandbox.call("POST", f"{WEB}/rebuild", wrong).json["error"] == ["Template not found"]
    assert sandbox.call("POST", f"{WEB}/rebuild", {"template": "102"}).json == {"status": True}
    rebuilt = vm(sandbox, WEB)
    assert (rebuilt["status"], rebuilt["template_name"]) == ("rebuilding", "Debian 13")
    assert rebuilt["ip"] == IP_OF_WEB


def test_a_machine_belongs_to_its_service(sandbox: SandboxProcess) -> None:
    for path in ("/service/31/vms/1001", "/service/30/vms/1003", "/service/30/vms/01001"):
        assert sandbox.call("GET", path).json["error"] == ["Virtual machine not found"]


def test_addresses_are_an_object_by_their_ids(sandbox: SandboxProcess) -> None:
    ip = sandbox.call("GET", "/service/30/ip").json["ip"]
    assert ip == {**IP_OF_WEB, "73": {"ipaddress": "192.0.2.11", "main": "0"}}
    networks = sandbox.call("GET", "/service/30/networks").json["networks"]
    assert [each["mac"] for each in networks] == ["52:54:00:00:00:01", "52:54:00:00:00:02"]


@pytest.mark.parametrize("form", [False, True])
def test_reverse_names_are_fields_that_are_called_as_the_address(form: bool, sandbox: SandboxProcess) -> None:
    request = {"192.0.2.11": "db.example.com", "2001:db8::10": "web6.example.com"}
    answer = sandbox.call("POST", "/service/30/rdns", request, form=form)
    assert answer.json == {"info": ["revdnsupdated"]}
    assert sandbox.call("GET", "/service/30/rdns").json == {
        "rdns": {"192.0.2.10": "web.example.com", **dict(reversed(request.items()))}
    }


def test_a_strange_address_changes_no_reverse_name(sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    for wrong in ({}, {"192.0.2.11": "a.example.com", "192.0.2.99": "b.example.com"}, {"192.0.2.11": 1}):
        assert "error" in sandbox.call("POST", "/service/30/rdns", wrong).json
    assert sandbox.state() == before


def test_another_server_module_has_other_routes(sandbox: SandboxProcess) -> None:
    other = "/service/30/virtual/1001"
    assert sandbox.call("POST", f"{other}/reboot").json == {"error": ["invalid method"]}
    sandbox.configure(module_routes=True, vm_delay=3600)
    methods = sandbox.call("GET", "/service/30/methods").json["methods"]
    routes = [each["route"] for each in methods]
    assert "/service/@id/virtual/@vmid/reboot" in routes
    assert not [route for route in routes if "/vms" in route]
    for method, path in (("GET", "/service/30/vms"), ("GET", WEB), ("POST", f"{WEB}/reboot")):
        assert sandbox.call(method, path).json == {"error": ["invalid method"]}
    assert list(sandbox.call("GET", "/service/30/virtual").json["vms"]) == ["1001", "1002"]
    assert sandbox.call("POST", f"{other}/reboot").json == {"status": True}
    assert vm(sandbox, other)["status"] == "rebooting"


def test_a_fault_can_hide_that_a_machine_was_rebooted(sandbox: SandboxProcess) -> None:
    sandbox.configure(vm_delay=3600)
    rule = {
        "fault": "json_error",
        "operation": "POST /service/@id/vms/@vmid/reboot",
        "with": {"carried_out": True},
    }
    sandbox.control("POST", "faults", {"rules": [rule]})
    assert sandbox.call("POST", f"{WEB}/reboot").status == 503
    assert vm(sandbox, WEB)["status"] == "rebooting"
    assert [entry.get("carried_out") for entry in sandbox.log()] == [True, None]
