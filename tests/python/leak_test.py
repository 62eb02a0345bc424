"""Memory stays flat, whatever calls come to."""

import contextlib
import gc
from pathlib import Path

import balvps
from balvps.testing import Sandbox

CALLS = 10_000
#: What the allocator may keep in the end; one leaked answer per call would be more than ten times that.
MAY_GROW_KILOBYTES = 1024


def resident_kilobytes() -> int:
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError("no VmRSS")


def visit(client: balvps.Client, number: int) -> None:
    kind = number % 5
    if kind == 0:
        for record in client.call("get_dns_zone", service_id=10, zone_id=62).records:
            record.to_dict()
    elif kind == 1:
        invoice = client.invoices.get(308976)
        assert (invoice.total, invoice.date, invoice.items[1].description, invoice.extra) is not None
    elif kind == 2:
        with contextlib.suppress(balvps.NotFound):
            client.invoices.get(1)
    elif kind == 3:
        with contextlib.suppress(balvps.InvalidArgument):
            client.call("get_invoice", idd="x" * 100)
    else:
        answer = client.request("GET", "/dns")
        assert (repr(answer), answer.raw, answer["zones"][::-1].to_csv(), answer == answer) is not None


def test_ten_thousand_calls(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        for number in range(2_000):
            visit(client, number)
        before = resident_kilobytes()
        for number in range(CALLS):
            visit(client, number)
        assert resident_kilobytes() - before < MAY_GROW_KILOBYTES


def test_a_thousand_clients(balvps_sandbox: Sandbox) -> None:
    def visit_once() -> None:
        with balvps_sandbox.client(auth="basic", base_url=balvps_sandbox.http_base_url) as client:
            assert client.account.get().id == 26
        with contextlib.suppress(balvps.ConfigurationError):
            balvps.Client(auth="none of these")

    for _ in range(200):
        visit_once()
    before = resident_kilobytes()
    for _ in range(1_000):
        visit_once()
    assert resident_kilobytes() - before < 2 * MAY_GROW_KILOBYTES
