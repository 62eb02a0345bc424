"""The gateway with programs that speak dynamic update, zone transfer and DNS: nsupdate, dig, kdig, knsupdate,
ddclient, and lego and certbot with Pebble."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

import pytest
from balvps.testing import Sandbox

from tests.programs.conftest import EACH_DIALECT
from tests.programs.support.gateway import HOST, KEY, SECRET, Gateway
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import zones_of, zones_stay_as_they_are

#: Seconds for which nsupdate, dig and kdig wait for an answer. By themselves they wait for three or five, too
#: few on a busy machine.
PATIENCE = 60

DOMAINS = ["*.example.com", "example.com", "example.net"]


@pytest.fixture(scope="module")
def gateway(sandbox_process: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    with Gateway(tmp_path_factory.mktemp("gateway"), sandbox_process) as gateway:
        yield gateway


def records(sandbox: Sandbox, name: str) -> "list[str]":
    """The records of a name of example.com as the service has stored them."""
    return [record for record in zones_of(sandbox)["example.com"] if record.startswith(f"{name} ")]


# ---- nsupdate


class Nsupdate:
    def __init__(self, home: Home, gateway: Gateway) -> None:
        self._home = home
        self._server = f"server {HOST} {gateway.port}\n"
        self._key = gateway.key_file(home.folder)

    def run(self, *lines: str, key: Optional[Path] = None, status: int = 0) -> str:
        """Sends one update, and returns what the program says."""
        script = self._server + "\n".join([*lines, "send"]) + "\n"
        words = ("nsupdate", "-u", str(PATIENCE), "-k", key or self._key)
        return self._home.run(*words, input=script, status=status).stderr


@pytest.fixture
def nsupdate(home: Home, gateway: Gateway) -> Nsupdate:
    return Nsupdate(home, gateway)


@EACH_DIALECT
def test_nsupdate_adds_and_deletes_a_record(nsupdate: Nsupdate, sandbox: Sandbox) -> None:
    with zones_stay_as_they_are(sandbox):
        nsupdate.run(
            "update add n1.example.com 300 A 192.0.2.8",
            "update add n1.example.com 300 A 192.0.2.9",
            'update add n1.example.com 300 TXT "a text" " in two strings"',
        )
        assert records(sandbox, "n1.example.com") == [
            "n1.example.com A 300 0 192.0.2.8",
            "n1.example.com A 300 0 192.0.2.9",
            "n1.example.com TXT 300 0 a text in two strings",
        ]
        nsupdate.run("update delete n1.example.com A 192.0.2.8")
        assert records(sandbox, "n1.example.com")[0] == "n1.example.com A 300 0 192.0.2.9"
        nsupdate.run("update delete n1.example.com A 192.0.2.9", "update delete n1.example.com TXT")


@EACH_DIALECT
def test_nsupdate_deletes_an_rrset_and_a_name(nsupdate: Nsupdate, sandbox: Sandbox) -> None:
    with zones_stay_as_they_are(sandbox):
        nsupdate.run(
            *(f"update add n2.example.com 300 A 192.0.2.{number}" for number in range(5)),
            "update add n2.example.com 300 AAAA 2001:db8::2",
        )
        nsupdate.run("update delete n2.example.com A")
        assert records(sandbox, "n2.example.com") == ["n2.example.com AAAA 300 0 2001:db8::2"]
        nsupdate.run("update delete n2.example.com")


@EACH_DIALECT
def test_nsupdate_finds_the_zone_of_a_name_by_itself(nsupdate: Nsupdate, sandbox: Sandbox) -> None:
    nsupdate.run("update add a.b.sub.example.com 300 A 192.0.2.9")
    assert "a.b.sub.example.com A 300 0 192.0.2.9" in zones_of(sandbox)["sub.example.com"]


@EACH_DIALECT
@pytest.mark.parametrize(
    ("prerequisite", "failure"),
    [
        ("prereq yxdomain n3.example.com", "NXDOMAIN"),
        ("prereq nxdomain www.example.com", "YXDOMAIN"),
        ("prereq yxrrset example.com PTR", "NXRRSET"),
        ("prereq nxrrset example.com MX", "YXRRSET"),
        ("prereq yxrrset example.com A 192.0.2.200", "NXRRSET"),
    ],
)
def test_nsupdate_is_told_that_a_prerequisite_fails(
    nsupdate: Nsupdate, sandbox: Sandbox, prerequisite: str, failure: str
) -> None:
    with zones_stay_as_they_are(sandbox):
        said = nsupdate.run(prerequisite, "update add n3.example.com 300 A 192.0.2.9", status=2)
    assert f"update failed: {failure}" in said


@EACH_DIALECT
def test_nsupdate_updates_if_prerequisites_hold(nsupdate: Nsupdate, sandbox: Sandbox) -> None:
    with zones_stay_as_they_are(sandbox):
        nsupdate.run(
            "prereq nxdomain n3.example.com",
            "prereq yxdomain www.example.com",
            "prereq yxrrset example.com MX",
            "prereq yxrrset example.com A 192.0.2.1",
            "prereq nxrrset example.com PTR",
            "update add n3.example.com 300 A 192.0.2.9",
        )
        assert records(sandbox, "n3.example.com") == ["n3.example.com A 300 0 192.0.2.9"]
        nsupdate.run("update delete n3.example.com")


def test_nsupdate_with_a_wrong_secret_changes_nothing(
    nsupdate: Nsupdate, home: Home, gateway: Gateway, sandbox: Sandbox
) -> None:
    wrong = gateway.key_file(home.folder, base64.b64encode(b"x" * 32).decode())
    with zones_stay_as_they_are(sandbox):
        said = nsupdate.run("update add n4.example.com 300 A 192.0.2.9", key=wrong, status=2)
    assert "NOTAUTH(BADSIG)" in said
    assert gateway.journal()[-1]["reason"].startswith("bad_signature")


@EACH_DIALECT
def test_knsupdate_adds_and_deletes_a_record(home: Home, gateway: Gateway, sandbox: Sandbox) -> None:
    key = f"hmac-sha256:{KEY}:{SECRET}"
    with zones_stay_as_they_are(sandbox):
        for line in ("add n5.example.com. 300 A 192.0.2.9", "delete n5.example.com. A"):
            script = f"server {HOST} {gateway.port}\nzone example.com.\nupdate {line}\nsend\n"
            home.run("knsupdate", "-y", key, input=script)
            assert len(records(sandbox, "n5.example.com")) == int("add" in line)


# ---- dig and kdig


def dig(home: Home, gateway: Gateway, *words: "str | Path", program: str = "dig") -> "list[str]":
    """The records of the answer, each with single spaces."""
    options = ["+noall", "+answer", f"+{'time' if program == 'dig' else 'timeout'}={PATIENCE}"]
    options += ["+nocomments"] if program == "kdig" else []
    done = home.run(program, f"@{HOST}", "-p", str(gateway.port), *words, *options)
    lines = (re.sub(r"\s+", " ", line).strip() for line in done.stdout.splitlines())
    return [line for line in lines if line and not line.startswith(";")]


@EACH_DIALECT
@pytest.mark.parametrize("program", ["dig", "kdig"])
def test_dig_shows_records(home: Home, gateway: Gateway, sandbox: Sandbox, program: str) -> None:
    soa = dig(home, gateway, "example.com", "SOA", program=program)
    assert [line.split()[:6] for line in soa] == [
        ["example.com.", "3600", "IN", "SOA", "ns1.example.com.", "hostmaster.example.com."]
    ]
    assert dig(home, gateway, "sip.example.com", "ANY", program=program) == [
        'sip.example.com. 3600 IN NAPTR 100 10 "U" "E2U+sip" "!^.*$!sip:info@example.com!" .'
    ]


@EACH_DIALECT
@pytest.mark.parametrize("program", ["dig", "kdig"])
def test_dig_transfers_a_zone(home: Home, gateway: Gateway, sandbox: Sandbox, program: str) -> None:
    key = f"hmac-sha256:{KEY}:{SECRET}"
    lines = dig(home, gateway, "example.com", "AXFR", "-y", key, program=program)
    transferred = [tuple(line.split()[index] for index in (0, 3)) for line in lines if " TSIG " not in line]
    assert transferred[0] == transferred[-1] == ("example.com.", "SOA")
    stored = [tuple(record.split()[:2]) for record in zones_of(sandbox)["example.com"]]
    assert sorted(transferred[1:]) == sorted((f"{name}.", type) for name, type in stored)


def test_dig_transfers_nothing_without_a_key(home: Home, gateway: Gateway) -> None:
    assert dig(home, gateway, "example.com", "AXFR") == []


# ---- dynamic addresses


@EACH_DIALECT
def test_ddclient_sets_an_address_that_changes_twice(home: Home, gateway: Gateway, sandbox: Sandbox) -> None:
    config = home.folder / "ddclient.conf"
    for address in ("192.0.2.7", "192.0.2.8", "192.0.2.9"):
        config.write_text(
            f"""
use=ip, ip={address}
protocol=nsupdate
server={HOST}:{gateway.port}
login=/usr/bin/nsupdate
password={gateway.key_file(home.folder)}
zone=example.com
home.example.com
"""
        )
        config.chmod(0o600)
        # With one cache it would not update more often than every 30 seconds.
        cache = home.folder / f"cache-{address}"
        home.run("ddclient", "-daemon=0", "-file", config, "-cache", cache, "-force")
        assert records(sandbox, "home.example.com") == [f"home.example.com A 600 0 {address}"]


# ---- certificates


def test_lego_gets_a_certificate(home: Home, gateway: Gateway, pebble: Pebble, sandbox: Sandbox) -> None:
    known = home.run("lego", "--help").stdout
    new, old = "--dns.propagation-disable-ans", "--dns.disable-cp"
    with zones_stay_as_they_are(sandbox):
        home.run(
            *("lego", "--server", pebble.directory, "--accept-tos", "--email", "admin@example.com"),
            *("--path", home.folder / "lego", "--dns", "rfc2136"),
            # It asks the gateway where zones begin.
            *("--dns.resolvers", gateway.addresses["rfc2136"], new if new in known else old),
            *(word for domain in DOMAINS for word in ("--domains", domain)),
            "run",
            environment={
                "LEGO_CA_CERTIFICATES": str(pebble.ca_file),
                "RFC2136_NAMESERVER": gateway.addresses["rfc2136"],
                "RFC2136_TSIG_ALGORITHM": "hmac-sha256.",
                "RFC2136_TSIG_KEY": KEY,
                "RFC2136_TSIG_SECRET": SECRET,
                "RFC2136_SEQUENCE_INTERVAL": "0",
                "RFC2136_POLLING_INTERVAL": "1",
            },
        )
    assert names_in(home.folder / "lego" / "certificates" / "_.example.com.crt") == DOMAINS


def test_certbot_gets_a_certificate_and_renews_it_twice(
    home: Home, gateway: Gateway, pebble: Pebble, sandbox: Sandbox
) -> None:
    credentials = home.folder / "rfc2136.ini"
    credentials.write_text(
        f"""
dns_rfc2136_server = {HOST}
dns_rfc2136_port = {gateway.port}
dns_rfc2136_name = {KEY}
dns_rfc2136_secret = {SECRET}
dns_rfc2136_algorithm = HMAC-SHA256
"""
    )
    credentials.chmod(0o600)
    folders = (
        word
        for option in ("config-dir", "work-dir", "logs-dir")
        for word in (f"--{option}", home.folder / option)
    )
    certbot = ("certbot", "--non-interactive", *folders)
    trusted = {"REQUESTS_CA_BUNDLE": str(pebble.ca_file)}
    live = home.folder / "config-dir" / "live" / "example.com" / "cert.pem"
    with zones_stay_as_they_are(sandbox):
        home.run(
            *(*certbot, "certonly", "--agree-tos", "--register-unsafely-without-email"),
            *("--server", pebble.directory, "--dns-rfc2136", "--dns-rfc2136-credentials", credentials),
            *("--dns-rfc2136-propagation-seconds", "0"),
            *(word for domain in DOMAINS for word in ("--domain", domain)),
            environment=trusted,
        )
        certificates = {live.read_bytes()}
        for _ in range(2):
            home.run(*certbot, "renew", "--force-renewal", "--no-random-sleep-on-renew", environment=trusted)
            certificates.add(live.read_bytes())
    assert len(certificates) == 3
    assert names_in(live) == DOMAINS
