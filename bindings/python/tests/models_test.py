"""The models: answers of operations have the described types."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import balvps
import pytest
from balvps import models
from balvps.testing import Sandbox

VECTORS = Path(__file__).resolve().parents[3] / "tests/vectors"


def first_success(operation: str) -> "dict[str, Any]":
    cases = json.loads((VECTORS / f"{operation}.json").read_text(encoding="utf-8"))["cases"]
    return next(case for case in cases if "result" in case["expect"] and "arguments" in case)


def sent_and_answered(case: "dict[str, Any]") -> "list[tuple[dict[str, Any], dict[str, Any]]]":
    if "request" in case:
        return [(case["request"], case["answer"])]
    return list(zip(case["requests"], case["answers"]))


def parts(view: balvps.View) -> "Iterator[balvps.View]":
    """A view and those within it, whose types are those of the fields."""
    yield view
    for name in type(view)._fields.keys() & set(view):
        value = view[name]
        for part in value if isinstance(value, balvps.ListView) else [value]:
            if isinstance(part, balvps.View):
                assert type(part).__name__ in type(view).__annotations__[name]
                yield from parts(part)


@pytest.fixture(scope="module")
def seen() -> "set[str]":
    return set()


@pytest.mark.parametrize("operation", models.ANSWERS)
def test_an_answer_has_its_model(balvps_sandbox: Sandbox, seen: "set[str]", operation: str) -> None:
    case = first_success(operation)
    with balvps_sandbox.client() as client:
        client.session.login()
        for request, answer in sent_and_answered(case):
            body = answer["body"] if "body" in answer else answer["json"]
            balvps_sandbox.play(
                body, method=request["method"], path=request["path"], headers=answer["headers"]
            )
        result = client.call(operation, **case["arguments"])
    assert type(result) is models.ANSWERS[operation]
    seen.update(type(part).__name__ for part in parts(result))


def test_every_model_is_part_of_an_answer(seen: "set[str]") -> None:
    assert seen >= set(models.__all__)
