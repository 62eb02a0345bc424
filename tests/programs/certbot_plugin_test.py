"""certbot with the plug-in `certbot-dns-balvps`."""

import os
import time
from pathlib import Path

import pytest
from balvps import acme
from balvps.testing import PASSWORD, USERNAME, Sandbox

from tests.programs.support.certbot import Certbot
from tests.programs.support.packages import install
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

DOMAINS = ["*.example.com", "example.com", "example.net", "www.sub.example.com"]


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the plug-in is installed."""
    return install("certbot", tmp_path_factory.mktemp("installed"))


@pytest.fixture
def certbot(home: Home, pebble: Pebble, plugin: Path) -> Certbot:
    path = [str(plugin), home.environment["PYTHONPATH"]]
    home.environment["PYTHONPATH"] = os.pathsep.join(filter(None, path))
    return Certbot(home, pebble)


def credentials(certbot: Certbot, sandbox: Sandbox, password: str = PASSWORD) -> Path:
    """The file with the account."""
    file = certbot.home.folder / "balvps.ini"
    settings = {
        "username": USERNAME,
        "password": password,
        "base_url": sandbox.base_url,
        "ca_file": sandbox.ca_file,
    }
    file.write_text("".join(f"dns_balvps_{key} = {value}\n" for key, value in settings.items()))
    file.chmod(0o600)
    return file


def plugin_words(file: Path) -> "list[str | Path]":
    no_wait = ["--dns-balvps-propagation-seconds", "0"]
    return ["--authenticator", "dns-balvps", "--dns-balvps-credentials", file, *no_wait]


def test_certbot_lists_it(certbot: Certbot) -> None:
    assert "* dns-balvps" in certbot.run("plugins", "--authenticators")


@pytest.mark.parametrize(
    ("dialect", "renewals"), [("wire", 2), ("documented", 0)], indirect=["dialect"], scope="session"
)
def test_one_certificate_for_apex_wildcard_second_zone_and_sub_zone(
    certbot: Certbot, sandbox: Sandbox, renewals: int
) -> None:
    """The wildcard and the apex have two values at one name, where another host keeps a third."""
    with sandbox.client(auth="basic") as client:
        acme.present(client, "_acme-challenge.example.com", "of another host", ttl=60)
    with zones_stay_as_they_are(sandbox):
        told = certbot.issue(DOMAINS, *plugin_words(credentials(certbot, sandbox)))
        certificates = {certbot.certificate().read_bytes()}
        for _ in range(renewals):
            told += certbot.renew()
            certificates.add(certbot.certificate().read_bytes())
    assert len(certificates) == 1 + renewals
    assert names_in(certbot.certificate()) == DOMAINS
    assert "warning" not in told.lower()
    assert requests_to(sandbox).count("POST /api/login") == 1 + renewals


def test_one_run_renews_several_certificates_with_one_login(certbot: Certbot, sandbox: Sandbox) -> None:
    words = plugin_words(credentials(certbot, sandbox))
    for name in ("example.com", "example.net"):
        certbot.issue([name], *words, name=name)
    sandbox.clear_log()
    certbot.renew()
    assert requests_to(sandbox).count("POST /api/login") == 1


def test_a_certificate_takes_less_than_five_seconds(certbot: Certbot, sandbox: Sandbox) -> None:
    words = plugin_words(credentials(certbot, sandbox))
    start = time.monotonic()
    certbot.issue(DOMAINS, *words)
    taken = time.monotonic() - start
    print(f"certbot with dns-balvps: {taken:.2f} s")
    assert taken < 50  # 3 seconds on an idle machine


def test_a_wrong_password_is_told_and_shown_nowhere(certbot: Certbot, sandbox: Sandbox) -> None:
    words = plugin_words(credentials(certbot, sandbox, password="hunter22"))
    with zones_stay_as_they_are(sandbox):
        told = certbot.issue(["example.com"], *words, status=1)
    assert "check dns_balvps_username and dns_balvps_password" in told
    assert "Traceback" not in told
    written = [file.read_text() for file in (certbot.home.folder / "logs").iterdir()]
    assert "hunter22" not in told + "".join(written)


def test_after_a_failed_validation_nothing_is_left(certbot: Certbot, sandbox: Sandbox) -> None:
    words = plugin_words(credentials(certbot, sandbox))
    with sandbox.client(auth="basic") as client:
        # The authority asks this name server, which has no such zone any more.
        client.call("ensure_record", name="cut.example.com", type="NS", content="ns.example.org")
    with zones_stay_as_they_are(sandbox):
        told = certbot.issue(["cut.example.com"], *words, status=1)
    assert "--dns-balvps-propagation-seconds" in told
