"""Each operation and each procedure belongs to one resource."""

import inspect
import json

from balvps import _native
from balvps.account import Account
from balvps.billing import Billing, Invoices
from balvps.contacts import Contacts
from balvps.models import ANSWERS
from balvps.plans import Plan
from balvps.session import Session
from balvps.tickets import Tickets
from balvps.zones import Records, Zone, Zones

#: The groups of operations that `client.call` calls.
BY_NAME_ALONE = ("services", "servers", "orders", "domains")


def test_every_operation_has_one_home() -> None:
    resources = (Account, Billing, Contacts, Invoices, Plan, Records, Session, Tickets, Zone, Zones)
    sources = "".join(inspect.getsource(resource) for resource in resources)
    catalog = json.loads(_native.catalog_json())
    names = [each["name"] for each in catalog["operations"] + catalog["procedures"]]
    assert (len(catalog["operations"]), len(catalog["procedures"])) == (66, 8)
    assert sorted(names) == sorted(ANSWERS)
    # Zones are read in normal form: by list_records, export_zone and plan_zone, which send get_dns_zone.
    by_name_alone = {each["name"] for each in catalog["operations"] if each["tag"] in BY_NAME_ALONE}
    homeless = {name for name in names if f'"{name}"' not in sources}
    assert homeless == by_name_alone | {
        *("get_dns_zone", "get_ticket_attachment", "list_notifications", "list_payment_methods")
    }
