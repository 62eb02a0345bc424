"""Checks that one call does not cost more than before. The call is get_details with an answer of 0.5 kB, and
reads one field. Callgrind counts the library's own instructions and allocations, so load changes nothing.

`python -m tests.ratchet.ratchet_test --record` counts and records them again.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.sandbox.sandbox_process import SandboxProcess

RECORD = Path(__file__).with_name("instructions.json")
BUILD = Path(os.environ["BALVPS_BUILD_DIR"])
LARGEST_RISE = 1.05
CALLS = (20, 120)
ALLOCATORS = {"malloc", "calloc", "realloc", "operator new(unsigned long)"}


def compiler() -> str:
    """Name and major version of the compiler. The number of instructions depends on it."""
    cache = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
    found = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE)
    assert found
    said = subprocess.run([found[1], "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"(\d+)\.\d+\.\d+", said)
    assert version
    return f"{'clang' if 'clang' in said else 'gcc'} {version[1]}"


@dataclass
class Cost:
    """The library's own instructions, and the number of its allocations."""

    instructions: int = 0
    allocations: int = 0

    def per_call(self, fewer: Cost, calls: int) -> Cost:
        return Cost(
            round((self.instructions - fewer.instructions) / calls),
            round((self.allocations - fewer.allocations) / calls),
        )


def cost_in(profile: Path) -> Cost:
    """Reads a callgrind profile. A name is written at its first use. Later only its number is written."""
    names: dict[str, dict[str, str]] = {"ob": {}, "fn": {}}
    inside = after_call = False
    called = ""
    cost = Cost()
    for line in profile.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"c?(ob|fn)=(\(\d+\))(?: (.*))?", line):
            known = names[match[1]]
            if match[3]:
                known[match[2]] = match[3]
            if line.startswith("ob="):
                inside = "libbalvps" in known[match[2]]
            elif line.startswith("cfn="):
                called = known[match[2]]
        elif match := re.match(r"calls=(\d+)", line):
            after_call = True  # the next line has the cost of the callee
            if inside and called.split("'")[0] in ALLOCATORS:
                cost.allocations += int(match[1])
        elif re.match(r"[+\-*\d]", line):
            if inside and not after_call:
                cost.instructions += int(line.split()[1])
            after_call = False
    return cost


def cost_of(calls: int, base_url: str, folder: Path, config: Mapping[str, str] | None = None) -> Cost:
    profile = folder / f"{calls}.callgrind"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", "--quiet"]
    program = BUILD / "tests" / "balvps_ratchet_calls"
    settings = [word for setting in (config or {}).items() for word in setting]
    subprocess.run([*command, str(program), base_url, str(calls), *settings], check=True, timeout=300)
    return cost_in(profile)


def cost_per_call() -> Cost:
    few, many = CALLS
    with SandboxProcess() as sandbox, tempfile.TemporaryDirectory() as folder:
        fewer, more = (cost_of(calls, sandbox.http_base_url, Path(folder)) for calls in CALLS)
    return more.per_call(fewer, many - few)


def test_a_call_costs_no_more_than_it_did() -> None:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    now = cost_per_call()
    assert now.allocations <= record["allocations"] * LARGEST_RISE
    # Instructions are only known for the recorded compilers.
    if instructions := record["instructions"].get(compiler()):
        assert now.instructions <= instructions * LARGEST_RISE


if __name__ == "__main__" and sys.argv[1:] == ["--record"]:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    now = cost_per_call()
    record["instructions"][compiler()] = now.instructions
    record["allocations"] = now.allocations
    text = json.dumps(record, indent=2)
    RECORD.write_text(text + "\n", encoding="utf-8")
    print(text)
