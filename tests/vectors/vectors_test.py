"""Checks the vectors against their format and the description. Every language runs their cases."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

VECTORS = Path(__file__).parent
DESCRIPTION = VECTORS.parents[1] / "api" / "openapi.yaml"
LIBRARY = VECTORS.parents[1] / "api" / "library.yaml"
PROCEDURES_DESCRIPTION = VECTORS.parents[1] / "api" / "procedures.yaml"

FILES = sorted(path for path in VECTORS.glob("*.json") if path.name != "schema.json")

# Errors that no answer and no argument causes on every machine.
NOT_IN_VECTORS = {"out_of_memory", "cancelled", "internal"}
REASONS_NOT_IN_VECTORS = {"protocol", "handshake", "connection", "wrong_code", "token_store"}


def load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def resolve(description: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The node itself, or the target of its $ref."""
    while "$ref" in node:
        target: dict[str, Any] = description
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def properties(description: dict[str, Any], schema: dict[str, Any]) -> set[str]:
    schema = resolve(description, schema)
    names = set(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        names |= properties(description, part)
    return names


def described_operations() -> dict[str, dict[str, Any]]:
    """Method, path, names of all parameters, and their other names, by operationId."""
    description = yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8"))
    operations = {}
    for path, item in description["paths"].items():
        for method in ("get", "post", "put", "delete"):
            if method not in item:
                continue
            operation = item[method]
            if operation.get("x-balvps-internal"):
                continue
            listed = [*item.get("parameters", []), *operation.get("parameters", [])]
            parameters = [resolve(description, parameter) for parameter in listed]
            names = {parameter["name"] for parameter in parameters}
            others = {
                each["x-balvps-other-name"]: each["name"]
                for each in parameters
                if "x-balvps-other-name" in each
            }
            if "requestBody" in operation:
                body = resolve(description, operation["requestBody"])
                names |= properties(description, body["content"]["application/json"]["schema"])
            operations[operation["operationId"]] = {
                "method": method.upper(),
                "path": path,
                "names": names,
                "others": others,
            }
    return operations


OPERATIONS = described_operations()
PROCEDURES: dict[str, dict[str, Any]] = yaml.safe_load(PROCEDURES_DESCRIPTION.read_text(encoding="utf-8"))[
    "procedures"
]


def arguments_of(case: dict[str, Any]) -> dict[str, Any]:
    """The arguments. Empty if their text is no JSON object, as in some cases."""
    if "arguments" in case:
        arguments: dict[str, Any] = case["arguments"]
        return arguments
    try:
        parsed = json.loads(case["arguments_text"])
    except json.JSONDecodeError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def requests_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [case["request"]] if "request" in case else case.get("requests", [])


def answers_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [case["answer"]] if "answer" in case else case.get("answers", [])


def test_there_is_one_file_for_each_of_the_66_operations_and_10_procedures() -> None:
    assert {path.stem for path in FILES} == {*OPERATIONS, *PROCEDURES}
    assert (len(OPERATIONS), len(PROCEDURES), len(FILES)) == (66, 10, 76)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file(path: Path) -> None:
    vectors = load(path)
    jsonschema.validate(vectors, load(VECTORS / "schema.json"), cls=jsonschema.Draft202012Validator)
    assert vectors["operation"] == path.stem
    assert path.read_text(encoding="utf-8") == json.dumps(vectors, indent=2, ensure_ascii=False) + "\n", (
        "not as json.dumps(indent=2, ensure_ascii=False) writes it"
    )
    names = [case["name"] for case in vectors["cases"]]
    assert len(names) == len(set(names))
    for case in vectors["cases"]:
        assert len(requests_of(case)) == len(answers_of(case)), case["name"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_service_failures_come_as_array_and_as_string(path: Path) -> None:
    answers = [answers_of(case)[-1] for case in load(path)["cases"] if answers_of(case)]
    errors = [a["json"]["error"] for a in answers if a["status"] == 200 and "error" in a.get("json", {})]
    assert any(isinstance(error, list) and error for error in errors)
    assert any(isinstance(error, str) and error for error in errors)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_first_request_is_the_described_one(operation: str) -> None:
    described = OPERATIONS[operation]
    for case in load(VECTORS / f"{operation}.json")["cases"]:
        request = next(iter(requests_of(case)), None)
        if request is None:
            continue
        path = described["path"]
        for name, value in arguments_of(case).items():
            if isinstance(value, (int, str)):
                name = described["others"].get(name, name)
                path = path.replace(f"{{{name}}}", str(value).lstrip("0") or "0")
        assert (request["method"], request["path"]) == (described["method"], "/api" + path), case["name"]


RECORDS = "/service/{service_id}/dns/{zone_id}/records"
#: What "the writes" are in the description of a procedure for DNS.
RECORD_WRITES = {("POST", RECORDS), ("PUT", RECORDS + "/{record_id}"), ("DELETE", RECORDS + "/{record_id}")}


def matches(request: dict[str, Any], method: str, path: str) -> bool:
    pattern = re.sub(r"{\w+}", "[^/]+", "/api" + path)
    return bool(request["method"] == method and re.fullmatch(pattern, request["path"]))


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_the_requests_of_a_procedure_are_the_described_ones(procedure: str) -> None:
    described = PROCEDURES[procedure]
    named = set(re.findall(r"(GET|POST|PUT|DELETE) (/[\w/{}]+)", described["requests"]))
    allowed = named | (RECORD_WRITES if "the writes" in described["requests"] else set())
    sent: list[dict[str, Any]] = []
    for case in load(VECTORS / f"{procedure}.json")["cases"]:
        sent += requests_of(case)
    assert not [request for request in sent if not any(matches(request, *each) for each in allowed)]
    assert not [each for each in named if not any(matches(request, *each) for request in sent)]
    assert any(request["method"] != "GET" for request in sent) == described["writes"]


@pytest.mark.parametrize("operation", [*OPERATIONS, *PROCEDURES])
def test_every_parameter_is_sent_by_some_case(operation: str) -> None:
    sent: set[str] = set()
    for case in load(VECTORS / f"{operation}.json")["cases"]:
        if requests_of(case):
            sent |= set(arguments_of(case))
    if operation in PROCEDURES:
        procedure = PROCEDURES[operation]
        first = OPERATIONS.get(procedure.get("arguments_of", ""), {"names": set(), "others": {}})
        assert sent == set(procedure["parameters"]["properties"]) | first["names"] | set(first["others"])
    else:
        assert sent - {"extra"} == OPERATIONS[operation]["names"] | set(OPERATIONS[operation]["others"])


def test_every_error_and_reason_has_a_case() -> None:
    cases = [case for path in FILES for case in load(path)["cases"]]
    errors = [case["expect"]["error"] for case in cases if "error" in case["expect"]]
    found = {(error["name"], error["reason"]) for error in errors}
    for error in yaml.safe_load(LIBRARY.read_text(encoding="utf-8"))["errors"]:
        if error["name"] in NOT_IN_VECTORS:
            continue
        assert error["name"] in {name for name, _ in found}
        for reason in set(error.get("reasons", {})) - REASONS_NOT_IN_VECTORS:
            assert (error["name"], reason) in found
