# generated from aio/vms_test.py by api/languages/python_sync.py; do not edit
"""Virtual machines: where they are, how they are named, and their power."""

import balvps
import pytest
from balvps.testing import Sandbox


def test_machines_of_all_services_are_listed(client: balvps.Client) -> None:
    vms = client.vms.list()
    assert [(str(vm.id), vm.label, vm.service_id, vm.plan) for vm in vms] == [
        ("1001", "web", 30, "VPS M"),
        ("1002", "db", 30, "VPS M"),
        ("b7e1-c2d4", "mail", 31, "VPS S"),
    ]
    assert vms[0].addresses == ["192.0.2.10", "2001:db8::10"]


def test_machines_of_one_service_are_listed_by_one_request(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.clear_log()
    (vm,) = client.vms.list(31)
    assert (vm.label, vm.service_id, vm.plan) == ("mail", 31, None)
    assert [entry["path"] for entry in sandbox.log()] == ["/api/service/31/vms"]


def test_a_failure_of_an_active_service_is_none_of_a_service_without_machines(
    sandbox: Sandbox, client: balvps.Client
) -> None:
    sandbox.play({"error": ["Backend is down"]}, path="/api/service/31/vms")
    with pytest.raises(balvps.Refused, match="Backend is down"):
        client.vms.list()
    sandbox.play({"error": ["Service not active"]}, path="/api/service/32/vms")
    assert len(client.vms.list()) == 3


def test_a_machine_is_found_by_its_id_or_its_label(client: balvps.Client) -> None:
    for name in (1001, "1001", "web"):
        assert client.vms.get(name).label == "web"
    assert client.vms.get("mail", service_id=31).service_id == 31
    with pytest.raises(balvps.NotFound, match="no virtual machine 'wbe'; did you mean 'web'"):
        client.vms.find("wbe")
    with pytest.raises(balvps.NotFound, match=r"\(there are: 'b7e1-c2d4' 'mail' of service 31\)"):
        client.vms.find("web", service_id=31)


def test_a_name_of_two_machines_is_refused(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.play({"vms": {"1001": {"id": "1001", "label": "db"}}}, path="/api/service/31/vms")
    with pytest.raises(balvps.InvalidArgument, match="1002 'db' of service 30, 1001 'db' of service 31"):
        client.vms.reboot("db")
    assert not [entry for entry in sandbox.log() if entry["path"].endswith("/reboot")]
    sandbox.play({"vms": {"1001": {"id": "1001", "label": "db"}}}, path="/api/service/31/vms")
    with pytest.raises(balvps.InvalidArgument, match="1001 is ambiguous"):
        client.vms.reboot(1001)


@pytest.mark.parametrize(
    ("method", "vm", "state"),
    [
        ("start", "db", "running"),
        ("stop", "web", "stopped"),
        ("shutdown", "web", "stopped"),
        ("reboot", "web", "running"),
        ("reset", "web", "running"),
    ],
)
def test_power(sandbox: Sandbox, client: balvps.Client, method: str, vm: str, state: str) -> None:
    sandbox.configure(vm_delay=0)
    assert getattr(client.vms, method)(vm).status is True
    assert sandbox.log()[-1]["path"].endswith(f"/{method}_vm".replace("_vm", ""))
    assert client.vms.get(vm).status == state


def test_a_machine_that_is_known_is_not_searched(sandbox: Sandbox, client: balvps.Client) -> None:
    vm = client.vms.find("web")
    sandbox.clear_log()
    client.vms.reboot(vm)
    assert [entry["path"] for entry in sandbox.log()] == ["/api/service/30/vms/1001/reboot"]


def test_a_machine_is_installed_anew_with_a_template_by_its_name(
    sandbox: Sandbox, client: balvps.Client
) -> None:
    client.vms.rebuild("web", "Debian 13")
    sent = sandbox.log()[-1]
    assert (sent["path"], str(sent["json"]["template"])) == ("/api/service/30/vms/1001/rebuild", "102")
    with pytest.raises(balvps.NotFound, match="no template 'Debian 31'; did you mean 'Debian 13'"):
        client.vms.rebuild("web", "Debian 31")


def test_a_reboot_can_wait(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(vm_delay=0.3)
    states: list[str] = []
    client.vms.reboot("web", wait=True, timeout=20, interval=0.1, progress=states.append)
    assert states[-2:] == ["rebooting", "running"]
    assert client.vms.get("web").status == "running"


def test_a_state_is_waited_for(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(vm_delay=0.3)
    client.vms.shutdown("web")
    vm = client.vms.wait("web", "stopped", timeout=20, interval=0.1)
    assert (vm.label, vm.service_id, vm.status) == ("web", 30, "stopped")
    with pytest.raises(balvps.Timeout):
        client.vms.wait(vm, "running", timeout=0.3, interval=0.1)


def test_a_reboot_that_takes_too_long_was_done_all_the_same(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(vm_delay=3600)
    with pytest.raises(balvps.AmbiguousWrite, match="The service accepted reboot_vm, but reading it back"):
        client.vms.reboot("web", wait=True, timeout=0.5, interval=0.1)
