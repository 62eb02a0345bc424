"""lego with `balvps acme` as the program of its provider `exec`. Traefik has the same provider."""

from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.page import block, script
from tests.programs.support.pebble import Pebble, names_in
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_stay_as_they_are


def test_a_certificate_for_apex_wildcard_and_second_zone(
    home: Home, sandbox: Sandbox, pebble: Pebble, dns_server: DnsServer
) -> None:
    program = script(home.folder / "balvps-exec", block("lego", "sh"))
    line = block("lego", "sh", 1).replace("/usr/local/bin/balvps-exec", str(program))
    line = line.replace(" run\n", " --domains example.net run\n")
    # lego does not look for the record: it would ask for it on port 53.
    known = home.run("lego", "--help").stdout
    new, old = "--dns.propagation-disable-ans", "--dns.disable-cp"
    options = (
        f"--server {pebble.directory} --dns.resolvers {dns_server.address} {new if new in known else old}"
    )
    environment = {
        "LEGO_CA_CERTIFICATES": str(pebble.ca_file),
        "LEGO_PATH": str(home.folder / "lego"),
        "EXEC_POLLING_INTERVAL": "1",  # seconds before each validation
    }
    with zones_stay_as_they_are(sandbox):
        home.run("sh", "-c", f'lego() {{ command lego {options} "$@"; }}\n{line}', environment=environment)
    certificate = home.folder / "lego" / "certificates" / "example.com.crt"
    assert names_in(certificate) == ["*.example.com", "example.com", "example.net"]
    assert requests_to(sandbox).count("POST /api/login") == 1
