"""lego with its provider httpreq and the gateway. cert-manager, Traefik and Caddy have such providers too."""

from pathlib import Path

import pytest
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.gateway import SECRET, Gateway
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

DOMAINS = ["*.example.com", "example.com", "example.net"]
#: The least that such a client needs.
LISTENER = """
    [http]
    listen = "127.0.0.1:0"
    httpreq = true
    [[key]]
    name = "acme"
    secret_file = "secret"
    names = ["_acme-challenge.*"]
    types = ["TXT"]
    verbs = ["add", "delete"]
    """


class Lego:
    """lego in a home. It does not look for the record: it would ask for it on port 53."""

    def __init__(self, home: Home, pebble: Pebble, dns_server: DnsServer) -> None:
        self._home = home
        self._ca_file = str(pebble.ca_file)
        known = home.run("lego", "--help").stdout
        new, old = "--dns.propagation-disable-ans", "--dns.disable-cp"
        self._account = [
            *("--server", pebble.directory, "--accept-tos", "--email", "admin@example.com"),
            *("--path", str(home.folder / "lego"), "--dns", "httpreq", "--dns.resolvers", dns_server.address),
            new if new in known else old,
        ]

    def issue(self, gateway: Gateway, *domains: str, mode: str = "", status: int = 0) -> str:
        names = [word for domain in domains for word in ("--domains", domain)]
        environment = {
            "LEGO_CA_CERTIFICATES": self._ca_file,
            "HTTPREQ_ENDPOINT": f"http://{gateway.addresses['http']}",
            "HTTPREQ_MODE": mode,
            "HTTPREQ_USERNAME": "acme",
            "HTTPREQ_PASSWORD": SECRET,
            "HTTPREQ_POLLING_INTERVAL": "1",
        }
        done = self._home.run("lego", *self._account, *names, "run", environment=environment, status=status)
        return done.stdout + done.stderr

    @property
    def certificate(self) -> Path:
        return self._home.folder / "lego" / "certificates" / "_.example.com.crt"


@pytest.fixture
def lego(home: Home, pebble: Pebble, dns_server: DnsServer) -> Lego:
    return Lego(home, pebble, dns_server)


def test_a_certificate_for_apex_wildcard_and_second_zone(
    lego: Lego, tmp_path: Path, sandbox: Sandbox
) -> None:
    with Gateway(tmp_path, sandbox, LISTENER) as gateway, zones_stay_as_they_are(sandbox):
        lego.issue(gateway, *DOMAINS)
        assert [line["verb"] for line in gateway.journal()] == ["add"] * 3 + ["delete"] * 3
    assert names_in(lego.certificate) == DOMAINS
    assert requests_to(sandbox).count("POST /api/login") == 1


def test_a_certificate_in_the_raw_mode(lego: Lego, tmp_path: Path, sandbox: Sandbox) -> None:
    with Gateway(tmp_path, sandbox, LISTENER) as gateway, zones_stay_as_they_are(sandbox):
        lego.issue(gateway, "*.example.com", mode="RAW")
    assert names_in(lego.certificate) == ["*.example.com"]


def test_a_key_for_one_zone_gets_no_challenge_into_another(
    lego: Lego, tmp_path: Path, sandbox: Sandbox
) -> None:
    listener = LISTENER + 'zones = ["example.com"]\n'
    with Gateway(tmp_path, sandbox, listener) as gateway, zones_stay_as_they_are(sandbox):
        shown = lego.issue(gateway, "example.net", status=1)
        assert "the key does not allow to add TXT records of _acme-challenge.example.net" in shown
        refusals = [line for line in gateway.journal() if line["event"] == "refusal"]
        assert {(line["key"], line["name"]) for line in refusals} == {("acme", "_acme-challenge.example.net")}
