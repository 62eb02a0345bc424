"""The document's own curl samples, run against the sandbox with the real curl.

The document is beside this file. Its samples are used as they are, with three changes: host and @ids,
placeholders ("emailValue") that the service cannot accept, and a missing blank before the backslash in the
form-encoded login (without it, bash joins the next option to the user name).
In the documented dialect each answer must have the same shape as the document's example: the same fields in
the same order with the same JSON types. document_clients_test.py runs the samples in the other languages.
"""

import copy
import json
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.sandbox_process import PASSWORD, USERNAME, SandboxProcess

DOCUMENT = (Path(__file__).parent / "userapi-document.txt").read_text(encoding="utf-8")

OPERATIONS = [
    "POST /login",
    "POST /logout",
    "POST /token",
    "POST /revoke",
    "POST /signup",
    "POST /passwordreset",
    "GET /details",
    "PUT /details",
    "GET /contact",
    "POST /contact",
    "GET /contact/privileges",
    "GET /contact/@id",
    "PUT /contact/@id",
    "GET /balance",
    "GET /invoice",
    "GET /invoice/@id",
    "POST /invoice/@id/credit",
    "GET /tickets",
    "GET /tickets/@number",
    "POST /tickets",
    "POST /tickets/@number",
    "PUT /tickets/@number/open",
    "PUT /tickets/@number/close",
    "GET /ticket/departments",
    "GET /dns",
    "POST /service/@service_id/dns",
    "GET /service/@service_id/dns",
    "GET /service/@service_id/dns/@zone_id",
    "DELETE /service/@service_id/dns/@zone_id",
    "POST /service/@service_id/dns/@zone_id/records",
    "PUT /service/@service_id/dns/@zone_id/records/@record_id",
    "DELETE /service/@service_id/dns/@zone_id/records/@record_id",
]

PATH_IDS = {
    "@service_id": "10",
    "@zone_id": "60",
    "@record_id": "10",
    "@number": "736633",
    "contact/@id": "contact/49",
    "invoice/@id": "invoice/308977",
}

PLACEHOLDERS: dict[str, object] = {
    "emailValue": "new@example.com",
    "privilegesValue": {"support": ["tickets"]},
    "telegramnotificationsValue": ["invoices"],
    "amountValue": "2.10",
}


@dataclass(frozen=True)
class Sample:
    """One runnable sample and the document's answer to it."""

    operation: str
    variant: str
    script: str
    example: Any  # None: the document shows no answer

    @property
    def name(self) -> str:
        return f"{self.operation} {self.variant}".strip()


def example_of(section: str) -> Any:
    """The example response without typesetting errors."""
    match = re.search(r"Example Response:\n(.*)", section, re.DOTALL)
    if match is None:
        return None
    text = re.sub(r"//.*|\(\.\.\.\)(?=\n)", "", match[1])
    if text.startswith("{\n{"):
        text = text[2:].rstrip()[:-1]
    return json.loads(text)


def samples_of(document: str) -> list[Sample]:
    """Every curl command of the document."""
    post_data = r'POST_DATA="\{\n(?:[^}].*\n)*\}"\n'
    command = re.compile(
        rf"(?P<first>{post_data})?(?:# OR \.\.\.\n(?P<second>{post_data}))?(?P<curl>curl .*\n(?:-.*\n)*)"
    )
    introduction, reference = document.split("\nClientarea\n", 1)
    introductory = [match["curl"] for match in command.finditer(introduction)]
    samples = [
        Sample("POST /login", "form", introductory[0], None),
        Sample("GET /details", "bearer", introductory[1], None),
        Sample("GET /details", "basic", introductory[2], None),
    ]
    assert len(introductory) == 3
    start = 0
    for request in re.finditer(r"\nHTTP Request\n(.*)\n", reference):
        section = reference[start : request.start()]
        start = request.end()
        match = command.search(section)
        assert match is not None, request[1]
        example = example_of(section)
        if match["second"]:
            samples.append(Sample(request[1], "first", match["first"] + match["curl"], example))
            samples.append(Sample(request[1], "second", match["second"] + match["curl"], example))
        else:
            samples.append(Sample(request[1], "", (match["first"] or "") + match["curl"], example))
    return samples


SAMPLES = samples_of(DOCUMENT)


def with_real_values(script: str, refresh: str) -> str:
    """The sample with ids, credentials and values that the sandbox knows."""
    for name, identifier in PATH_IDS.items():
        script = script.replace(name, identifier)
    script = script.replace('"\\\n-d', '" \\\n-d')
    script = script.replace('username="username"', f'username="{USERNAME}"')
    script = script.replace('password="password"', f'password="{PASSWORD}"')
    script = script.replace("username:password", f"{USERNAME}:{PASSWORD}")
    script = script.replace("refresh_tokenValue", refresh)
    for placeholder, value in PLACEHOLDERS.items():
        # The samples quote their JSON for the shell.
        escaped = json.dumps(value).replace('"', '\\"')
        script = script.replace(f'\\"{placeholder}\\"', escaped)
    return script


def run(script: str, sandbox: SandboxProcess, token: str, refresh: str) -> tuple[int, Any]:
    """Runs the sample in bash. Returns the HTTP status and the decoded answer."""
    script = with_real_values(script, refresh).replace("https://my.balvps.com/api", sandbox.base_url)
    curl = (
        f"curl --silent --show-error --cacert {shlex.quote(sandbox.ca_file)} --write-out '\\n%{{http_code}}' "
    )
    script = f"token={shlex.quote(token)}\n" + re.sub(r"^curl ", lambda _: curl, script, flags=re.MULTILINE)
    done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0, done.stderr
    body, status = done.stdout.rsplit("\n", 1)
    return int(status), json.loads(body)


def shape(value: Any) -> Any:
    """The value with its JSON type for every scalar, and the shapes of its items for every list."""
    if isinstance(value, dict):
        return [(name, shape(member)) for name, member in value.items()]
    if isinstance(value, list):
        shapes: list[Any] = []
        for element in value:
            if shape(element) not in shapes:
                shapes.append(shape(element))
        return shapes
    if isinstance(value, bool) or value is None:
        return type(value).__name__
    return "number" if isinstance(value, (int, float)) else "string"


def prepare(sandbox: SandboxProcess, operation: str) -> None:
    """Prepares the sandbox so that the sample can succeed."""
    if operation == "PUT /tickets/@number/open":
        assert sandbox.call("PUT", "/tickets/736633/close").json == {"status": True}
    if operation == "POST /passwordreset":
        sandbox.call("PUT", "/details", {"email": "new@example.com"})
        sandbox.control("DELETE", "log")


def test_every_operation_has_its_sample() -> None:
    in_reference = [
        sample.operation for sample in SAMPLES if sample.variant not in ("form", "bearer", "basic")
    ]
    assert list(dict.fromkeys(in_reference)) == OPERATIONS
    assert len(OPERATIONS) == 32
    assert len(SAMPLES) == 32 + 1 + 3  # adding a record has two samples, and three are in the introduction


@pytest.mark.parametrize("dialect", ["wire", "hostile", "documented"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_sample(sample: Sample, dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    prepare(sandbox, sample.operation)
    token, refresh = sandbox.sign_in()
    status, answer = run(sample.script, sandbox, token, refresh)

    if sample.operation == "GET /service/@service_id/dns":
        # The document's own example is the error of an install without the operation.
        assert answer == sample.example
        assert status == (404 if dialect == "documented" else 200)
        sandbox.configure(service_dns=True)
        status, answer = run(sample.script, sandbox, token, refresh)
        zones = answer["zones"].values() if dialect == "hostile" else answer["zones"]
        assert [zone["domain_id"] for zone in zones] == ["60", "62"]
    assert status == 200
    assert "error" not in answer
    assert answer.get("success", True) is True

    method = sample.operation.split()[0]
    logged = sandbox.log()[-1]
    assert (logged["method"], logged["status"], logged["scheme"]) == (method, 200, "https")

    if dialect == "documented" and sample.example is not None and "error" not in sample.example:
        example = copy.deepcopy(sample.example)
        if sample.variant == "first":  # The example answers the second variant, an SRV record.
            example["record"]["content"] = "192.168.1.2"
            example["info"][1] = "A"
        assert shape(answer) == shape(example)


@pytest.mark.parametrize("dialect", ["wire", "hostile", "documented"])
def test_both_login_encodings_give_usable_tokens(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    for sample in SAMPLES:
        if sample.operation == "POST /login":
            _, answer = run(sample.script, sandbox, "", "")
            assert list(answer) == ["token", "refresh"]
            details = sandbox.call("GET", "/details", token=answer["token"])
            assert details.json["client"]["id"] == "26"
