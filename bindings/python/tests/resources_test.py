"""Each operation belongs to one resource."""

import inspect
import json

from balvps import _native
from balvps.account import Account
from balvps.billing import Billing, Invoices
from balvps.contacts import Contacts
from balvps.models import ANSWERS
from balvps.session import Session
from balvps.tickets import Tickets
from balvps.zones import Records, Zones


def test_every_operation_has_one_home() -> None:
    resources = (Account, Billing, Contacts, Invoices, Records, Session, Tickets, Zones)
    sources = "".join(inspect.getsource(resource) for resource in resources)
    names = [operation["name"] for operation in json.loads(_native.catalog_json())["operations"]]
    assert len(names) == 32
    assert sorted(names) == sorted(ANSWERS)
    assert [name for name in names if f'"{name}"' not in sources] == []
