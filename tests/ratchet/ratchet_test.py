"""Holds the work of one call (get_details, a 0.5 kB answer) to what it was: instructions inside the library,
counted by callgrind, which time and load do not change.

`python -m tests.ratchet.ratchet_test --record` counts anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.sandbox.sandbox_process import SandboxProcess

RECORD = Path(__file__).with_name("instructions.json")
BUILD = Path(os.environ["BALVPS_BUILD_DIR"])
LARGEST_RISE = 1.05
CALLS = (20, 120)


def compiler() -> str:
    """Name and version of what built the library, which decides how many instructions there are."""
    cache = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
    found = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE)
    assert found
    version = subprocess.run([found[1], "--version"], capture_output=True, text=True, check=True).stdout
    return version.splitlines()[0]


def instructions_in_the_library(profile: Path) -> int:
    """The sum of a callgrind profile's own costs of functions in libbalvps."""
    objects: dict[str, str] = {}
    inside = after_call = False
    total = 0
    for line in profile.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"ob=(\(\d+\))(?: (.*))?", line):
            if match[2]:
                objects[match[1]] = match[2]
            inside = "libbalvps" in objects[match[1]]
        elif match := re.match(r"cob=(\(\d+\)) (.*)", line):
            objects[match[1]] = match[2]
        elif line.startswith("calls="):
            after_call = True  # the next line is the cost of what was called
        elif re.match(r"[+\-*\d]", line):
            if inside and not after_call:
                total += int(line.split()[1])
            after_call = False
    return total


def instructions_of(calls: int, base_url: str, folder: Path) -> int:
    profile = folder / f"{calls}.callgrind"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", "--quiet"]
    program = BUILD / "tests" / "balvps_ratchet_calls"
    subprocess.run([*command, str(program), base_url, str(calls)], check=True, timeout=300)
    return instructions_in_the_library(profile)


def instructions_per_call() -> int:
    few, many = CALLS
    with SandboxProcess() as sandbox, tempfile.TemporaryDirectory() as folder:
        counts = [instructions_of(calls, sandbox.http_base_url, Path(folder)) for calls in CALLS]
    return round((counts[1] - counts[0]) / (many - few))


def test_a_call_costs_no_more_than_it_did() -> None:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    if compiler() != record["compiler"]:
        pytest.skip(f"recorded with {record['compiler']}")
    now = instructions_per_call()
    assert now <= record["instructions"] * LARGEST_RISE, (
        f"{now} instructions; they were {record['instructions']}"
    )


if __name__ == "__main__" and sys.argv[1:] == ["--record"]:
    text = json.dumps({"compiler": compiler(), "instructions": instructions_per_call()}, indent=2)
    RECORD.write_text(text + "\n", encoding="utf-8")
    print(text)
