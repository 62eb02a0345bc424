"""octoDNS with its provider `octodns-bind` against the gateway, by RFC 2136 and AXFR."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from balvps.testing import Sandbox

from tests.programs.conftest import EACH_DIALECT
from tests.programs.support.gateway import HOST, KEY, SECRET, Gateway
from tests.programs.support.running import TIME_LIMIT, Home
from tests.programs.support.service import zones_of, zones_stay_as_they_are

DIGEST = "1234567890abcdef" * 4

#: Records of the types that octodns-bind knows.
RECORDS: dict[str, Any] = {
    "": [
        {"type": "A", "values": ["192.0.2.1", "192.0.2.2"]},
        {"type": "CAA", "value": {"flags": 0, "tag": "issue", "value": "ca.unit.tests"}},
        {"type": "SSHFP", "value": {"algorithm": 1, "fingerprint_type": 1, "fingerprint": DIGEST[:40]}},
        {"type": "TXT", "values": ["v=spf1 -all", 'say "x"; y']},
    ],
    "*": {"type": "CNAME", "value": "unit.tests."},
    "_25._tcp": {
        "type": "TLSA",
        "value": {
            "certificate_usage": 3,
            "selector": 1,
            "matching_type": 1,
            "certificate_association_data": DIGEST,
        },
    },
    "_pop3._tcp": {"type": "SRV", "value": {"priority": 0, "weight": 0, "port": 0, "target": "."}},
    "_srv._tcp": {
        "type": "SRV",
        "value": {"priority": 12, "weight": 20, "port": 30, "target": "foo.unit.tests."},
    },
    "aaaa": {"type": "AAAA", "value": "2601:644:500:e210:62f8:1dff:feb8:947a"},
    "loc": {
        "type": "LOC",
        "value": {
            "lat_degrees": 31,
            "lat_minutes": 58,
            "lat_seconds": 52.1,
            "lat_direction": "S",
            "long_degrees": 115,
            "long_minutes": 49,
            "long_seconds": 11.7,
            "long_direction": "E",
            "altitude": 20,
            "size": 10,
            "precision_horz": 10,
            "precision_vert": 2,
        },
    },
    "mx": {"type": "MX", "value": {"preference": 10, "exchange": "smtp.unit.tests."}},
    "naptr": {
        "type": "NAPTR",
        "value": {
            "order": 10,
            "preference": 100,
            "flags": "S",
            "service": "SIP+D2U",
            "regexp": "!^.*$!sip:info@bar.example.com!",
            "replacement": ".",
        },
    },
    "ptr": {"type": "PTR", "values": ["a.unit.tests.", "b.unit.tests."]},
    "sub": [
        {"type": "DS", "value": {"key_tag": 12345, "algorithm": 13, "digest_type": 2, "digest": DIGEST}},
        {"type": "NS", "values": ["ns1.unit.tests.", "ns2.unit.tests."]},
    ],
    "svc": {
        "type": "HTTPS",
        "value": {"svcpriority": 1, "targetname": ".", "svcparams": {"alpn": ["h3", "h2"]}},
    },
}
NO_CHANGES = "No changes were planned"


class Octodns:
    """`octodns-sync` of the zone example.net, from a file to the gateway."""

    def __init__(self, home: Home, port: int) -> None:
        self._home = home
        files = {
            "class": "octodns.provider.yaml.YamlProvider",
            "directory": str(home.folder),
            "escaped_semicolons": False,
        }
        server = {
            "class": "octodns_bind.Rfc2136Provider",
            "host": HOST,
            "port": port,
            "timeout": TIME_LIMIT,
            "key_name": KEY,
            "key_secret": "env/OCTODNS_KEY",
            "key_algorithm": "hmac-sha256",
        }
        zones = {"example.net.": {"sources": ["files"], "targets": ["server"]}}
        config = {"providers": {"files": files, "server": server}, "zones": zones}
        (home.folder / "config.yaml").write_text(yaml.safe_dump(config))

    def write_zone(self, records: dict[str, Any]) -> None:
        (self._home.folder / "example.net.yaml").write_text(yaml.safe_dump(records))

    def sync(self, *words: str) -> str:
        """What a run told."""
        config = self._home.folder / "config.yaml"
        secret = {"OCTODNS_KEY": SECRET}
        done = self._home.run("octodns-sync", "--config-file", config, *words, environment=secret)
        return done.stdout + done.stderr


@pytest.fixture
def octodns(home: Home, sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Octodns]:
    with Gateway(tmp_path_factory.mktemp("gateway"), sandbox) as gateway:
        yield Octodns(home, gateway.port)


@EACH_DIALECT
def test_a_zone_is_planned_made_and_then_as_wanted(octodns: Octodns, sandbox: Sandbox) -> None:
    octodns.write_zone(RECORDS)
    with zones_stay_as_they_are(sandbox):
        assert "Creates=16, Updates=0, Deletes=0" in octodns.sync()
    octodns.sync("--doit")
    assert NO_CHANGES in octodns.sync()
    octodns.write_zone({"www": {"type": "A", "ttl": 300, "value": "192.0.2.7"}})
    octodns.sync("--doit", "--force")
    zone = [line for line in zones_of(sandbox)["example.net"] if " NS " not in line and " SOA " not in line]
    assert zone == ["www.example.net A 300 0 192.0.2.7"]


def test_a_thousand_records_are_synced_and_the_next_plan_is_empty(octodns: Octodns, sandbox: Sandbox) -> None:
    addresses = {f"h{number:04}": f"10.0.{number >> 8}.{number & 255}" for number in range(1000)}
    octodns.write_zone({name: {"type": "A", "ttl": 300, "value": value} for name, value in addresses.items()})
    start = time.monotonic()
    octodns.sync("--doit")
    print(f"octodns-sync over the gateway, 1,000 records: {time.monotonic() - start:.2f} s")
    assert NO_CHANGES in octodns.sync()
    assert sum(line.split()[1] == "A" for line in zones_of(sandbox)["example.net"]) == 1000
