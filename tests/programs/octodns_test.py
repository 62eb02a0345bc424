"""octoDNS with the provider `octodns-balvps`: its own programs, configured as its users do."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from balvps.testing import Sandbox

from tests.programs.conftest import EACH_DIALECT
from tests.programs.support.packages import install
from tests.programs.support.page import block
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, zones_of, zones_stay_as_they_are

PROVIDER = {
    "class": "octodns_balvps.BalvpsProvider",
    "username": "env/BALVPS_USERNAME",
    "password": "env/BALVPS_PASSWORD",
    "base_url": "env/BALVPS_BASE_URL",
    "ca_file": "env/BALVPS_CA_FILE",
    "service_id": 10,
}
RECORDS = {
    "": [
        {"type": "A", "value": "192.0.2.1"},
        {"type": "CAA", "value": {"flags": 0, "tag": "issue", "value": "ca.example.net"}},
        {"type": "MX", "value": {"preference": 10, "exchange": "mail.example.net."}},
        {"type": "TXT", "values": ["v=spf1 -all", "of another program"]},
    ],
    "*": {"type": "CNAME", "value": "example.net."},
    "_sip._tcp": {
        "type": "SRV",
        "value": {"priority": 1, "weight": 2, "port": 5060, "target": "sip.example.net."},
    },
    "ö": {"type": "AAAA", "ttl": 300, "value": "2001:db8::1"},
}


class Octodns:
    """The programs of octoDNS in a home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.zones = home.folder / "zones"
        self.zones.mkdir()

    def configure(self, zones: dict[str, Any], **provider: Any) -> None:
        config = {
            "class": "octodns.provider.yaml.YamlProvider",
            "directory": str(self.zones),
            "escaped_semicolons": False,
        }
        providers = {"config": config, "balvps": {**PROVIDER, **provider}}
        text = yaml.safe_dump({"manager": {"max_workers": 4}, "providers": providers, "zones": zones})
        (self._home.folder / "config.yaml").write_text(text)

    def write_zone(self, name: str, records: dict[str, Any]) -> None:
        (self.zones / f"{name}yaml").write_text(yaml.safe_dump(records, allow_unicode=True))

    def run(self, program: str, *words: "str | Path", status: int = 0) -> str:
        """What a run told."""
        config = self._home.folder / "config.yaml"
        done = self._home.run(f"octodns-{program}", "--config-file", config, *words, status=status)
        return done.stdout + done.stderr

    def sync(self, *words: str) -> str:
        return self.run("sync", *words)


TO_SERVICE = {"sources": ["config"], "targets": ["balvps"]}
NO_CHANGES = "No changes were planned"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the provider is installed."""
    return install("octodns", tmp_path_factory.mktemp("installed"))


@pytest.fixture
def octodns(home: Home, package: Path) -> Octodns:
    path = [str(package), home.environment["PYTHONPATH"]]
    home.environment["PYTHONPATH"] = os.pathsep.join(filter(None, path))
    return Octodns(home)


def test_the_example_of_the_page(octodns: Octodns, home: Home, sandbox: Sandbox) -> None:
    page = "integrations/octodns/README.md"
    config = yaml.safe_load(block("Use", "yaml", page=page))
    config["providers"]["balvps"].update(base_url=sandbox.base_url, ca_file=sandbox.ca_file)
    (home.folder / "config.yaml").write_text(yaml.safe_dump(config))
    with zones_stay_as_they_are(sandbox):
        done = home.run("sh", "-e", "-c", block("Use", "sh", 1, page=page))
    assert (done.stdout + done.stderr).count(NO_CHANGES) == 2
    assert "type: MX" in (home.folder / "config" / "example.com.yaml").read_text()


@EACH_DIALECT
def test_a_zone_is_planned_made_and_then_as_wanted(octodns: Octodns, sandbox: Sandbox) -> None:
    octodns.configure({"example.net.": TO_SERVICE})
    octodns.write_zone("example.net.", RECORDS)
    with zones_stay_as_they_are(sandbox):
        planned = octodns.sync()
    assert "Creates=7, Updates=0, Deletes=0" in planned
    octodns.sync("--doit")
    assert [line for line in zones_of(sandbox)["example.net"] if "xn--nda" in line] == [
        "xn--nda.example.net AAAA 300 0 2001:db8::1"
    ]
    assert NO_CHANGES in octodns.sync("--doit")


def test_a_zone_that_the_account_lacks_is_added(octodns: Octodns, sandbox: Sandbox) -> None:
    octodns.configure({"new.example.": TO_SERVICE})
    octodns.write_zone("new.example.", RECORDS)
    octodns.sync("--doit")
    assert NO_CHANGES in octodns.sync()


def test_zones_are_dumped_and_what_is_dumped_is_no_change(octodns: Octodns, sandbox: Sandbox) -> None:
    octodns.configure({"*": {"sources": ["balvps"], "targets": ["config"]}})
    octodns.run("dump", "--output-dir", octodns.zones, "--lenient", "*", "balvps")
    names = sorted(path.name for path in octodns.zones.iterdir())
    assert names == [
        "bgg12ooble.com.yaml",
        "example.com.yaml",
        "example.net.yaml",
        "qwerty.com.yaml",
        "sub.example.com.yaml",
    ]
    octodns.configure({name.removesuffix("yaml"): {**TO_SERVICE, "lenient": True} for name in names})
    with zones_stay_as_they_are(sandbox):
        assert NO_CHANGES in octodns.sync("--doit", "--force")


def test_one_login_serves_many_zones(octodns: Octodns, sandbox: Sandbox) -> None:
    names = ("example.net.", "sub.example.com.", "one.example.", "two.example.")
    octodns.configure(dict.fromkeys(names, TO_SERVICE))
    for name in names:
        octodns.write_zone(name, RECORDS)
    octodns.sync("--doit")
    assert requests_to(sandbox).count("POST /api/login") == 1


def test_the_password_is_not_in_the_log(octodns: Octodns, sandbox: Sandbox) -> None:
    octodns.configure({"example.net.": TO_SERVICE}, password="hunter22")
    octodns.write_zone("example.net.", RECORDS)
    told = octodns.run("sync", "--debug", status=1)
    assert "octodns_balvps" in told
    assert "hunter22" not in told


def test_a_thousand_records_are_synced_and_the_next_plan_is_empty(octodns: Octodns, sandbox: Sandbox) -> None:
    records = {
        f"h{number:04}": {"type": "A", "ttl": 300, "value": f"10.0.{number >> 8}.{number & 255}"}
        for number in range(1000)
    }
    octodns.configure({"example.net.": TO_SERVICE})
    octodns.write_zone("example.net.", records)
    seconds = {}
    for name, words in (("sync", ["--doit"]), ("plan", [])):
        start = time.monotonic()
        told = octodns.sync(*words)
        seconds[name] = time.monotonic() - start
    assert NO_CHANGES in told
    print(f"octodns-sync, 1,000 records: {seconds['sync']:.2f} s; the empty plan: {seconds['plan']:.2f} s")
    assert sum(line.split()[1] == "A" for line in zones_of(sandbox)["example.net"]) == 1000
