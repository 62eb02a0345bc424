"""Every case of tests/vectors, by `client.call` and by the resources. README.md there says how."""

import inspect
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Optional, Union

import balvps
import pytest
from balvps import _native
from balvps.account import Account
from balvps.billing import Billing, Invoices
from balvps.contacts import Contacts
from balvps.session import Session
from balvps.testing import Sandbox
from balvps.tickets import Tickets
from balvps.zones import Records, Zones

VECTORS = Path(__file__).resolve().parents[3] / "tests/vectors"
ABOUT_SIGN_IN = ("login", "logout", "refresh_token", "revoke_token")

Case = dict[str, Any]


# ---- the resources -----------------------------------------------------------------------------------------


class Home(NamedTuple):
    """The resource and the method of an operation."""

    resource: "type[Any]"
    method: str
    #: The member of the answer that the method gives; "": the whole answer.
    payload: str = ""


HOMES: "dict[str, Home]" = {
    "login": Home(Session, "login"),
    "logout": Home(Session, "logout"),
    "refresh_token": Home(Session, "refresh"),
    "revoke_token": Home(Session, "revoke"),
    "signup": Home(Account, "signup"),
    "reset_password": Home(Account, "reset_password"),
    "get_details": Home(Account, "get", "client"),
    "update_details": Home(Account, "update", "client"),
    "list_contacts": Home(Contacts, "list", "contacts"),
    "add_contact": Home(Contacts, "create"),
    "list_contact_privileges": Home(Contacts, "privileges", "privileges"),
    "get_contact": Home(Contacts, "get", "contact"),
    "edit_contact": Home(Contacts, "update"),
    "get_balance": Home(Billing, "balance", "details"),
    "list_invoices": Home(Invoices, "list", "invoices"),
    "get_invoice": Home(Invoices, "get", "invoice"),
    "apply_credit": Home(Invoices, "apply_credit"),
    "list_tickets": Home(Tickets, "list", "tickets"),
    "get_ticket": Home(Tickets, "get"),
    "create_ticket": Home(Tickets, "create"),
    "reply_ticket": Home(Tickets, "reply"),
    "reopen_ticket": Home(Tickets, "reopen"),
    "close_ticket": Home(Tickets, "close"),
    "list_ticket_departments": Home(Tickets, "departments", "departments"),
    "list_dns": Home(Zones, "list", "zones"),
    "list_service_dns": Home(Zones, "list", "zones"),
    "add_dns_zone": Home(Zones, "create"),
    "delete_dns_zone": Home(Zones, "delete"),
    "add_dns_record": Home(Records, "create"),
    "edit_dns_record": Home(Records, "update"),
    "delete_dns_record": Home(Records, "delete"),
}

#: Methods that send more than the operation's own request; the tests of the resources try those, and the
#: methods of the procedures.
SEVERAL_REQUESTS = ("add_dns_zone", "add_dns_record", "edit_dns_record", "update_details")


# ---- the two ways ------------------------------------------------------------------------------------------


class ByCall:
    """`client.call`, or the JSON text behind it where the case gives one."""

    @staticmethod
    def can_express(operation: str, case: Case) -> bool:
        return "arguments_text" in case or not any(
            isinstance(value, float) for value in case["arguments"].values()
        )

    @staticmethod
    def run(client: balvps.Client, sandbox: Sandbox, operation: str, case: Case) -> str:
        if "arguments_text" in case:
            call = _native.new_call(operation, case["arguments_text"].encode(), None)
            return client._send(call).raw
        return client.call(operation, **case["arguments"]).raw

    @staticmethod
    def expected(operation: str, result: Any) -> Any:
        return result


class ByResource:
    """The resource's method for the operation."""

    OF_A_ZONE = ("delete_dns_zone", "delete_dns_record")

    @staticmethod
    def can_express(operation: str, case: Case) -> bool:
        """Whether the method takes such arguments at all. None stands for left out, and a zone has integer
        ids."""
        if "arguments" not in case or operation in SEVERAL_REQUESTS or operation not in HOMES:
            return False
        arguments = dict(case["arguments"])
        if None in arguments.values() or any(isinstance(value, float) for value in arguments.values()):
            return False
        if operation == "list_service_dns" and not arguments:
            return False
        if operation in ByResource.OF_A_ZONE:
            ids = [arguments.pop("service_id", None), arguments.pop("zone_id", None)]
            if any(type(id_) is not int or id_ < 0 for id_ in ids):
                return False
            if operation == "delete_dns_zone":
                return not arguments
            arguments = {name.replace("record_id", "record"): value for name, value in arguments.items()}
        try:
            inspect.signature(getattr(*HOMES[operation][:2])).bind(None, **arguments)
        except TypeError:
            return False
        return True

    @staticmethod
    def run(client: balvps.Client, sandbox: Sandbox, operation: str, case: Case) -> str:
        arguments = dict(case["arguments"])
        resource, method, _ = HOMES[operation]
        if operation not in ByResource.OF_A_ZONE:
            answer = getattr(resource(client), method)(**arguments)
            return json.dumps(answer) if isinstance(answer, dict) else str(answer.raw)
        zone = ByResource.zone(client, sandbox, arguments["service_id"], arguments["zone_id"])
        if operation == "delete_dns_zone":
            return client.zones.delete(zone).raw
        return zone.records.delete(arguments["record_id"]).raw

    @staticmethod
    def zone(client: balvps.Client, sandbox: Sandbox, service_id: int, zone_id: int) -> balvps.Zone:
        """A zone with these ids. How it was listed does not belong to the case's log."""
        listed = {"zones": [{"domain_id": zone_id, "name": "qwerty.com", "service_id": service_id}]}
        sandbox.play(listed, method="GET", path="/api/dns")
        zone = client.zones.list()[0]
        sandbox.clear_log()
        return zone

    @staticmethod
    def expected(operation: str, result: Any) -> Any:
        payload = HOMES[operation].payload
        return result[payload] if payload else result


Way = Union[type[ByCall], type[ByResource]]


def cases() -> "list[Any]":
    """Every case in every way that can express it."""
    ways: tuple[Way, ...] = (ByCall, ByResource)
    return [
        pytest.param(file["operation"], case, way, id=f"{file['operation']}-{case['name']}-{way.__name__}")
        for path in sorted(VECTORS.glob("*.json"))
        if path.stem != "schema"
        for file in [json.loads(path.read_text(encoding="utf-8"))]
        for case in file["cases"]
        for way in ways
        if way.can_express(file["operation"], case)
    ]


# ---- running a case ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shared(_sandbox_of_each_dialect: Sandbox) -> Iterator[balvps.Client]:
    """What spares most cases a login and a connection."""
    with make_client(_sandbox_of_each_dialect, {}) as client:
        client.session.login()
        yield client


def client_for(operation: str, case: Case, sandbox: Sandbox, shared: balvps.Client) -> balvps.Client:
    # A client that has met a limit would obey it in later cases.
    limited = case["expect"].get("error", {}).get("name") == "rate_limited"
    if "config" not in case and not limited and operation not in ABOUT_SIGN_IN:
        return shared
    client = make_client(sandbox, case.get("config", {}))
    if "config" not in case and operation != "login":
        client.session.login()
    return client


def make_client(sandbox: Sandbox, config: "dict[str, Any]") -> balvps.Client:
    settings = {
        "base_url": sandbox.base_url,
        "ca_file": sandbox.ca_file,
        "username": "user@example.com",
        "password": "secret",
        "retries": "0",
        **config,
    }
    return balvps.Client(options={key: value for key, value in settings.items() if value is not None})


def one_or_more(case: Case, singular: str) -> "list[Any]":
    return [case[singular]] if singular in case else list(case.get(f"{singular}s", []))


@pytest.mark.parametrize(("operation", "case", "way"), cases())
def test_vector(
    _sandbox_of_each_dialect: Sandbox, shared: balvps.Client, operation: str, case: Case, way: Way
) -> None:
    sandbox = _sandbox_of_each_dialect
    requests, expected = one_or_more(case, "request"), case["expect"]
    failure: Optional[balvps.BalvpsError] = None
    raw = ""
    try:
        client = client_for(operation, case, sandbox, shared)
    except balvps.BalvpsError as error:
        compare_error(error, expected["error"])
        assert not requests
        return
    answers = [
        {
            "method": request["method"],
            "path": request["path"],
            "status": answer["status"],
            "headers": answer["headers"],
            "body": answer["body"] if "body" in answer else as_json(answer["json"]),
            "delay_ms": answer.get("delay_ms", 0),
        }
        for request, answer in zip(requests, one_or_more(case, "answer"))
    ]
    sandbox._control("PUT", "play", {"answers": answers})
    try:
        raw = way.run(client, sandbox, operation, case)
    except balvps.BalvpsError as error:
        failure = error
    if "error" in expected:
        assert failure is not None, raw
        compare_error(failure, expected["error"])
    else:
        assert failure is None, failure.raw
        # As texts, since 49 and 49.0 are equal as values.
        assert as_json(json.loads(raw)) == as_json(way.expected(operation, expected["result"]))
        for text in expected.get("text_contains", []) if way is ByCall else []:
            assert text in raw
    compare_requests(sandbox, operation, requests)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def compare_error(error: balvps.BalvpsError, expected: "dict[str, Any]") -> None:
    message = str(error)
    assert message
    for key, value in expected.items():
        if key in ("argument", "suggests"):
            assert value in message
        elif key == "hides":
            for secret in value:
                assert secret not in repr(error) + message + json.dumps(error.raw) + repr(vars(error))
        elif key == "messages":
            assert error.messages == tuple(value)
        else:
            assert getattr(error, key) == value


def compare_requests(sandbox: Sandbox, operation: str, expected: "list[Any]") -> None:
    logged = logged_requests(sandbox, operation, len(expected))
    assert [(each["method"], each["path"], each["query"]) for each in logged] == [
        (each["method"], each["path"], each.get("query", "")) for each in expected
    ]
    schemes = {"none": None, "basic": "Basic ***", "bearer": "Bearer ***"}
    for each, wanted in zip(logged, expected):
        assert each["headers"].get("authorization") == schemes[wanted["authorization"]]
        if "body_text" in wanted:
            assert each["body"] == wanted["body_text"]
        else:
            assert each.get("json") == wanted["body"]


def logged_requests(sandbox: Sandbox, operation: str, count: int) -> "list[Any]":
    """Without those by which the client signs in on its own. The sandbox writes a request down after it has
    answered."""
    end = time.monotonic() + 10
    while True:
        logged = [
            entry
            for entry in sandbox.log()
            if operation in ("login", "refresh_token") or entry["path"] not in ("/api/login", "/api/token")
        ]
        if len(logged) >= count or time.monotonic() > end:
            return logged
        time.sleep(0.01)
