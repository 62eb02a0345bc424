"""dehydrated with `balvps acme dehydrated` as its hook."""

from pathlib import Path

import pytest
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.page import block, script
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are


class Dehydrated:
    """dehydrated in a home, with an account at an ACME server."""

    def __init__(self, home: Home, pebble: Pebble) -> None:
        self._home = home
        self._config = home.folder / "dehydrated.conf"
        settings = {
            "CA": pebble.directory,
            "BASEDIR": home.folder,
            "CONTACT_EMAIL": "admin@example.com",
            "CURL_OPTS": f"--cacert {pebble.ca_file}",
        }
        self._settings = "".join(f'{name}="{value}"\n' for name, value in settings.items())

    def run(self, line: str, *, hook: str, hook_chain: str, status: int = 0) -> str:
        """What a line of the shell told, with the configuration of the page."""
        program = script(self._home.folder / "balvps-dehydrated", hook)
        config = block("dehydrated", "ini").replace("/usr/local/bin/balvps-dehydrated", str(program))
        config = config.replace('HOOK_CHAIN="yes"', f'HOOK_CHAIN="{hook_chain}"')
        self._config.write_text(self._settings + config)
        function = f'dehydrated() {{ command dehydrated --config {self._config} "$@"; }}\n'
        self._home.run("sh", "-c", f"{function}dehydrated --register --accept-terms")
        done = self._home.run("sh", "-c", function + line, status=status)
        return done.stdout + done.stderr

    @property
    def certificate(self) -> Path:
        return self._home.folder / "certs" / "example.com" / "cert.pem"


@pytest.fixture
def dehydrated(home: Home, pebble: Pebble) -> Dehydrated:
    return Dehydrated(home, pebble)


LINE = f"{block('dehydrated', 'sh', 1).strip()} --domain example.net"


@pytest.mark.parametrize("hook_chain", ["yes", "no"])
def test_a_certificate_for_apex_wildcard_and_second_zone(
    dehydrated: Dehydrated, sandbox: Sandbox, dns_server: DnsServer, hook_chain: str
) -> None:
    hook = block("dehydrated", "sh").replace("--wait 120", f"--wait 120 --nameserver {dns_server.address}")
    with zones_stay_as_they_are(sandbox):
        dehydrated.run(LINE, hook=hook, hook_chain=hook_chain)
    assert names_in(dehydrated.certificate) == ["*.example.com", "example.com", "example.net"]
    assert requests_to(sandbox).count("POST /api/login") == 1


def test_a_hook_that_fails_in_the_middle_leaves_nothing(
    dehydrated: Dehydrated, sandbox: Sandbox, dns_server: DnsServer
) -> None:
    """dehydrated calls no hook afterwards that would clean up."""
    hook = block("dehydrated", "sh").replace("--wait 120", f"--wait 1 --nameserver {dns_server.address}")
    dns_server.silent = True
    try:
        with zones_stay_as_they_are(sandbox):
            told = dehydrated.run(LINE, hook=hook, hook_chain="yes", status=1)
    finally:
        dns_server.silent = False
    assert "deploy_challenge hook returned with non-zero exit code" in told
    assert [request.split()[0] for request in requests_to(sandbox)].count("DELETE") == 3
