"""Programs that this project did not write must read the same records in the library's texts for zone files.

Random contents are written as people write them. BIND and ldns read these contents and the library's texts
for them. What they print for both must be equal, and must have the library's normal texts again.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = Path(os.environ["BALVPS_BUILD_DIR"]) / "tests" / "balvps_record_lines"
ZONES = 200
#: Types that only providers have, and no other program.
OF_PROVIDERS = ("ALIAS", "ANAME")

Record = tuple[str, str]  # type and content


def output_of(*command: str, text: str = "") -> str:
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def split_lines(text: str) -> list[Record]:
    return [(first, second) for first, second in (line.split("\t", 1) for line in text.splitlines())]


def normal(records: list[Record]) -> list[Record]:
    """The normal text and the text for zone files of each record."""
    lines = "".join(f"{type}\t{content}\n" for type, content in records)
    return split_lines(output_of(str(PROGRAM), "normal", text=lines))


def zones_of(records: list[Record]) -> list[list[Record]]:
    """The records of each zone, which has one record of each type."""
    size = len(records) // ZONES
    return [records[start : start + size] for start in range(0, len(records), size)]


def zone_text(records: list[Record]) -> str:
    """A zone in which every type but SOA has a name of its own."""
    ordered = sorted(records, key=lambda record: record[0] != "SOA")
    lines = [f"{'@' if type == 'SOA' else type.lower()} {type} {content}" for type, content in ordered]
    return "\n".join(["$ORIGIN zone.example.", "$TTL 300", *lines, "@ NS ns.example.net.", ""])


def printed_by_bind(path: Path) -> str:
    unchecked = [word for check in "kmnrMST" for word in ("-" + check, "ignore")]
    return output_of("named-compilezone", "-i", "none", *unchecked, "-o", "-", "zone.example", str(path))


def printed_by_ldns(path: Path) -> str:
    return output_of("ldns-read-zone", "-c", str(path))


def records_in(printed: str) -> list[Record]:
    """The records of a zone as both programs print them: name, TTL, class, type and content on a line."""
    words = [line.split(None, 4) for line in printed.splitlines()]
    return [(type, content) for _, _, _, type, content in words if content != "ns.example.net."]


@pytest.mark.parametrize("print_zone", [printed_by_bind, printed_by_ldns])
def test_another_program_reads_the_same_records(print_zone: Callable[[Path], str], tmp_path: Path) -> None:
    generated = split_lines(output_of(str(PROGRAM), "generate", str(ZONES)))
    written = [record for record in generated if record[0] not in OF_PROVIDERS]
    ours = [(type, zone_file) for (type, _), (_, zone_file) in zip(written, normal(written))]
    read: list[Record] = []
    for of_written, of_ours in zip(zones_of(written), zones_of(ours)):
        (tmp_path / "written").write_text(zone_text(of_written), encoding="utf-8")
        (tmp_path / "ours").write_text(zone_text(of_ours), encoding="utf-8")
        one, other = print_zone(tmp_path / "written"), print_zone(tmp_path / "ours")
        assert one.lower() == other.lower()  # the programs keep the case of names
        read += records_in(one) + records_in(other)
    assert sorted(normal(read)) == sorted(normal(ours + ours))
