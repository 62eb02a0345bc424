"""The commands for the portal's own operations: portal and call."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openapi_spec_validator
import pytest
from balvps.testing import Sandbox

from cli.command_line import CommandLine

ID = {"name": "id", "in": "path", "type": "integer", "required": True}
DOCUMENT: "dict[str, Any]" = {
    "swagger": "2.0",
    "paths": {
        "service/@id/boxes/@vmid/reboot": {
            "post": {
                "operationId": "vmsReboot",
                "summary": "Reboot \x1b[2J VM",
                "parameters": [ID, {"name": "vmid", "in": "path", "type": "string"}],
            }
        },
        "domain/@id/sync": {"get": {"operationId": "domain_sync", "parameters": [ID]}},
        "news": {"get": {"operationId": "getNews", "summary": "News"}},
        "purchase/@id": {
            "post": {
                "operationId": "order",
                "parameters": [
                    ID,
                    {"name": "custom", "in": "query", "type": "array"},
                    {"name": "years", "in": "query", "type": "string"},
                    {"name": "password", "in": "query", "type": "string"},
                ],
            }
        },
        "invoice": {"get": {"operationId": "getInvoices"}},
    },
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox whose portal has the document."""
    file = tmp_path_factory.mktemp("portal") / "portal.json"
    file.write_text(json.dumps(DOCUMENT))
    with Sandbox(login_limit=0, portal=str(file)) as sandbox:
        yield sandbox


@pytest.fixture
def user(portal: Sandbox, tmp_path: Path) -> CommandLine:
    """A user who is signed in and has the portal's document."""
    portal.reset()
    found = CommandLine(tmp_path, portal.base_url, portal.ca_file)
    assert found.run("login", "--password-command", "echo secret").returncode == 0
    assert found.run("portal", "sync").returncode == 0
    portal.clear_log()
    return found


def test_sync_tells_what_has_changed(user: CommandLine, tmp_path: Path) -> None:
    changed = json.loads(json.dumps(DOCUMENT))
    del changed["paths"]["news"]
    changed["paths"]["logs"] = {"get": {"operationId": "getLogs"}}
    changed["paths"]["domain/@id/sync"]["get"]["summary"] = "Synchronise"
    (tmp_path / "changed.json").write_text(json.dumps(changed))
    rows = user.json("portal", "sync", "--file", str(tmp_path / "changed.json"))
    assert [(row["change"], row["name"]) for row in rows] == [
        ("changed", "domain_sync"),
        ("added", "get_logs"),
        ("removed", "get_news"),
    ]
    assert user.json("portal", "sync", "--file", str(tmp_path / "changed.json")) == []


def test_sync_sends_no_credentials(user: CommandLine, portal: Sandbox) -> None:
    assert user.run("portal", "sync").returncode == 0
    (entry,) = portal.log()
    assert (entry["path"], entry["query"]) == ("/", "cmd=userapi&action=swagger")
    assert "authorization" not in entry["headers"]


@pytest.mark.parametrize("text", ["<html>Wait</html>", "[]", '{"openapi": "3.1.0", "paths": {}}', ""])
def test_sync_keeps_the_former_document_if_the_new_one_is_none(
    user: CommandLine, tmp_path: Path, text: str
) -> None:
    (tmp_path / "bad.json").write_text(text)
    run = user.run("portal", "sync", "--file", str(tmp_path / "bad.json"))
    assert run.returncode != 0
    assert run.stderr.startswith("error: ")
    assert "get_news" in user.run("portal", "operations").stdout


def test_operations_are_found_by_a_word(user: CommandLine) -> None:
    assert [each["name"] for each in user.json("portal", "operations", "REBOOT")] == [
        *("reboot_vm", "vms_reboot")
    ]


def test_texts_of_the_document_are_escaped(user: CommandLine) -> None:
    shown = user.run("portal", "operations", "reboot").stdout
    assert "\x1b" not in shown
    assert "Reboot" in shown


def test_show_has_an_example_of_a_call(user: CommandLine) -> None:
    assert "balvps call vms_reboot id=1 vmid=TEXT" in user.run("portal", "show", "vms_reboot").stdout


def test_a_call_sends_the_request_of_the_document(user: CommandLine, portal: Sandbox) -> None:
    portal.play('{"success":true}')
    run = user.run("call", "vms_reboot", "id=1", "vmid=a b", "--yes")
    assert (run.returncode, json.loads(run.stdout)) == (0, {"success": True})
    (entry,) = portal.log()
    assert (entry["method"], entry["path"], entry["body"]) == (
        "POST",
        "/api/service/1/boxes/a b/reboot",
        "{}",
    )


@pytest.mark.parametrize("line", ["vms_reboot id=1 vmid=2", "domain_sync id=1"])
def test_a_call_that_may_write_asks_first(user: CommandLine, portal: Sandbox, line: str) -> None:
    run = user.run("call", *line.split())
    assert run.returncode == 2
    assert "--yes" in run.stderr
    assert portal.log() == []


def test_a_dry_run_sends_nothing(user: CommandLine, portal: Sandbox) -> None:
    run = user.run("call", "vms_reboot", "id=1", "vmid=2", "--dry-run")
    assert run.stdout.splitlines()[0].endswith("/service/1/boxes/2/reboot")
    assert portal.log() == []


def test_values_are_texts_or_json_by_the_type_of_the_argument(user: CommandLine, portal: Sandbox) -> None:
    words = ["id=9", 'custom=[{"a": 1.10}]', "years=2", "--extra-is-data", "--yes"]
    words[3:4] = ["--data", '{"extra": {"own": 1}}']
    assert user.run("call", "order", *words).returncode == 0
    (entry,) = portal.log()
    assert json.loads(entry["body"]) == {"custom": [{"a": "1.10"}], "years": "2", "own": 1}


@pytest.mark.parametrize(
    ("line", "message"),
    {
        "nope": "there is no operation 'nope'",
        "vms_rebot id=1": "did you mean 'vms_reboot'",
        "vms_reboot id": "it must be NAME=VALUE",
        "vms_reboot id=1 id=2 vmid=3": "id is given twice",
        "vms_reboot id=x vmid=2 --yes": "argument 'id' must be a whole number",
        "vms_reboot id=1 --yes": "argument 'vmid' is required",
        "order id=1 password=x": "a secret does not belong on the command line",
        "order id=1 --data []": "it must be a JSON object",
        "get_news --save x": "the answer is no file",
    }.items(),
)
def test_a_mistake_is_named(user: CommandLine, line: str, message: str) -> None:
    run = user.run("call", *line.split())
    assert run.returncode != 0
    assert message in run.stderr


def test_a_file_is_saved_with_its_bytes(user: CommandLine, portal: Sandbox, tmp_path: Path) -> None:
    portal.play("\x01\x02", headers={"Content-Type": "image/png"}, path="/api/news")
    run = user.run("call", "get_news", "--save", str(tmp_path / "file.png"))
    assert run.returncode == 0
    assert (tmp_path / "file.png").read_bytes() == b"\x01\x02"


def test_an_operation_of_the_library_is_called_by_the_name_of_the_document_too(user: CommandLine) -> None:
    assert user.json("call", "get_invoices") == user.json("call", "list_invoices")


def test_the_export_is_a_valid_openapi_document(user: CommandLine) -> None:
    exported = user.json("portal", "export", "--openapi")
    openapi_spec_validator.validate(exported)
    assert exported["paths"]["/service/{id}/boxes/{vmid}/reboot"]["post"]["operationId"] == "vms_reboot"


def test_the_stubs_have_the_operations_of_the_document(user: CommandLine) -> None:
    python = user.run("portal", "stubs").stdout
    compile(python, "my_portal.pyi", "exec")
    assert "async def vms_reboot(self, *, id: int | str, vmid: int | str, extra: " in python
    typescript = user.run("portal", "stubs", "--language", "typescript").stdout
    assert "vmsReboot(args: { id: number | string; vmid: number | string; extra?: object }" in typescript
