"""Checks that the cost of reading is linear. For every shape of text, a byte of a long text costs no more
instructions than a byte of a short one. Callgrind counts them, so time and load change nothing.

`python -m tests.growth.growth_test SIZE... [SHAPE...]` prints the instructions for each byte.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

PROGRAM = Path(os.environ["BALVPS_BUILD_DIR"]) / "tests" / "balvps_growth"
SIZES = (16 << 10, 64 << 10)  # bytes; smaller objects have too few long names for an index
LARGEST_RISE = 1.1


def instructions(*wanted: object) -> dict[str, list[float]]:
    """Instructions for each byte, by shape, in the order of the sizes. `wanted`: sizes, then maybe shapes."""
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", "--collect-atstart=no", "--quiet"]
        command.append(f"--callgrind-out-file={folder}/profile")
        subprocess.run([*command, str(PROGRAM), *map(str, wanted)], check=True, timeout=3600)
        profiles = sorted(Path(folder).glob("profile.*"), key=lambda path: int(path.suffix[1:]))
        for profile in profiles:
            text = profile.read_text(encoding="utf-8")
            name = re.search(r"^desc: Trigger: Client Request: (.*) (\d+)$", text, re.MULTILINE)
            total = re.search(r"^(?:summary|totals): (\d+)$", text, re.MULTILINE)
            if name and total:
                found[name[1]].append(int(total[1]) / int(name[2]))
    return found


def test_a_byte_of_a_long_text_costs_no_more_than_one_of_a_short_text() -> None:
    found = instructions(*SIZES)
    assert len(found) > 20
    dear = {shape: costs for shape, costs in found.items() if costs[-1] > costs[0] * LARGEST_RISE}
    assert not dear


if __name__ == "__main__":
    for shape, costs in instructions(*sys.argv[1:]).items():
        print(f"{shape:24}", *(f"{cost:10.1f}" for cost in costs))
