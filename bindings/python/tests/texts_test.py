"""tests/texts through every entry point of the module. README.md there says how."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional

import balvps
import pytest
from balvps import _native
from balvps.testing import Sandbox

Case = dict[str, Any]
#: Enters a case's text in one way. None: it worked; else the error's message.
Way = Callable[[Sandbox, Case], Optional[str]]

TEXTS: dict[str, list[Case]] = json.loads(
    (Path(__file__).resolve().parents[3] / "tests/texts/texts.json").read_text(encoding="utf-8")
)


def message_of(call: "Callable[[], object]") -> Optional[str]:
    try:
        call()
    except balvps.BalvpsError as error:
        return str(error)
    return None


def blocking(call: "Callable[[balvps.Client, Case], object]") -> Way:
    def way(sandbox: Sandbox, case: Case) -> Optional[str]:
        with sandbox.client() as client:
            return message_of(lambda: call(client, case))

    return way


def asynchronous(call: "Callable[[balvps.AsyncClient, Case], Any]") -> Way:
    def way(sandbox: Sandbox, case: Case) -> Optional[str]:
        async def main() -> None:
            async with balvps.AsyncClient(options=settings(sandbox)) as client:
                await call(client, case)

        return message_of(lambda: asyncio.run(main()))

    return way


def ran(make: "Callable[[Case], _native.Call]") -> Way:
    def way(sandbox: Sandbox, case: Case) -> Optional[str]:
        return message_in(_native.new_client(settings(sandbox), None).run(make(case)))

    return way


def queued(make: "Callable[[Case], _native.Call]") -> Way:
    def way(sandbox: Sandbox, case: Case) -> Optional[str]:
        queue = _native.new_queue(_native.new_client(settings(sandbox), None))
        queue.submit(make(case))
        (result,) = queue.take(-1)
        queue.close()
        return message_in(result)

    return way


def message_in(result: _native.Result) -> Optional[str]:
    return None if result.error is None else str(result.error["message"])


def settings(sandbox: Sandbox) -> "dict[str, str]":
    return {
        "base_url": sandbox.base_url,
        "ca_file": str(sandbox.ca_file),
        "username": "user@example.com",
        "password": "secret",
    }


def batch(client: balvps.Client, case: Case) -> None:
    for got in client.batch([(case["operation"], case["arguments"])]):
        got.result()


async def async_batch(client: balvps.AsyncClient, case: Case) -> None:
    async for got in client.batch([(case["operation"], case["arguments"])]):
        got.result()


def config(kind: "type[Any]") -> Way:
    def way(sandbox: Sandbox, case: Case) -> Optional[str]:
        options = {case["key"]: case["value"]}
        given = {key: value for key, value in settings(sandbox).items() if key not in options}
        return message_of(lambda: kind(**given, options=options))

    return way


def option(case: Case) -> "dict[str, str]":
    return {case["option"]: case["value"]}


#: Calls of each kind with a case's option.
OPTION_CALLS: "dict[str, Callable[[Case], _native.Call]]" = {
    "call": lambda case: _native.new_call("get_details", None, option(case)),
    "request": lambda case: _native.new_request("GET", "/details", None, option(case)),
    "second factor": lambda case: _native.new_second_factor("123456", option(case)),
}

WAYS: "dict[str, dict[str, Way]]" = {
    "config": {"Client": config(balvps.Client), "AsyncClient": config(balvps.AsyncClient)},
    "call": {
        "call": blocking(lambda client, case: client.call(case["operation"], **case["arguments"])),
        "batch": blocking(batch),
        "async call": asynchronous(lambda client, case: client.call(case["operation"], **case["arguments"])),
        "async batch": asynchronous(async_batch),
    },
    "request": {
        "request": blocking(
            lambda client, case: client.request(case["method"], case["path"], case.get("body"))
        ),
        "async request": asynchronous(
            lambda client, case: client.request(case["method"], case["path"], case.get("body"))
        ),
    },
    "option": {
        f"{name}, {door}": way(make)
        for name, make in OPTION_CALLS.items()
        for door, way in (("run", ran), ("submit", queued))
    },
}


def every_way(kind: str) -> "list[Any]":
    return [
        pytest.param(way, case, id=f"{case['name']}, {name}")
        for case in TEXTS[kind]
        for name, way in WAYS[case["entry"]].items()
    ]


@pytest.mark.parametrize(("way", "case"), every_way("refused"))
def test_a_nul_is_refused_and_nothing_is_sent(sandbox: Sandbox, way: Way, case: Case) -> None:
    message = way(sandbox, case)
    assert message is not None
    assert case["names"] in message
    assert sandbox.log() == []


@pytest.mark.parametrize(("way", "case"), every_way("whole"))
def test_a_text_in_a_body_arrives_whole(sandbox: Sandbox, way: Way, case: Case) -> None:
    assert way(sandbox, case) is None
    assert json.loads(sandbox.log()[-1]["body"]) == case["sent"]


def test_the_table_holds_every_config_key() -> None:
    keys = {key["key"] for key in json.loads(_native.catalog_json())["config"]}
    assert keys == {case["key"] for case in TEXTS["refused"] if case["entry"] == "config"} - {"base_url\0"}
