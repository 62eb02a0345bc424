"""PowerDNS must store the library's texts for zone files and give the same records back.

Its table of records has the fields of the service: name, type, content, TTL and priority.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dns.oracles_test import PROGRAM, Record, normal, output_of, split_lines

SCHEMAS = (
    Path("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql"),
    Path("/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql"),
)
KEY = "test"
OF_PRIORITY = ("MX", "SRV")
#: Types that PowerDNS does not give back, and why.
NOT_COMPARED = {
    "ANAME": "it does not know the type",
    "HTTPS": "it refuses keys without a value, and parameters of an alias",
    "LOC": "it writes 60 seconds, and smaller sizes than the largest ones",
    "SOA": "a zone has one",
    "SVCB": "it refuses keys without a value, and parameters of an alias",
}
CONFIG = """
launch=gsqlite3
gsqlite3-database={folder}/pdns.sqlite3
socket-dir={folder}
local-address={address}
local-port=5300
webserver=yes
webserver-address={address}
webserver-port={port}
api=yes
api-key={key}
enable-lua-records=no
"""


#: The port of the API. The address is this process's own, so nobody else has it.
PORT = 8081


def own_address() -> str:
    """A loopback address that no other process uses. A free port of a shared address could be taken before
    the server, which needs it for UDP and TCP, has it."""
    process = os.getpid()
    return f"127.{64 + (process >> 16) % 64}.{(process >> 8) % 256}.{process % 256}"


class PowerDns:
    """A running server: its API and its database."""

    def __init__(self, address: str, database: Path) -> None:
        self.address = address
        self.database = database

    def add_zone(self, zone: str) -> None:
        body = {"name": f"{zone}.", "kind": "Native", "nameservers": ["ns.example.net."]}
        self.send("POST", "/zones", body)

    def records(self, zone: str) -> dict[str, str]:
        """The contents by name, of names with one record."""
        rrsets = self.send("GET", f"/zones/{zone}.")["rrsets"]
        return {rrset["name"]: rrset["records"][0]["content"] for rrset in rrsets}

    def store(self, zone: str, rows: list[tuple[str, str, str, int]]) -> None:
        with contextlib.closing(sqlite3.connect(self.database)) as database, database:
            (id,) = database.execute("SELECT id FROM domains WHERE name = ?", [zone]).fetchone()
            database.executemany(
                "INSERT INTO records (domain_id, name, type, content, prio, ttl) VALUES (?, ?, ?, ?, ?, 300)",
                [(id, *row) for row in rows],
            )

    def send(self, method: str, path: str, body: Any = None) -> Any:
        connection = http.client.HTTPConnection(self.address, PORT, timeout=30)
        with contextlib.closing(connection):
            connection.request(
                method, f"/api/v1/servers/localhost{path}", json.dumps(body), {"X-API-Key": KEY}
            )
            response = connection.getresponse()
            text = response.read().decode()
        assert response.status < 300, text
        return json.loads(text) if text else None


@pytest.fixture(scope="module")
def powerdns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PowerDns]:
    folder = tmp_path_factory.mktemp("pdns")
    schema = next(path for path in SCHEMAS if path.exists())
    with contextlib.closing(sqlite3.connect(folder / "pdns.sqlite3")) as database:
        database.executescript(schema.read_text(encoding="utf-8"))
    address = own_address()
    config = CONFIG.format(folder=folder, address=address, port=PORT, key=KEY)
    (folder / "pdns.conf").write_text(config, encoding="utf-8")
    program = shutil.which("pdns_server", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    assert program is not None, "pdns-server is not installed"
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [program, f"--config-dir={folder}", "--daemon=no", "--guardian=no"], stdout=log, stderr=log
        )
    try:
        wait_until_it_answers(server, address, folder / "log")
        yield PowerDns(address, folder / "pdns.sqlite3")
    finally:
        server.kill()
        server.wait()


def wait_until_it_answers(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    while server.poll() is None:
        try:
            socket.create_connection((address, PORT), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))


def row_of(zone: str, place: int, record: Record) -> tuple[str, str, str, int]:
    """A row of PowerDNS's table: name, type, content and priority, which stands apart as at the service."""
    type, content = record
    priority = "0"
    if type in OF_PRIORITY:
        priority, content = content.split(" ", 1)
    return f"r{place}.{zone}", type, content, int(priority)


@functools.cache
def generated() -> dict[str, list[Record]]:
    """Random records by type, as the library writes them."""
    written = split_lines(output_of(str(PROGRAM), "generate", "100"))
    ours = [(type, text) for (type, _), (_, text) in zip(written, normal(written))]
    by_type: dict[str, list[Record]] = {}
    for record in ours:
        by_type.setdefault(record[0], []).append(record)
    return by_type


@pytest.mark.parametrize("type", sorted(set(generated()) - set(NOT_COMPARED)))
def test_powerdns_stores_and_gives_back_what_the_library_writes(powerdns: PowerDns, type: str) -> None:
    sent = generated()[type]
    zone = f"{type.lower()}.example"
    powerdns.add_zone(zone)
    powerdns.store(zone, [row_of(zone, place, record) for place, record in enumerate(sent)])
    stored = powerdns.records(zone)
    assert normal([(type, stored[f"r{place}.{zone}."]) for place in range(len(sent))]) == normal(sent)
