"""certbot with `balvps acme` as the hooks of its plug-in `manual`."""

from pathlib import Path

import pytest
from balvps import acme
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

DOMAINS = ["*.example.com", "example.com", "example.net", "www.sub.example.com"]


class Certbot:
    """certbot in a home, with an account at an ACME server."""

    def __init__(self, home: Home, pebble: Pebble) -> None:
        self._home = home
        self._pebble = pebble

    def run(self, *words: str, status: int = 0) -> str:
        """What a run told."""
        folders = [f"--{kind}-dir={self._home.folder / kind}" for kind in ("config", "work", "logs")]
        trusted = {"REQUESTS_CA_BUNDLE": str(self._pebble.ca_file)}
        done = self._home.run(
            "certbot", *words, "--non-interactive", *folders, environment=trusted, status=status
        )
        return done.stdout + done.stderr

    def issue(self, domains: "list[str]", *hooks: str, status: int = 0) -> str:
        account = ["--server", self._pebble.directory, "--agree-tos", "--email", "admin@example.com"]
        names = [word for domain in domains for word in ("--domain", domain)]
        plugin = ["--manual", "--preferred-challenges", "dns", *hooks]
        return self.run("certonly", "--cert-name", "test", *account, *names, *plugin, status=status)

    @property
    def certificate(self) -> Path:
        return self._home.folder / "config" / "live" / "test" / "cert.pem"


@pytest.fixture
def certbot(home: Home, pebble: Pebble) -> Certbot:
    return Certbot(home, pebble)


def hooks(*options: str) -> "list[str]":
    present = " ".join(["balvps", "acme", "present", *options])
    return ["--manual-auth-hook", present, "--manual-cleanup-hook", "balvps acme cleanup"]


@pytest.mark.parametrize(
    ("dialect", "renewals"), [("wire", 2), ("documented", 0)], indirect=["dialect"], scope="session"
)
def test_one_certificate_for_apex_wildcard_second_zone_and_sub_zone(
    certbot: Certbot, sandbox: Sandbox, dns_server: DnsServer, renewals: int
) -> None:
    """The wildcard and the apex have two values at one name, where another host keeps a third."""
    with sandbox.client(auth="basic") as client:
        acme.present(client, "_acme-challenge.example.com", "of another host")
    with zones_stay_as_they_are(sandbox):
        told = certbot.issue(DOMAINS, *hooks("--wait", "60", "--nameserver", dns_server.address))
        assert "ran with" not in told  # certbot warns of a hook that says something
        certificates = {certbot.certificate.read_bytes()}
        for _ in range(renewals):
            certbot.run("renew", "--force-renewal", "--no-random-sleep-on-renew")
            certificates.add(certbot.certificate.read_bytes())
    assert len(certificates) == 1 + renewals
    assert names_in(certbot.certificate) == DOMAINS


def test_a_certificate_needs_one_login_and_few_requests(certbot: Certbot, sandbox: Sandbox) -> None:
    certbot.issue(["example.com"], *hooks())
    zone = "/api/service/10/dns/62"
    assert requests_to(sandbox) == [
        *("POST /api/login", "GET /api/dns", f"GET {zone}", f"POST {zone}/records", f"GET {zone}"),
        *("GET /api/dns", f"GET {zone}", f"DELETE {zone}/records/406473"),
    ]


def test_after_a_failed_validation_nothing_is_left(certbot: Certbot, sandbox: Sandbox) -> None:
    elsewhere = '"_elsewhere.$CERTBOT_DOMAIN" "$CERTBOT_VALIDATION"'
    with zones_stay_as_they_are(sandbox):
        told = certbot.issue(
            ["example.com"],
            *("--manual-auth-hook", f"balvps acme present {elsewhere}"),
            *("--manual-cleanup-hook", f"balvps acme cleanup {elsewhere}"),
            status=1,
        )
    assert "Type:   unauthorized" in told
    assert "DELETE" in " ".join(requests_to(sandbox))
