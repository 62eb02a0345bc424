"""The operations of a portal's own document. tests/portal/README.md describes the calls."""

import asyncio
import copy
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import balvps
import pytest
from balvps._portal_methods import keywords
from balvps.testing import Sandbox

FOLDER = Path(__file__).parents[3] / "tests" / "portal"
DOCUMENT = FOLDER / "dns.services.json"
CALLS: list[dict[str, Any]] = json.loads((FOLDER / "calls.json").read_text())

SIGN_IN = ("/login", "/logout", "/token", "/revoke")


@pytest.fixture(scope="module")
def portal_sandbox() -> Iterator[Sandbox]:
    with Sandbox(login_limit=0, portal=str(DOCUMENT)) as sandbox:
        yield sandbox


@pytest.fixture
def portal_client(portal_sandbox: Sandbox) -> Iterator[balvps.Client]:
    portal_sandbox.reset(service_dns=True)
    with portal_sandbox.client(portal_file=DOCUMENT, auth="basic", retries=0) as client:
        yield client


def client_of(sandbox: Sandbox, folder: Path, paths: dict[str, Any]) -> balvps.Client:
    """A client whose portal has these paths."""
    file = folder / "portal.json"
    file.write_text(json.dumps({"swagger": "2.0", "paths": paths}))
    return sandbox.client(portal_file=file)


def test_the_calls_are_those_of_the_document() -> None:
    paths = json.loads(DOCUMENT.read_text())["paths"]
    assert len(CALLS) == 88
    assert [call["method"].lower() for call in CALLS] == [
        method for item in paths.values() for method in item
    ]


def test_each_operation_of_the_document_is_called_by_name(
    portal_sandbox: Sandbox, portal_client: balvps.Client
) -> None:
    refused = []
    for call in CALLS:
        try:
            portal_client.call(call["operation"], **call["arguments"])
        except balvps.Refused:
            refused.append(call["operation"])
    sent = [
        (entry["method"], entry["path"] + "?" * bool(entry["query"]) + entry["query"], entry.get("json"))
        for entry in portal_sandbox.log()
    ]
    assert sent == [(call["method"], "/api" + call["path"], call["body"]) for call in CALLS]
    assert refused == [call["operation"] for call in CALLS if call.get("refused")]


def test_each_operation_is_described_by_name(portal_client: balvps.Client) -> None:
    base_url = portal_client.describe("get_details")["url"].removesuffix("/details")
    for call in CALLS:
        described = portal_client.describe(call["operation"], **call["arguments"]).to_dict()
        request = (described["method"], described["url"], described["body"])
        assert request == (call["method"], base_url + call["path"], call["body"])
        if call["built_in"]:
            assert portal_client.describe(call["built_in"], **call["arguments"]).to_dict() == described


def test_operations_are_methods_with_a_signature_and_a_description(portal_client: balvps.Client) -> None:
    method = portal_client.portal.domain_dns_upd
    assert method.__name__ == "domain_dns_upd"
    assert list(inspect.signature(method).parameters) == [
        *("id", "record_id", "name", "type", "priority", "content", "extra")
    ]
    assert "PUT /domain/{id}/dns/{record_id}" in (inspect.getdoc(method) or "")
    assert "domain_dns_upd" in dir(portal_client.portal)
    assert portal_client.operations["domain_dns_upd"]["kind"] == "portal"


def test_an_argument_that_python_cannot_name_has_its_second_name_in_signatures() -> None:
    known = {"required": True, "type": "integer"}
    parameters = [{"name": "vm-id", "other_name": "vm_id", **known}, {"name": "x.y", **known}]
    names = [name for name, _, _ in keywords({"parameters": parameters})]
    assert names == ["vm_id", "extra"]


def test_a_method_makes_the_call(portal_sandbox: Sandbox, portal_client: balvps.Client) -> None:
    assert portal_client.portal.service_set_label(id=10, label="web", extra={"own": 1}).to_dict()
    assert portal_sandbox.log()[-1]["json"] == {"label": "web", "own": 1}
    assert portal_client.portal.get_invoice(id=308976)["invoice"]["id"] == 308976


def test_a_batch_makes_the_calls(portal_sandbox: Sandbox, portal_client: balvps.Client) -> None:
    results = portal_client.batch(
        [("service_set_label", {"id": 10, "label": "web"}), ("get_news", {})], ordered=True
    )
    assert [result.error for result in results] == [None, None]
    assert [entry["path"] for entry in portal_sandbox.log()] == ["/api/service/10/label", "/api/news"]


def test_an_asynchronous_method_makes_the_call(portal_sandbox: Sandbox) -> None:
    async def call() -> Any:
        async with portal_sandbox.async_client(portal_file=DOCUMENT) as client:
            assert await client.portal.document() == DOCUMENT.read_text()
            return await client.portal.service_set_label(id=10, label="web")

    assert asyncio.run(call()).to_dict()
    assert portal_sandbox.log()[-1]["json"] == {"label": "web"}


def test_an_unknown_method_suggests_near_ones(portal_client: balvps.Client) -> None:
    with pytest.raises(
        AttributeError, match="no operation 'service_set_lable'; did you mean 'service_set_label'"
    ):
        _ = portal_client.portal.service_set_lable


def test_the_answer_of_a_built_in_by_the_name_of_the_document_is_typed(portal_client: balvps.Client) -> None:
    answer = portal_client.call("get_invoice_details", id=308976)
    assert type(answer) is type(portal_client.call("get_invoice", id=308976))


def test_the_methods_can_be_copied(portal_client: balvps.Client) -> None:
    assert copy.copy(portal_client.portal).get_news.__name__ == "get_news"


def test_texts_of_the_document_cannot_control_a_terminal(portal_sandbox: Sandbox, tmp_path: Path) -> None:
    text = "\x1b[2J\u202e\r\n two"
    operation = {
        "operationId": "odd",
        "summary": text,
        "description": text,
        "parameters": [{"name": "a", "description": text}],
    }
    with client_of(portal_sandbox, tmp_path, {"odd": {"get": operation}}) as client:
        shown = inspect.getdoc(client.portal.odd) or ""
    assert "\\x1b[2J\\u202e" in shown
    assert all(letter.isprintable() or letter == "\n" for letter in shown)


def test_the_document_is_fetched_without_credentials(
    portal_sandbox: Sandbox, portal_client: balvps.Client
) -> None:
    assert portal_client.portal.document() == DOCUMENT.read_text()
    (request,) = portal_sandbox.log()
    assert (request["method"], request["path"], request["query"]) == (
        "GET",
        "/",
        "cmd=userapi&action=swagger",
    )
    assert "authorization" not in {name.lower() for name in request["headers"]}


def test_a_file_that_is_no_document_is_refused(portal_sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "portal.json"
    with pytest.raises(
        balvps.ConfigurationError, match=r"config key 'portal_file': '.*' cannot be opened: No such file"
    ):
        portal_sandbox.client(portal_file=file)
    file.write_text("<html>")
    with pytest.raises(balvps.ConfigurationError, match="is not valid JSON at byte 0"):
        portal_sandbox.client(portal_file=file)


def test_a_reader_calls_only_what_is_safe(portal_sandbox: Sandbox) -> None:
    portal_sandbox.reset()
    with portal_sandbox.client(portal_file=DOCUMENT, auth="basic", read_only=True) as client:
        for call in CALLS:
            operation = client.operations[call["built_in"] or call["operation"]]
            if operation["safe"] is not True and operation["path"] not in SIGN_IN:
                with pytest.raises(balvps.NotPermitted):
                    client.call(call["operation"], **call["arguments"])
    assert portal_sandbox.log() == []


def test_an_attachment_is_a_file(portal_sandbox: Sandbox, portal_client: balvps.Client) -> None:
    portal_sandbox.play("%PDF", path="/api/ticket/attachment/a1", headers={"Content-Type": "application/pdf"})
    answer = portal_client.call("get_ticket_attachment", file="a1", number=736633)
    assert answer.to_dict() == {"content_type": "application/pdf", "size": 4, "base64": "JVBERg=="}
