"""certbot with the plug-in `certbot-dns-balvps`."""

import os
import time
from pathlib import Path

import pytest
from balvps import acme
from balvps.testing import PASSWORD, Sandbox

from tests.programs.support.certbot import Certbot
from tests.programs.support.packages import install
from tests.programs.support.page import block
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

PAGE = "integrations/certbot/README.md"
DOMAINS = ["*.example.com", "example.com", "example.net", "www.sub.example.com"]
RENEW = "certbot renew --force-renewal --no-random-sleep-on-renew"


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the plug-in is installed."""
    return install("certbot", tmp_path_factory.mktemp("installed"))


@pytest.fixture
def certbot(home: Home, pebble: Pebble, plugin: Path) -> Certbot:
    path = [str(plugin), home.environment["PYTHONPATH"]]
    home.environment["PYTHONPATH"] = os.pathsep.join(filter(None, path))
    return Certbot(home, pebble)


def line_with_file(certbot: Certbot, sandbox: Sandbox, password: str = PASSWORD) -> str:
    """The command of the page, without its domains. The file of the page has the sandbox's address too."""
    file = certbot.home.folder / "balvps.ini"
    account = block("Use", "ini", page=PAGE).replace('"secret"', f'"{password}"')
    place = f"dns_balvps_base_url = {sandbox.base_url}\ndns_balvps_ca_file = {sandbox.ca_file}\n"
    file.write_text(account + place)
    file.chmod(0o600)
    line = block("Use", "sh", 1, page=PAGE).replace("/etc/letsencrypt/balvps.ini", str(file))
    return line.partition("--domain")[0].replace("\\\n", "") + " --dns-balvps-propagation-seconds 0"


def domains(*names: str) -> str:
    return "".join(f" --domain '{name}'" for name in names)


def test_certbot_lists_it(certbot: Certbot) -> None:
    assert "* dns-balvps" in certbot.run("certbot plugins --authenticators")


@pytest.mark.parametrize(
    ("dialect", "renewals"), [("wire", 2), ("documented", 0)], indirect=["dialect"], scope="session"
)
def test_one_certificate_for_apex_wildcard_second_zone_and_sub_zone(
    certbot: Certbot, sandbox: Sandbox, renewals: int
) -> None:
    """The wildcard and the apex have two values at one name, where another host keeps a third."""
    with sandbox.client(auth="basic") as client:
        acme.present(client, "_acme-challenge.example.com", "of another host", ttl=60)
    names = domains("example.com", "*.example.com", "example.net", "www.sub.example.com")
    with zones_stay_as_they_are(sandbox):
        told = certbot.run(line_with_file(certbot, sandbox) + names)
        certificates = {certbot.certificate.read_bytes()}
        for _ in range(renewals):
            told += certbot.run(RENEW)
            certificates.add(certbot.certificate.read_bytes())
    assert len(certificates) == 1 + renewals
    assert names_in(certbot.certificate) == DOMAINS
    assert "warning" not in told.lower()
    assert requests_to(sandbox).count("POST /api/login") == 1 + renewals


def test_one_run_renews_several_certificates_with_one_login(certbot: Certbot, sandbox: Sandbox) -> None:
    line = line_with_file(certbot, sandbox)
    for name in ("example.com", "example.net"):
        certbot.run(line + domains(name))
    sandbox.clear_log()
    certbot.run(RENEW)
    assert requests_to(sandbox).count("POST /api/login") == 1


def test_a_certificate_takes_less_than_five_seconds(certbot: Certbot, sandbox: Sandbox) -> None:
    """On an idle machine it is 3.3 seconds for four names. Certbot sleeps for two of them, before it asks for
    the validations and before it asks for the certificate, and needs one to start. The plug-in takes a
    quarter of a second: 0.06 to load, and 0.2 for its requests."""
    line = line_with_file(certbot, sandbox) + domains(*DOMAINS)
    start = time.monotonic()
    certbot.run(line)
    taken = time.monotonic() - start
    print(f"certbot with dns-balvps: {taken:.2f} s")
    assert taken < 50
    # One login. For each name, the zones, the zone, the record, and the zone again; later all but the last.
    assert len(requests_to(sandbox)) == 1 + 4 * 4 + 4 * 3


def test_a_wrong_password_is_told_and_shown_nowhere(certbot: Certbot, sandbox: Sandbox) -> None:
    line = line_with_file(certbot, sandbox, password="hunter22") + domains("example.com")
    with zones_stay_as_they_are(sandbox):
        told = certbot.run(line, status=1)
    assert "check dns_balvps_username and dns_balvps_password" in told
    assert "Traceback" not in told
    written = [file.read_text() for file in (certbot.home.folder / "logs").iterdir()]
    assert "hunter22" not in told + "".join(written)


def test_after_a_failed_validation_nothing_is_left(certbot: Certbot, sandbox: Sandbox) -> None:
    with sandbox.client(auth="basic") as client:
        # The authority asks the name server of another company, which has no such record.
        client.call("ensure_record", name="cut.example.com", type="NS", content="ns.example.org")
    line = line_with_file(certbot, sandbox) + domains("cut.example.com")
    with zones_stay_as_they_are(sandbox):
        told = certbot.run(line, status=1)
    assert "--dns-balvps-propagation-seconds" in told
