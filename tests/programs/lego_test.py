"""lego with `balvps acme` as its program of the provider `exec`. Traefik has the same provider."""

from pathlib import Path

import pytest
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

PROGRAM = Path(__file__).parents[2] / "examples" / "lego" / "balvps-exec.sh"
DOMAINS = ["*.example.com", "example.com", "example.net"]


class Lego:
    """lego in a home. It does not look for the record: it would ask for it on port 53."""

    def __init__(self, home: Home, pebble: Pebble, dns_server: DnsServer) -> None:
        self._home = home
        self._environment = {
            "LEGO_CA_CERTIFICATES": str(pebble.ca_file),
            "EXEC_PATH": str(PROGRAM),
            # Seconds between two names, which are 60 otherwise, and before the validation of each.
            "EXEC_SEQUENCE_INTERVAL": "0",
            "EXEC_POLLING_INTERVAL": "1",
        }
        known = home.run("lego", "--help").stdout
        new, old = "--dns.propagation-disable-ans", "--dns.disable-cp"
        self._account = [
            *("--server", pebble.directory, "--accept-tos", "--email", "admin@example.com"),
            *("--path", str(home.folder / "lego"), "--dns", "exec", "--dns.resolvers", dns_server.address),
            new if new in known else old,
        ]

    def issue(self) -> None:
        names = [word for domain in DOMAINS for word in ("--domains", domain)]
        self._home.run("lego", *self._account, *names, "run", environment=self._environment)

    @property
    def certificate(self) -> Path:
        return self._home.folder / "lego" / "certificates" / "_.example.com.crt"


@pytest.fixture
def lego(home: Home, pebble: Pebble, dns_server: DnsServer) -> Lego:
    return Lego(home, pebble, dns_server)


def test_a_certificate_for_apex_wildcard_and_second_zone(lego: Lego, sandbox: Sandbox) -> None:
    with zones_stay_as_they_are(sandbox):
        lego.issue()
    assert names_in(lego.certificate) == DOMAINS
    assert requests_to(sandbox).count("POST /api/login") == 1
