"""Each operation and each procedure belongs to one resource."""

import inspect
import json

from balvps import _native
from balvps.account import Account
from balvps.billing import Billing, Invoices
from balvps.contacts import Contacts
from balvps.domains import Domains
from balvps.models import ANSWERS
from balvps.orders import Orders
from balvps.plans import Plan
from balvps.services import Services
from balvps.session import Session
from balvps.tickets import Tickets
from balvps.vms import Vms
from balvps.zones import Records, Zone, Zones


def test_every_operation_has_one_home() -> None:
    resources = (
        *(Account, Billing, Contacts, Domains, Invoices, Orders, Plan),
        *(Records, Services, Session, Tickets, Vms, Zone, Zones),
    )
    sources = "".join(inspect.getsource(resource) for resource in resources)
    catalog = json.loads(_native.catalog_json())
    names = [each["name"] for each in catalog["operations"] + catalog["procedures"]]
    assert (len(catalog["operations"]), len(catalog["procedures"])) == (66, 10)
    assert sorted(names) == sorted(ANSWERS)
    # Zones are read in normal form: by list_records, export_zone and plan_zone, which send get_dns_zone.
    homeless = {name for name in names if f'"{name}"' not in sources}
    assert homeless == {"get_dns_zone"}
