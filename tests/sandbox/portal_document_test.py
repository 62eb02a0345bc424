"""The portal's own document, its quirks, and operations that an install does not have."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.sandbox_process import SandboxProcess

DOCUMENT = Path(__file__).parents[1] / "portal" / "dns.services.json"
PLACE = "/?cmd=userapi&action=swagger"


def document(sandbox: SandboxProcess) -> Any:
    answer = sandbox.send("GET", PLACE)
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json


def names(operation: Any) -> list[str]:
    return [each["name"] for each in operation["parameters"]]


def test_it_describes_the_machines(sandbox: SandboxProcess) -> None:
    paths = document(sandbox)["paths"]
    reboot = paths["service/@id/vms/@vmid/reboot"]["post"]
    assert (reboot["operationId"], names(reboot)) == ("vms_reboot", ["id", "vmid"])
    kinds = [paths["service/@id/vms/@vmid"]["get"], reboot]
    assert [each["parameters"][1]["type"] for each in kinds] == ["integer", "string"]
    identifiers = [each["operationId"] for item in paths.values() for each in item.values()]
    assert len(identifiers) == len(set(identifiers)) == 88


def test_fields_of_a_body_are_said_to_be_in_the_query(sandbox: SandboxProcess) -> None:
    login = document(sandbox)["paths"]["login"]["post"]
    assert [(each["name"], each["in"]) for each in login["parameters"]] == [
        ("username", "query"),
        ("password", "query"),
    ]


@pytest.mark.parametrize("on", [False, True])
def test_a_leading_slash_is_a_switch(on: bool, sandbox: SandboxProcess) -> None:
    sandbox.configure(leading_slash=on)
    assert {path.startswith("/") for path in document(sandbox)["paths"]} == {on}


@pytest.mark.parametrize("on", [False, True])
def test_own_fields_are_a_switch(on: bool, sandbox: SandboxProcess) -> None:
    sandbox.configure(own_fields=on)
    paths = document(sandbox)["paths"]
    changes = [paths["signup"]["post"], paths["details"]["put"], paths["contact"]["post"]]
    assert ["taxoffice" in names(each) for each in changes] == [on] * 3
    client = sandbox.call("PUT", "/details", {"taxoffice": "Oslo"}).json["client"]
    assert client.get("taxoffice") == ("Oslo" if on else None)


@pytest.mark.parametrize(("on", "segment"), [(False, "@record_id"), (True, "@index")])
def test_mismatched_names_are_a_switch(on: bool, segment: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(mismatched_names=on)
    path = f"service/@service_id/dns/@zone_id/records/{segment}"
    assert "record_id" in names(document(sandbox)["paths"][path]["put"])


@pytest.mark.parametrize(("on", "kind"), [(False, "string"), (True, "")])
def test_empty_types_are_a_switch(on: bool, kind: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(empty_types=on)
    update = document(sandbox)["paths"]["domain/@id/reglock"]["put"]
    assert update["parameters"][1] == {"name": "switch", "in": "query", "type": kind}


@pytest.mark.parametrize("on", [False, True])
def test_broken_examples_are_a_switch(on: bool, sandbox: SandboxProcess) -> None:
    sandbox.configure(broken_examples=on)
    paths = document(sandbox)["paths"]
    text = paths["service/@id/vms"]["get"]["responses"]["200"]["description"]
    assert text.startswith("```json\n")
    assert text.endswith("```") is not on
    example = text.removeprefix("```json\n").removesuffix("```")
    if on:
        with pytest.raises(json.JSONDecodeError):
            json.loads(example)
    else:
        assert list(json.loads(example)["vms"]) == ["1001", "1002"]


def test_missing_operations_are_not_described_and_not_answered(sandbox: SandboxProcess) -> None:
    sandbox.configure(missing=["GET /service/@id/vms", "GET /service/@id/methods", "GET /dns"])
    paths = document(sandbox)["paths"]
    assert not {"service/@id/vms", "service/@id/methods", "dns"} & set(paths)
    for path in ("/service/30/vms", "/service/30/methods", "/dns"):
        assert sandbox.call("GET", path).json == {"error": ["invalid method"]}
    assert "vm" in sandbox.call("GET", "/service/30/vms/1001").json


def test_the_routes_of_another_module_are_not_described(sandbox: SandboxProcess) -> None:
    sandbox.configure(module_routes=True)
    assert not [path for path in document(sandbox)["paths"] if "vms" in path or "virtual" in path]


def test_the_switches_are_told_of_in_help_and_page() -> None:
    program = os.environ["BALVPS_SANDBOX"]
    told = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=10, check=True).stdout
    told = " ".join(told.split())
    page = Path(__file__).parents[2].joinpath("sandbox", "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (on|off) \| (.*) \|$", page, re.MULTILINE)
    assert {name.replace("_", "-") for name, _, _ in rows} == set(re.findall(r"--no-([\w-]+)", told)) - {
        "basic"
    }
    for _, initial, effect in rows:
        assert f"{effect} ({initial})" in told


def test_switches_are_options() -> None:
    options = ["--leading-slash", "--no-own-fields", "--no-mismatched-names", "--module-routes"]
    with SandboxProcess(
        *options, "--missing", "GET /dns", "--vm-delay", "0", "--activation-delay", "0"
    ) as process:
        process.configure(leading_slash=False, missing=[])
        process.reset()
        paths = document(process)["paths"]
        assert "/service/@service_id/dns/@zone_id/records/@record_id" in paths
        assert "taxoffice" not in names(paths["/signup"]["post"])
        assert process.call("GET", "/dns").json == {"error": ["invalid method"]}
        process.call("POST", "/service/30/virtual/1002/start")
        assert process.call("GET", "/service/30/virtual/1002").json["vm"]["status"] == "running"


@pytest.mark.parametrize(
    "options", [["--missing", "GET /nothing"], ["--vm-delay", "-1"], ["--activation-delay", "x"]], ids=str
)
def test_wrong_options_are_refused(options: list[str]) -> None:
    done = subprocess.run(
        [os.environ["BALVPS_SANDBOX"], *options], capture_output=True, text=True, timeout=10, check=False
    )
    assert done.returncode != 0
    assert options[0] in done.stderr


@pytest.fixture(scope="module")
def portal() -> Iterator[SandboxProcess]:
    with SandboxProcess("--portal", str(DOCUMENT)) as process:
        yield process


def test_another_document_is_served_as_it_is(portal: SandboxProcess) -> None:
    assert portal.send("GET", PLACE).body == DOCUMENT.read_bytes()


def test_operations_of_another_document_answer_from_the_state(portal: SandboxProcess) -> None:
    portal.reset()
    portal.call("POST", "/service/10/label", {"label": "web"})
    assert portal.call("GET", "/service/10/label").json == {"label": "web"}
    assert portal.call("GET", "/domain/21").json["details"]["name"] == "example.org"


def test_its_other_operations_have_canned_answers(portal: SandboxProcess) -> None:
    assert portal.call("GET", "/domain/21/dns/types").json["types"][:2] == ["A", "CNAME"]
    assert portal.call("GET", "/affiliates/summary").json == {"success": True}
    assert portal.call("GET", "/nothing").json == {"error": ["invalid method"]}


def test_a_damaged_document_is_served_and_answered(tmp_path: Path) -> None:
    paths = {
        "own/@id": {"get": None},
        "own/list": {"get": {"responses": []}},
        "own/text": "damaged",
        "/own/example": {"get": {"responses": {"200": {"description": '```json\n{"a": 1}'}}}},
        "own/broken": {"get": {"responses": {"200": {"description": "```json\n{(...)}"}}}},
    }
    file = tmp_path / "portal.json"
    file.write_text(json.dumps({"swagger": "2.0", "paths": paths}))
    with SandboxProcess("--portal", str(file)) as process:
        assert document(process)["paths"] == paths
        for path, answer in (
            ("/own/1", {"success": True}),
            ("/own/list", {"success": True}),
            ("/own/text", {"success": True}),  # It fits own/@id.
            ("/own/example", {"a": 1}),
            ("/own/broken", {"success": True}),
        ):
            assert process.call("GET", path).json == answer
