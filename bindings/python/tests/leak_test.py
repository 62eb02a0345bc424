"""Memory does not grow, whatever the results of calls are."""

import asyncio
import contextlib
import functools
import gc
import subprocess
import sys
import weakref
from pathlib import Path
from typing import Any, Optional

import balvps
import pytest
from balvps.testing import PASSWORD, USERNAME, Sandbox

CALLS = 10_000
#: What the allocator may keep. One leaked answer per call would take more than ten times as much.
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
        answer = client.request("GET", "/ticket/departments")
        assert (repr(answer), answer.raw, answer["departments"][::-1].to_csv(), answer == answer) is not None


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


# ---- reference cycles --------------------------------------------------------------------------------------


class Shop(balvps.Client):
    """A client that keeps what it has read."""

    @functools.cached_property
    def zone(self) -> Any:
        return self.zones.get("example.com")

    @functools.cached_property
    def all_zones(self) -> Any:
        return self.zones.list()


class Store:
    """A token store in memory that knows the client it is for."""

    owner: Any = None
    text: Optional[str] = None

    def load(self) -> Optional[str]:
        return self.text

    def save(self, text: Optional[str]) -> None:
        self.text = text

    def lock(self) -> bool:
        return True

    def unlock(self) -> None:
        pass


def keeps_a_view(sandbox: Sandbox) -> balvps.Client:
    shop = Shop(USERNAME, PASSWORD, base_url=sandbox.base_url, ca_file=sandbox.ca_file)
    assert shop.zone.records.list()
    return shop


def keeps_a_list(sandbox: Sandbox) -> balvps.Client:
    shop = Shop(USERNAME, PASSWORD, base_url=sandbox.base_url, ca_file=sandbox.ca_file)
    assert shop.all_zones[1:]
    return shop


def is_owned_by_its_store(sandbox: Sandbox) -> balvps.Client:
    store = Store()
    client = store.owner = sandbox.client(token_store=store)
    return client


@pytest.mark.parametrize("make", [keeps_a_view, keeps_a_list, is_owned_by_its_store])
def test_a_client_in_a_circle_is_collected(balvps_sandbox: Sandbox, make: Any) -> None:
    client = make(balvps_sandbox)
    assert client.account.get().id == 26
    gone = weakref.ref(client)
    del client
    gc.collect()
    assert gone() is None


def test_an_async_client_in_a_circle_is_collected(balvps_sandbox: Sandbox) -> None:
    store = Store()
    client = store.owner = balvps.AsyncClient(
        USERNAME,
        PASSWORD,
        base_url=balvps_sandbox.base_url,
        ca_file=balvps_sandbox.ca_file,
        token_store=store,
    )
    assert asyncio.run(_account_id(client)) == 26
    gone = weakref.ref(client)
    del client, store
    gc.collect()
    assert gone() is None


async def _account_id(client: balvps.AsyncClient) -> int:
    return (await client.account.get()).id


def test_the_garbage_collector_knows_views_only_where_they_lead_somewhere(client: balvps.Client) -> None:
    assert not gc.is_tracked(client.invoices.list())
    assert not gc.is_tracked(client.invoices.list()[0])
    assert not gc.is_tracked(client.zones.get("example.com").records.list()[0])
    assert gc.is_tracked(client.zones.list())
    assert gc.is_tracked(client.zones.list()[0])


# ---- lack of memory ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("read", ["answer.raw", "answer['items'].raw"])
def test_an_answer_too_large_to_copy_is_a_memory_error(read: str) -> None:
    program = f"""
import balvps, ctypes, http.server, pathlib, re, resource, threading

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{{"items":["' + b"1" * 60_000_000 + b'"]}}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *arguments):
        pass

server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
threading.Thread(target=server.handle_request).start()
with balvps.Client(token="any", base_url=f"http://127.0.0.1:{{server.server_port}}/api") as client:
    answer = client.request("GET", "/anything")
ctypes.CDLL(None).malloc_trim(0)
used = int(re.search(r"VmSize:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) * 1024
resource.setrlimit(resource.RLIMIT_AS, (used, resource.RLIM_INFINITY))
try:
    {read}
except MemoryError:
    print("no memory")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "no memory\n", "")
