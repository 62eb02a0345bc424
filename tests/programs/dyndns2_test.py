"""ddclient and inadyn with the gateway's dyndns2: an address that changes twice.

The configurations are valid for the versions of Debian 12 and 13.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from balvps.testing import Sandbox

from tests.programs.support.gateway import SECRET, Gateway
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

NAMES = ("home.example.com", "office.example.com")


@pytest.fixture
def certificate(home: Home) -> Path:
    """The certificate of the gateway, with its key in ``key.pem`` beside it."""
    home.run(
        *("openssl", "req", "-x509", "-days", "2", "-nodes", "-subj", "/CN=localhost", "-newkey", "ec"),
        *("-pkeyopt", "ec_paramgen_curve:P-256", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
        *("-keyout", "key.pem", "-out", "certificate.pem"),
    )
    return home.folder / "certificate.pem"


@pytest.fixture
def gateway(tmp_path: Path, sandbox: Sandbox, certificate: Path) -> "Iterator[Gateway]":
    folder = tmp_path / "gateway"
    folder.mkdir()
    key_file = certificate.with_name("key.pem")
    listeners = f"""
        [http]
        listen = "127.0.0.1:0"
        dyndns2 = true
        certificate_file = "{certificate}"
        private_key_file = "{key_file}"
        [[key]]
        name = "home"
        secret_file = "secret"
        zones = ["example.com"]
        names = ["home.example.com", "office.example.com"]
        types = ["A", "AAAA"]
        """
    with Gateway(folder, sandbox, listeners) as gateway:
        yield gateway


class Client:
    """A program that updates the names, and reads the address from a file.

    Args:
        home: where it runs.
        words: its command line.
    """

    def __init__(self, home: Home, *words: "str | Path") -> None:
        self._home = home
        self._words = words
        self.address_file = home.folder / "address"

    def run(self, address: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        self.address_file.write_text(f"{address}\n")
        return self._home.run(*self._words, **options)


@pytest.fixture
def ddclient(home: Home, gateway: Gateway, certificate: Path) -> Client:
    config = home.folder / "ddclient.conf"
    cache = home.folder / "ddclient.cache"
    config.write_text(
        f"ssl=yes\nssl_ca_file={certificate}\nuse=cmd, cmd='cat {home.folder}/address'\n"
        f"min-interval=0, protocol=dyndns2, server={gateway.addresses['http']}\n"
        f"login=home, password='{SECRET}'\n{','.join(NAMES)}\n"
    )
    config.chmod(0o600)
    files = ("-file", config, "-cache", cache, "-pid", home.folder / "ddclient.pid")
    return Client(home, "ddclient", *files, "-daemon", "0", "-verbose", "-noquiet")


@pytest.fixture
def inadyn(home: Home, gateway: Gateway, certificate: Path) -> Client:
    config = home.folder / "inadyn.conf"
    cache = home.folder / "inadyn"
    cache.mkdir()
    config.write_text(
        f"""verify-address = false
        ca-trust-file = {certificate}
        custom balvps {{
            username = home
            password = "{SECRET}"
            ddns-server = {gateway.addresses["http"]}
            ddns-path = "/nic/update?hostname=%h&myip=%i"
            ddns-response = {{ good, nochg }}
            hostname = {{ {", ".join(NAMES)} }}
            checkip-command = "/bin/cat {home.folder}/address"
        }}
        """
    )
    files = ("--config", config, "--cache-dir", cache, "--pidfile", home.folder / "inadyn.pid")
    return Client(home, "inadyn", "--once", "--foreground", *files, "--loglevel", "debug")


def addresses(sandbox: Sandbox) -> "set[tuple[str, str, str]]":
    return {
        (record["name"], record["type"], record["content"])
        for zone in sandbox.state()["zones"]
        for record in zone["records"]
        if record["name"] in NAMES
    }


def clear(sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        for name in NAMES:
            client.call("remove_records", name=name)


# The dialects are those of the service, of which both programs see the same. inadyn is the quicker one.
@pytest.mark.parametrize(
    ("dialect", "program"),
    [("wire", "ddclient"), ("wire", "inadyn"), ("hostile", "inadyn"), ("documented", "inadyn")],
    indirect=["dialect"],
    scope="session",
)
def test_an_address_that_changes_twice(
    program: str, sandbox: Sandbox, gateway: Gateway, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(program)
    with zones_stay_as_they_are(sandbox):
        for address in ("8.8.8.8", "8.8.4.4", "8.8.8.8"):
            client.run(address)
            assert addresses(sandbox) == {(name, "A", address) for name in NAMES}
            before = len(requests_to(sandbox))
            client.run(address)
            assert len(requests_to(sandbox)) == before  # the program knows that nothing has changed
        clear(sandbox)
    assert requests_to(sandbox).count("POST /api/login") == 2  # the gateway's, and that of clear
    changes = [line["verb"] for line in gateway.journal()]
    assert changes == ["add", "add", "update", "update", "update", "update"]


@pytest.mark.parametrize("program", ["ddclient", "inadyn"])
def test_a_record_that_is_right_already_is_no_failure(
    program: str, sandbox: Sandbox, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(program)
    with sandbox.client() as other:
        for name in NAMES:
            other.call("ensure_record", name=name, type="A", content="8.8.8.8")
    sandbox.clear_log()
    client.run("8.8.8.8")
    assert addresses(sandbox) == {(name, "A", "8.8.8.8") for name in NAMES}
    assert not [line for line in requests_to(sandbox) if "/records" in line]


def test_ddclient_tells_a_wrong_password(sandbox: Sandbox, home: Home, ddclient: Client) -> None:
    config = home.folder / "ddclient.conf"
    config.write_text(config.read_text().replace(SECRET, "wrong"))
    done = ddclient.run("8.8.8.8", status=1)
    assert re.search("auth\\w+ failed", done.stderr)  # the versions call it authorization or authentication
    assert sandbox.log() == []
