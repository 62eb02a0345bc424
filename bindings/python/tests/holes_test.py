"""For every hole in an answer, each method returns a result or raises an error of the library."""

import asyncio
import contextlib
import functools
import inspect
from typing import Any

import balvps
import pytest
from balvps.account import Account
from balvps.billing import Billing, Invoices
from balvps.contacts import Contacts
from balvps.domains import Domains
from balvps.orders import Orders
from balvps.services import Services
from balvps.session import Session
from balvps.testing import Sandbox
from balvps.tickets import Tickets
from balvps.vms import Vms
from balvps.zones import Records, Zones

from holes import SETTINGS, answers_to, cases_of

#: The methods of the resources and their arguments. Records are those of example.com. The first argument of a
#: method of one virtual machine is that machine, see `bound`.
CALLS: "dict[str, tuple[tuple[Any, ...], dict[str, Any]]]" = {
    "account.get": ((), {}),
    "account.update": ((), {"city": "Berlin"}),
    "account.signup": (
        (),
        {
            "email": "new@example.com",
            "password": "long and secret",
            "firstname": "New",
            "lastname": "Customer",
            "address1": "Main Street 1",
            "city": "Springfield",
            "state": "Oregon",
            "postcode": "97403",
            "country": "US",
            "phonenumber": "+1.5551234",
        },
    ),
    "account.reset_password": (("user@example.com",), {}),
    "account.notifications": ((), {}),
    "billing.balance": ((), {}),
    "billing.payment_methods": ((), {}),
    "invoices.list": ((), {}),
    "invoices.get": ((308976,), {}),
    "invoices.apply_credit": ((308977, "1.25"), {}),
    "contacts.list": ((), {}),
    "contacts.get": ((49,), {}),
    "contacts.create": ((), {"email": "tech@example.com", "firstname": "Tech", "lastname": "Staff"}),
    "contacts.update": ((49,), {"city": "Portland"}),
    "contacts.privileges": ((), {}),
    "session.login": ((), {}),
    "session.logout": ((), {}),
    "session.refresh": ((), {}),
    "session.revoke": ((), {}),
    "tickets.list": ((), {}),
    "tickets.get": ((736633,), {}),
    "tickets.create": ((1, "Subject", "Body"), {}),
    "tickets.reply": ((736633, "Body"), {}),
    "tickets.close": ((736633,), {}),
    "tickets.reopen": ((736633,), {}),
    "tickets.departments": ((), {}),
    "tickets.attachment": ((736633, "a1b2c3"), {}),
    "services.list": ((), {}),
    "services.find": ((30,), {}),
    "services.get": ((30,), {}),
    "services.methods": ((10,), {}),
    "services.set_label": ((30, "web"), {}),
    "services.upgrades": ((31,), {}),
    "services.upgrade": ((31,), {"package": 402}),
    "services.cancel": ((31,), {}),
    "services.templates": ((30,), {}),
    "services.ips": ((30,), {}),
    "services.rdns": ((30,), {}),
    "services.set_rdns": ((30, "192.0.2.11", "db.example.com"), {}),
    "vms.list": ((30,), {}),
    "vms.find": (("web", 30), {}),
    "vms.find_template": (("Debian 13",), {}),
    "vms.get": ((), {}),
    "vms.start": ((), {}),
    "vms.stop": ((), {}),
    "vms.shutdown": ((), {}),
    "vms.reboot": ((), {}),
    "vms.reset": ((), {}),
    "vms.rebuild": (("Debian 13",), {}),
    "vms.wait": ((), {"timeout": 0.2, "interval": 0.1}),
    "domains.list": ((), {}),
    "domains.find": (("example.org",), {}),
    "domains.get": ((21,), {}),
    "domains.lookup": (("free.org",), {}),
    "domains.nameservers": ((21,), {}),
    "domains.set_nameservers": ((21,), {}),
    "domains.epp_code": ((21,), {}),
    "domains.renew": ((21,), {}),
    "orders.categories": ((), {}),
    "orders.products": (("vps",), {}),
    "orders.product": ((401,), {}),
    "orders.quote": (([{"type": "product", "product_id": 401}],), {}),
    "orders.create": ((401,), {}),
    "orders.create_and_wait": ((403,), {"timeout": 0.2, "interval": 0.1}),
    "zones.list": ((), {}),
    "zones.get": (("example.com",), {}),
    "zones.find_for": (("www.example.com",), {}),
    "zones.create": (("example.net", 10), {}),
    "zones.delete": (("example.com",), {}),
    "records.list": (("A", "@"), {}),
    "records.get": ((406420,), {}),
    "records.create": (("home", "A", "192.0.2.8"), {}),
    "records.update": ((406420,), {"ttl": 60}),
    "records.ensure": (("home", "A", "192.0.2.8"), {}),
    "records.set": (("@", "MX", ["mail2.example.com", "mail3.example.com"]), {}),
    "records.remove": (("@", "MX"), {}),
    "records.upsert": (("@", "MX", "mail2.example.com"), {}),
    "records.delete": ((406420,), {}),
}

#: What a zone should have.
PLANNED = [{"name": name, "type": "A", "content": "192.0.2.8"} for name in ("@", "home")]

#: The same methods with other arguments, which run other code; and those of zones and plans.
OTHER_CALLS: "list[tuple[str, tuple[Any, ...], dict[str, Any]]]" = [
    ("invoices.apply_credit", (308977,), {}),
    ("contacts.create", (), {"email": "t@example.com", "firstname": "T", "lastname": "S", "confirm": True}),
    ("zones.list", (10,), {}),
    ("services.find", ("production",), {}),
    ("vms.list", (), {}),
    ("records.list", (), {}),
    ("records.upsert", ("@", "MX", "mail.example.com", 3600), {}),
    ("records.upsert", ("new", "A", "192.0.2.8"), {}),
    ("zone.export", (), {}),
    ("zone.plan", (PLANNED,), {"delete": True}),
    ("plan.apply", (True,), {}),
    ("records.update", (406420,), {"name": "@", "type": "MX", "content": "mail3.example.com"}),
]

ALL_CALLS = [(name, *arguments) for name, arguments in CALLS.items()] + OTHER_CALLS

RESOURCES = (
    Account,
    Billing,
    Contacts,
    Domains,
    Invoices,
    Orders,
    Records,
    Services,
    Session,
    Tickets,
    Vms,
    Zones,
)


def test_every_method_is_called() -> None:
    methods = {
        f"{resource.__name__.lower()}.{name}"
        for resource in RESOURCES
        for name, _ in inspect.getmembers(resource, inspect.isfunction)
        if not name.startswith("_")
    }
    assert methods == set(CALLS)


def bound(client: Any, zone: Any, name: str) -> Any:
    resource, method = name.split(".")
    if resource == "plan":
        return getattr(zone.plan(PLANNED), method)
    if resource == "vms" and method not in ("list", "find"):
        # It is found before, because each search would have the same holes.
        vm = client.vms.find("db" if method == "start" else "web")
        return functools.partial(getattr(client.vms, method), vm)
    owners = {"records": zone.records, "zone": zone}
    return getattr(owners.get(resource) or getattr(client, resource), method)


def read_everything(result: object) -> None:
    """Reads everything in a result."""
    repr(result)
    if isinstance(result, balvps.View):
        result.to_dict()
        repr(result.extra)
        for name in result:
            read_everything(result[name])
        for name in type(result)._fields:
            with contextlib.suppress(balvps.BalvpsError):
                read_everything(getattr(result, name))
    if isinstance(result, balvps.ListView):
        result.to_csv()
        result._repr_html_()
        for item in result:
            read_everything(item)


@pytest.fixture
def local(balvps_sandbox: Sandbox) -> "dict[str, Any]":
    """What clients are made with: without encryption and second tries, so that there is time for many."""
    return {"base_url": balvps_sandbox.http_base_url, "retries": 0}


@pytest.mark.parametrize(("name", "arguments", "options"), ALL_CALLS, ids=[call[0] for call in ALL_CALLS])
def test_a_method_bears_every_hole(
    balvps_sandbox: Sandbox,
    local: "dict[str, Any]",
    name: str,
    arguments: "tuple[Any, ...]",
    options: "dict[str, Any]",
) -> None:
    failed = []
    balvps_sandbox.reset(**SETTINGS)
    with balvps_sandbox.client(**local) as client:
        client.session.login()
        call = bound(client, client.zones.get("example.com"), name)
        if name == "tickets.reopen":
            client.tickets.close(736633)
        balvps_sandbox.clear_log()
        answers = answers_to(balvps_sandbox, lambda: call(*arguments, **options))
        client.session.login()
        for case in cases_of(answers):
            case.play(balvps_sandbox)
            try:
                read_everything(call(*arguments, **options))
            except balvps.BalvpsError:
                pass
            except Exception as error:
                failed.append(f"{case.name}: {error!r}")
    assert answers
    assert failed == []


@pytest.mark.parametrize("name", ["contacts.privileges", "account.update", "zones.create", "records.update"])
def test_an_asynchronous_method_bears_every_hole(
    balvps_sandbox: Sandbox, local: "dict[str, Any]", name: str
) -> None:
    arguments, options = CALLS[name]
    balvps_sandbox.reset(**SETTINGS)
    with balvps_sandbox.client(**local) as client:
        call = bound(client, client.zones.get("example.com"), name)
        balvps_sandbox.clear_log()
        answers = answers_to(balvps_sandbox, lambda: call(*arguments, **options))

    async def run() -> "list[str]":
        failed = []
        async with balvps.AsyncClient("user@example.com", "secret", **local) as client:
            call = bound(client, await client.zones.get("example.com"), name)
            for case in cases_of(answers):
                case.play(balvps_sandbox)
                try:
                    read_everything(await call(*arguments, **options))
                except balvps.BalvpsError:
                    pass
                except Exception as error:
                    failed.append(f"{case.name}: {error!r}")
        return failed

    assert asyncio.run(run()) == []
