"""Services, virtual machines, domains and orders: how they are named, shown and asked about."""

import json

import pytest
from balvps import _native
from balvps.testing import Sandbox

from cli.command_line import CommandLine, requests_in


def test_machines_are_listed_with_what_people_look_for(user: CommandLine) -> None:
    assert user.ok("vm", "list").splitlines() == [
        "id         label  status   ips                      plan   service",
        "1001       web    running  192.0.2.10 2001:db8::10  VPS M       30",
        "1002       db     stopped  192.0.2.11               VPS M       30",
        "b7e1-c2d4  mail   running  192.0.2.12               VPS S       31",
    ]
    assert [row["label"] for row in user.json("vm", "list", "--service", "production")] == ["web", "db"]


def test_a_number_with_decimals_within_an_answer_is_shown(user: CommandLine) -> None:
    assert '"price": "9.99"' in user.ok("service", "upgrades", "31", "--columns", "package")


def test_data_has_the_fields_of_the_service_too(user: CommandLine) -> None:
    shown = user.json("vm", "show", "mail")
    assert (shown["id"], shown["service"], shown["ips"]) == ("b7e1-c2d4", 31, ["192.0.2.12"])
    assert int(shown["memory"]) == 1024


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("vm show wbe", 4, "there is no virtual machine 'wbe'; did you mean 'web'?"),
        ("vm show web --service 31", 4, "there is no virtual machine 'web'"),
        ("vm rebuild web --template Debian --yes", 4, "did you mean 'Debian 1"),
        ("service show prod", 4, "there is no service 'prod'"),
        (
            "domain show testname.com",
            2,
            "47 'testname.com' (Active), 48 'testname.com' (Expired); use the ID",
        ),
        ("order products VSP", 4, "did you mean 'VPS'"),
        ("service rdns 30 192.0.2.11", 2, "the name that the address shall have is missing"),
        ("service upgrade 31", 2, "nothing to upgrade"),
        ("domain nameservers 21 a.example --default", 2, "not both"),
    ],
)
def test_a_mistake_is_named(user: CommandLine, line: str, code: int, said: str) -> None:
    assert said in user.fails(code, *line.split())


@pytest.mark.parametrize(
    ("line", "question"),
    {
        "vm reboot web": "This interrupts what runs there. Reboot virtual machine 1001 (web) of service 30?",
        "vm rebuild web --template 102": "This cannot be undone. Delete all data of virtual machine 1001 "
        "(web) of service 30 and install Debian 13?",
        "service cancel 31": "This cannot be undone. Cancel service 31 (VPS S, mail.example.com) at the end "
        "of its billing period, with all its data?",
        "order create 401": "This costs money. Order VPS S (product 401, price 4.99)?",
        "domain renew 21 --years 2": "This costs money. Order the renewal of example.org for 2 years?",
        "call stop_vm service_id=30 vm_id=1001": "This interrupts what runs there. Call stop_vm (POST "
        "/service/{service_id}/vms/{vm_id}/stop): Cut the power of a virtual machine?",
        "zone delete example.com": "This cannot be undone. Delete zone example.com with all its records?",
    }.items(),
)
def test_a_question_says_what_will_happen(user: CommandLine, line: str, question: str) -> None:
    assert question in user.fails(2, *line.split())


def test_upgrades_are_a_table_of_choices(user: CommandLine) -> None:
    lines = [line.split() for line in user.ok("service", "upgrades", "31").splitlines()]
    assert lines[:3] == [
        ["kind", "id", "name", "choice", "price"],
        ["resource", "12", "Backups", "0", "0"],
        ["resource", "12", "Backups", "1", "1"],
    ]
    assert lines[-1] == ["package", "402", "VPS", "M", "-", "9.99"]
    assert [each["id"] for each in user.json("service", "upgrades", "31")["resources"]] == [12, 13]


def test_an_estimate_of_an_upgrade_is_not_asked_about(sandbox: Sandbox, user: CommandLine) -> None:
    before = sandbox.state()["invoices"]
    assert user.json("service", "upgrade", "31", "--package", "402") == {"total": 5, "recurring": 9.99}
    assert sandbox.state()["invoices"] == before


def test_every_operation_with_an_effect_is_asked_about(sandbox: Sandbox, user: CommandLine) -> None:
    """By `call`, which has every operation. `changes_test` has the commands of their own."""
    operations = json.loads(_native.catalog_json())["operations"]
    dangerous = [operation for operation in operations if operation["effect"] != "none"]
    assert len(dangerous) > 10
    sandbox.clear_log()
    for operation in dangerous:
        data = {each["name"]: each["example"] for each in operation["parameters"] if each["required"]}
        assert "--yes" in user.fails(2, "call", operation["name"], "--data", json.dumps(data))
    assert sandbox.log() == []


def test_the_epp_code_is_printed_by_its_own_command_alone(user: CommandLine) -> None:
    done = user.run("domain", "epp-code", "example.org", "--verbose")
    assert done.stdout == "Ab1-cd21\n"
    assert "/epp" in done.stderr
    assert "Ab1-cd21" not in done.stderr + user.ok("domain", "show", "example.org", "-o", "json")


def test_an_epp_code_that_is_sent_by_mail_is_told(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"info": [["epp_sent", "user@example.com"]]}, path="/api/domain/21/epp")
    assert "epp_sent user@example.com" in user.fails(1, "domain", "epp-code", "21")


def test_passwords_of_services_are_shown_on_demand(user: CommandLine) -> None:
    assert "pdtzc" not in user.ok("service", "show", "10")
    assert user.ok("service", "show", "10", "--columns", "password") == "password  pdtzc\n"


def test_a_file_of_a_ticket_is_written_to_standard_output_or_a_file(user: CommandLine) -> None:
    path = user.home / "file.pdf"
    done = user.run("ticket", "attachment", "736633", "a1b2c3", "--save", str(path))
    assert done.stderr == f"21 bytes (application/pdf) were written to {path}.\n"
    assert path.read_bytes() == b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
    assert "No such file" in user.fails(
        1, "ticket", "attachment", "736633", "a1b2c3", "--save", str(user.home / "none" / "file")
    )


def test_an_order_and_its_domain_options(sandbox: Sandbox, user: CommandLine) -> None:
    line = "order create 401 --domain new.example.com --pay-method 3 --yes"
    placed = user.json(*line.split(), "--custom", '{"31": "102"}')
    assert placed["items"][0]["name"] == "new.example.com"
    assert requests_in(sandbox.log())[-1] == "POST /api/order/401"
    assert "not JSON" in user.fails(2, "order", "create", "401", "--custom", "x", "--yes")
    quoted = user.json("order", "quote", "401", "--cycle", "a")
    assert quoted["total"] == 49.9


def test_a_reboot_is_waited_for(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(vm_delay=0.2)
    done = user.run("vm", "reboot", "web", "--service", "30", "--wait", "--yes")
    assert (done.stdout, done.stderr) == ("", "The virtual machine 1001 (web) of service 30 is running.\n")
    assert requests_in(sandbox.log()).count("POST /api/service/30/vms/1001/reboot") == 1
    assert user.json("vm", "wait", "web", "--service", "30")["status"] == "running"


def test_a_machine_that_does_not_come_back_is_told(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(vm_delay=3600)
    line = "vm reboot web --service 30 --wait --wait-timeout 0.5 --yes"
    assert "The service accepted reboot_vm, but" in user.fails(7, *line.split())
    assert "--wait-timeout needs --wait" in user.fails(2, "vm", "start", "db", "--wait-timeout", "1")
    assert len([request for request in requests_in(sandbox.log()) if request.endswith("/reboot")]) == 1


def test_an_order_is_waited_for(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(activation_delay=0, vm_delay=0)
    line = "order create 401 --wait --pay-with-credit --yes"
    assert "is Active." in user.run(*line.split()).stderr
    done = user.run(*["order", "create", "401", "--wait", "--wait-timeout", "0.5", "--yes", "-o", "json"])
    assert (done.returncode, json.loads(done.stdout)["active"]) == (1, False)
    assert "The order was placed, but its services are not active yet." in done.stderr
    assert "need --wait" in user.fails(2, "order", "create", "401", "--pay-with-credit", "--yes")
