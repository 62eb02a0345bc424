"""dehydrated with `balvps acme dehydrated` as its hook."""

from pathlib import Path

import pytest
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are

HOOK = Path(__file__).parents[2] / "examples" / "dehydrated" / "hook.sh"
DOMAINS = ["*.example.com", "example.com", "example.net"]


class Dehydrated:
    """dehydrated in a home, with an account at an ACME server."""

    def __init__(self, home: Home, pebble: Pebble) -> None:
        self._home = home
        self._pebble = pebble

    def configure(self, hook: Path, hook_chain: str) -> None:
        settings = {
            "CA": self._pebble.directory,
            "BASEDIR": self._home.folder / "dehydrated",
            "CHALLENGETYPE": "dns-01",
            "CONTACT_EMAIL": "admin@example.com",
            "CURL_OPTS": f"--cacert {self._pebble.ca_file}",
            "HOOK": hook,
            "HOOK_CHAIN": hook_chain,
        }
        lines = [f'{name}="{value}"\n' for name, value in settings.items()]
        (self._home.folder / "dehydrated").mkdir()
        (self._home.folder / "config").write_text("".join(lines))
        self.run("--register", "--accept-terms")

    def run(self, *words: str, status: int = 0) -> str:
        config = self._home.folder / "config"
        done = self._home.run("dehydrated", "--config", config, *words, status=status)
        return done.stdout + done.stderr

    def issue(self, *options: str, status: int = 0) -> str:
        names = [word for domain in DOMAINS for word in ("--domain", domain)]
        return self.run("--cron", "--alias", "test", *names, *options, status=status)

    @property
    def certificate(self) -> Path:
        return self._home.folder / "dehydrated" / "certs" / "test" / "cert.pem"


@pytest.fixture
def dehydrated(home: Home, pebble: Pebble) -> Dehydrated:
    return Dehydrated(home, pebble)


@pytest.mark.parametrize("hook_chain", ["yes", "no"])
def test_a_certificate_for_apex_wildcard_and_second_zone(
    dehydrated: Dehydrated, sandbox: Sandbox, hook_chain: str
) -> None:
    dehydrated.configure(HOOK, hook_chain)
    with zones_stay_as_they_are(sandbox):
        dehydrated.issue()
    assert names_in(dehydrated.certificate) == DOMAINS
    assert requests_to(sandbox).count("POST /api/login") == 1


def test_a_hook_that_fails_in_the_middle_leaves_nothing(
    dehydrated: Dehydrated, sandbox: Sandbox, dns_server: DnsServer, home: Home
) -> None:
    """dehydrated calls no hook afterwards that would clean up."""
    hook = home.folder / "hook.sh"
    wait = f"--wait 1 --nameserver {dns_server.address}"
    hook.write_text(f'#!/bin/sh\nexec balvps acme dehydrated {wait} "$@"\n')
    hook.chmod(0o755)
    dehydrated.configure(hook, "yes")
    dns_server.silent = True
    try:
        with zones_stay_as_they_are(sandbox):
            told = dehydrated.issue(status=1)
    finally:
        dns_server.silent = False
    assert "deploy_challenge hook returned with non-zero exit code" in told
    assert [request.split()[0] for request in requests_to(sandbox)].count("DELETE") == 3
