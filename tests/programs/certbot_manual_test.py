"""certbot with `balvps acme` as the hooks of its plug-in `manual`."""

import pytest
from balvps import acme
from balvps.testing import Sandbox

from tests.programs.support.certbot import Certbot
from tests.programs.support.dns_server import DnsServer
from tests.programs.support.page import block
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

DOMAINS = ["*.example.com", "example.com", "example.net", "www.sub.example.com"]


@pytest.fixture
def certbot(home: Home, pebble: Pebble) -> Certbot:
    return Certbot(home, pebble)


@pytest.mark.parametrize(
    ("dialect", "renewals"), [("wire", 2), ("documented", 0)], indirect=["dialect"], scope="session"
)
def test_one_certificate_for_apex_wildcard_second_zone_and_sub_zone(
    certbot: Certbot, sandbox: Sandbox, dns_server: DnsServer, renewals: int
) -> None:
    """The wildcard and the apex have two values at one name, where another host keeps a third."""
    with sandbox.client(auth="basic") as client:
        acme.present(client, "_acme-challenge.example.com", "of another host")
    line = block("certbot", "sh").replace("--wait 120", f"--wait 120 --nameserver {dns_server.address}")
    with zones_stay_as_they_are(sandbox):
        told = certbot.run(f"{line.strip()} --domain example.net --domain www.sub.example.com")
        assert "ran with" not in told  # certbot warns of a hook that says something
        certificates = {certbot.certificate.read_bytes()}
        for _ in range(renewals):
            certbot.run("certbot renew --force-renewal --no-random-sleep-on-renew")
            certificates.add(certbot.certificate.read_bytes())
    assert len(certificates) == 1 + renewals
    assert names_in(certbot.certificate) == DOMAINS


HOOKS = "--manual-auth-hook 'balvps acme present' --manual-cleanup-hook 'balvps acme cleanup'"
ONE_NAME = "certbot certonly --manual --preferred-challenges dns --domain example.com"


def test_a_certificate_needs_one_login_and_few_requests(certbot: Certbot, sandbox: Sandbox) -> None:
    certbot.run(f"{ONE_NAME} {HOOKS}")
    zone = "/api/service/10/dns/62"
    assert requests_to(sandbox) == [
        *("POST /api/login", "GET /api/dns", f"GET {zone}", f"POST {zone}/records", f"GET {zone}"),
        *("GET /api/dns", f"GET {zone}", f"DELETE {zone}/records/406473"),
    ]


def test_after_a_failed_validation_nothing_is_left(certbot: Certbot, sandbox: Sandbox) -> None:
    elsewhere = '"_elsewhere.$CERTBOT_DOMAIN" "$CERTBOT_VALIDATION"'
    hooks = HOOKS.replace("present", f"present {elsewhere}").replace("cleanup'", f"cleanup {elsewhere}'")
    with zones_stay_as_they_are(sandbox):
        told = certbot.run(f"{ONE_NAME} {hooks}", status=1)
    assert "Type:   unauthorized" in told
    assert [request.split()[0] for request in requests_to(sandbox)].count("DELETE") == 1
