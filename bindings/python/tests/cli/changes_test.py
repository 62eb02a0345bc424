"""Commands that change something: questions, dry runs, and results."""

import json

import balvps
import pytest
from balvps.cli.exit_codes import exit_code_of
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine, requests_in

DESTRUCTIVE = {
    "zone delete example.com": "DELETE /api/service/10/dns/62",
    "record delete example.com 406415": "DELETE /api/service/10/dns/62/records/406415",
    "invoice apply-credit 308977 --amount 1.50": "POST /api/invoice/308977/credit",
    "service cancel 31": "POST /api/service/31/cancel",
    "service upgrade 31 --package 402 --send": "POST /api/service/31/upgrade",
    "vm stop web": "POST /api/service/30/vms/1001/stop",
    "vm shutdown mail": "POST /api/service/31/vms/b7e1-c2d4/shutdown",
    "vm reboot web --service 30": "POST /api/service/30/vms/1001/reboot",
    "vm reset 1001": "POST /api/service/30/vms/1001/reset",
    "vm rebuild web --template 102": "POST /api/service/30/vms/1001/rebuild",
    "domain renew example.org": "POST /api/domain/21/renew",
    "order create 401": "POST /api/order/401",
    "call reboot_vm service_id=30 vm_id=1001": "POST /api/service/30/vms/1001/reboot",
    "api DELETE /service/10/dns/62": "DELETE /api/service/10/dns/62",
    "api post service/30/vms/1001/reboot": "POST /api/service/30/vms/1001/reboot",
    "api POST /service/30/vms/1001/%72eboot?a=b": "POST /api/service/30/vms/1001/reboot",
    "record set qwerty.com @ A 192.0.2.7": "PUT /api/service/10/dns/60/records/10",
}


@pytest.mark.parametrize("line", DESTRUCTIVE)
def test_without_a_terminal_and_without_yes_nothing_is_done(
    sandbox: Sandbox, user: CommandLine, line: str
) -> None:
    message = user.fails(2, *line.split(), input="y\n")
    assert "--yes" in message
    assert DESTRUCTIVE[line] not in requests_in(sandbox.log())


@pytest.mark.parametrize("line", DESTRUCTIVE)
def test_yes_answers_beforehand(sandbox: Sandbox, user: CommandLine, line: str) -> None:
    user.ok(*line.split(), "--yes")
    assert DESTRUCTIVE[line] in requests_in(sandbox.log())


DRY = {
    "account update --city Berlin": ("PUT /details", {"city": "Berlin"}),
    "account reset-password a@example.com": ("POST /passwordreset", {"email": "a@example.com"}),
    "contact create --email a@example.com --extra colour=red": (
        "POST /contact",
        {"email": "a@example.com", "colour": "red"},
    ),
    "contact update 49 --city Berlin": ("PUT /contact/49", {"id": 49, "city": "Berlin"}),
    "invoice apply-credit 308977 --amount 1.50": ("POST /invoice/308977/credit", {"amount": "1.50"}),
    "ticket create --department 1 --subject S --body B": (
        "POST /tickets",
        {"dept_id": 1, "subject": "S", "body": "B"},
    ),
    "ticket reply 736633 --body B": ("POST /tickets/736633", {"number": 736633, "body": "B"}),
    "ticket close 736633": ("PUT /tickets/736633/close", {"number": 736633}),
    "ticket reopen 736633": ("PUT /tickets/736633/open", {"number": 736633}),
    "service cancel 31": ("POST /service/31/cancel", {"immediate": "false"}),
    "service rdns 30 192.0.2.11 db.example.com": (
        "POST /service/30/rdns",
        {"192.0.2.11": "db.example.com"},
    ),
    "vm start db": ("POST /service/30/vms/1002/start", {}),
    "vm rebuild web --template 102": (
        "POST /service/30/vms/1001/rebuild",
        {"template": 102},
    ),
    "domain nameservers 21 --default": ("PUT /domain/21/ns", {"nameservers": []}),
    "order create 401 --cycle a": ("POST /order/401", {"cycle": "a"}),
    "zone create example.net --service 10": (
        "POST /service/10/dns",
        {"service_id": 10, "name": "example.net"},
    ),
    "zone delete example.com": ("DELETE /service/10/dns/62", None),
    "record create example.com home A 192.0.2.7 --ttl 60": (
        "POST /service/10/dns/62/records",
        {
            "service_id": 10,
            "zone_id": 62,
            "name": "home.example.com",
            "ttl": 60,
            "type": "A",
            "content": "192.0.2.7",
        },
    ),
    "record delete example.com 406415": ("DELETE /service/10/dns/62/records/406415", None),
    "auth refresh": ("POST /token", {"refresh_token": "***"}),
    "auth revoke": ("POST /revoke", {"refresh_token": "***"}),
    'api PUT /details --data {"password":"hush","city":"B"}': (
        "PUT /details",
        {"password": "***", "city": "B"},
    ),
    "api DELETE /thing/1": ("DELETE /thing/1", None),
}


@pytest.mark.parametrize("line", DRY)
def test_a_dry_run_prints_the_request_and_sends_none(sandbox: Sandbox, user: CommandLine, line: str) -> None:
    before = {request for request in requests_in(sandbox.log()) if not request.startswith("GET ")}
    printed = user.ok(*line.split(), "--dry-run")
    first, _, body = printed.partition("\n")
    request, expected = DRY[line]
    method, path = request.split()
    assert first == f"{method} {sandbox.base_url}{path}"
    assert (json.loads(body) if body else None) == expected
    assert {request for request in requests_in(sandbox.log()) if not request.startswith("GET ")} == before


@pytest.mark.parametrize("line", [line for line in DRY if not line.startswith(("api", "auth"))])
def test_a_dry_run_prints_the_body_that_is_really_sent(
    sandbox: Sandbox, user: CommandLine, line: str
) -> None:
    asks = ("invoice apply", "order", "record delete", "service cancel", "vm rebuild", "zone delete")
    yes = ["--yes"] if line.startswith(asks) else []
    user.run(*line.split(), *yes)
    request, body = DRY[line]
    method, path = request.split()
    sent = [entry for entry in sandbox.log() if (entry["method"], entry["path"]) == (method, f"/api{path}")]
    assert [entry.get("json") for entry in sent] == [body]


def test_a_dry_run_as_data(sandbox: Sandbox, user: CommandLine) -> None:
    assert user.json("ticket", "close", "736633", "--dry-run") == {
        "method": "PUT",
        "url": f"{sandbox.base_url}/tickets/736633/close",
        "body": {"number": 736633},
    }


def test_a_dry_run_masks_secrets(stranger: CommandLine) -> None:
    signup = (
        "account signup --email a@b --address1 a --city c --state s --postcode p --country US --phonenumber 1"
    )
    printed = stranger.ok(*signup.split(), "--dry-run", environment={"BALVPS_NEW_PASSWORD": "hush hush"})
    assert '"password": "***"' in printed
    assert "hush" not in printed


@pytest.mark.parametrize(
    ("line", "said"),
    {
        "api DELETE /thing/../1": "argument 'path'",
        "invoice apply-credit 308977 --amount x": "argument 'amount'",
        "ticket close 736633 --read-only": "the client is read only",
    }.items(),
)
def test_a_dry_run_tells_why_it_would_not_be_sent(
    sandbox: Sandbox, user: CommandLine, line: str, said: str
) -> None:
    done = user.run(*line.split(), "--dry-run")
    assert done.returncode != 0
    assert (done.stdout, said in done.stderr) == ("", True)
    assert {request.split()[0] for request in requests_in(sandbox.log())} <= {"POST", "GET"}


def test_a_dry_run_of_an_update_shows_the_whole_record(sandbox: Sandbox, user: CommandLine) -> None:
    printed = user.ok("record", "update", "example.com", "406415", "--ttl", "60", "--dry-run")
    assert printed.startswith(f"PUT {sandbox.base_url}/service/10/dns/62/records/406415\n")
    body = json.loads(printed.partition("\n")[2])
    assert (body["ttl"], body["content"], body["type"]) == (60, "192.0.2.1", "A")


def test_records_are_created_changed_and_deleted(user: CommandLine) -> None:
    created = user.json("record", "create", "example.com", "www2", "A", "192.0.2.7", "--ttl", "60")
    assert isinstance(created["id"], int)
    number = str(created["id"])
    user.ok("record", "update", "example.com", number, "--ttl", "300", "--content", "192.0.2.8")
    shown = user.json("record", "show", "example.com", number)
    assert (shown["name"], shown["ttl"], shown["content"]) == ("www2.example.com", 300, "192.0.2.8")
    assert (
        user.run("record", "delete", "example.com", number, "--yes").stderr
        == f"Record {number} was deleted.\n"
    )
    user.fails(4, "record", "show", "example.com", number)


def test_a_service_record_has_three_parts(user: CommandLine) -> None:
    line = "record create example.com _xmpp._tcp SRV 10 5222 chat.example.com --priority 5"
    created = user.json(*line.split())
    assert created["content"] == "10 5222 chat.example.com"
    assert "quotes" in user.fails(2, *["record", "create", "example.com", "www", "TXT", "two", "words"])


def test_upsert_says_what_it_did(user: CommandLine) -> None:
    line = ["record", "upsert", "example.com", "new", "A", "192.0.2.9", "--ttl", "60"]
    assert user.run(*line).stderr == "The record was created.\n"
    assert user.run(*line).stderr == "The record was unchanged.\n"
    line[5] = "192.0.2.10"
    assert user.run(*line).stderr == "The record was updated.\n"
    assert len(user.json("record", "list", "example.com", "--name", "new.example.com")) == 1


def test_a_dry_run_of_upsert_shows_the_record_and_writes_nothing(sandbox: Sandbox, user: CommandLine) -> None:
    printed = user.ok("record", "upsert", "example.com", "new", "A", "192.0.2.9", "--dry-run")
    assert "/service/10/dns/62/records" in printed
    assert '"192.0.2.9"' in printed
    assert not [request for request in requests_in(sandbox.log()) if "records" in request]


def test_the_amount_of_credit_is_named(sandbox: Sandbox, user: CommandLine) -> None:
    for more in ((), ("--yes",), ("--dry-run",), ("--amount", "")):
        assert "--amount" in user.fails(2, "invoice", "apply-credit", "308977", *more)
    assert not [request for request in requests_in(sandbox.log()) if request.endswith("/credit")]


def test_a_name_outside_the_zone_and_what_is_no_name(sandbox: Sandbox, user: CommandLine) -> None:
    for name in ("www.example.net.", "xn--ö"):
        for line in ("create", "upsert"):
            said = user.fails(2, "record", line, "example.com", name, "A", "192.0.2.1")
            assert "argument 'name'" in said
        user.fails(2, "record", "list", "example.com", "--name", name)
        user.fails(2, "record", "update", "example.com", "406415", "--name", name)
    user.fails(2, "zone", "delete", "xn--ö", "--yes")
    user.fails(4, "zone", "delete", "straße.de", "--yes")
    assert {request.split()[0] for request in requests_in(sandbox.log())} == {"GET", "POST"}
    assert [request for request in requests_in(sandbox.log()) if request.startswith("POST")] == [
        "POST /api/login"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "record create example.com home A 192.0.2.7",
        "record upsert example.com home A 192.0.2.7",
        "zone create example.net --service 10",
        "record update example.com 406415 --ttl 60",
    ],
)
def test_a_write_that_cannot_be_read_back_is_told(sandbox: Sandbox, user: CommandLine, line: str) -> None:
    reads = {"record create": 2, "record upsert": 3, "zone create": 0, "record update": 2}
    passed = {"fault": "late_answer", "method": "GET", "with": {"ms": 0}}
    failed = {"fault": "too_many_with_seconds", "method": "GET", "times": 9, "with": {"seconds": 60}}
    rules = [passed] * reads[" ".join(line.split()[:2])] + [failed]
    sandbox._control("POST", "faults", {"rules": rules})
    done = user.run(*line.split(), "--retries", "0")
    assert done.returncode == exit_code_of(balvps.AmbiguousWrite(""))
    assert ", but reading it back failed: " in done.stderr
    assert "Look before you repeat it." in done.stderr
    assert "nothing was sent" not in done.stderr
    assert "Try again" not in done.stderr


def test_zones_come_and_go(user: CommandLine) -> None:
    assert user.json("zone", "create", "example.net", "--service", "10")["name"] == "example.net"
    assert "example.net" in user.ok("zone", "list", "--columns", "name")
    user.ok("zone", "delete", "example.net", "--yes")
    user.fails(4, "zone", "show", "example.net")


def test_an_update_without_changes_is_a_usage_error(user: CommandLine) -> None:
    for line in ("account update", "contact update 49", "record update example.com 406415"):
        assert "nothing to change" in user.fails(2, *line.split())


def test_privileges_of_a_contact_are_json(user: CommandLine) -> None:
    user.ok("contact", "update", "49", "--privileges", '{"support": ["tickets"]}')
    assert user.json("contact", "show", "49")["privileges"] == {"support": ["tickets"]}
    assert "not JSON" in user.fails(2, "contact", "update", "49", "--privileges", "tickets")


def test_a_ticket_needs_exactly_one_message(user: CommandLine) -> None:
    assert "--body-file" in user.fails(2, "ticket", "reply", "736633")
    assert "--body-file" in user.fails(2, "ticket", "reply", "736633", "--body", "x", "--body-file", "-")


def test_any_request_can_be_sent(user: CommandLine) -> None:
    assert json.loads(user.ok("api", "GET", "/balance"))["details"]["currency"] == "USD"
    answer = user.ok("api", "post", "tickets", "--data", "@-", input='{"dept_id":1,"subject":"S","body":"B"}')
    assert json.loads(answer)["ticket"] == 865650
    path = user.home / "body.json"
    path.write_text('{"number": 736633}')
    assert (
        user.ok("api", "PUT", "/tickets/736633/close", "--data", f"@{path}", "-o", "yaml") == "status: true\n"
    )
    assert "no method" in user.fails(2, "api", "FETCH", "/balance")
    assert "not JSON" in user.fails(2, "api", "POST", "/tickets", "--data", "{")


def test_a_request_asks_if_it_deletes_or_is_an_operation_that_would_ask(user: CommandLine) -> None:
    asked = "this asks for confirmation"
    assert f"{asked} (Send DELETE /thing/1?)" in user.fails(2, "api", "DELETE", "/thing/1")
    reboot = user.fails(2, "api", "POST", "/service/30/vms/1001/reboot")
    assert f"{asked} (This interrupts what runs there. Send POST /service/30/vms/1001/reboot?)" in reboot
    user.ok("api", "POST", "/service/30/vms/1002/start")
    user.ok("api", "PUT", "/tickets/736633/close", "--data", '{"number": 736633}')


def test_signing_up_makes_an_account_to_sign_in_to(stranger: CommandLine) -> None:
    signup = (
        "account signup --email new@example.com --address1 a --city c --state s --postcode p --country US"
    )
    stranger.ok(*signup.split(), "--phonenumber", "1", environment={"BALVPS_NEW_PASSWORD": "new secret"})
    stranger.ok("login", environment={"BALVPS_USERNAME": "new@example.com", "BALVPS_PASSWORD": "new secret"})
    assert PASSWORD not in stranger.config_file.read_text()
