#!/usr/bin/env python3
"""Checks that wheels run where their names say, and that their names promise the oldest supported systems.

usage: scripts/package/wheel_check.py WHEEL...     exits with 1 and says why if one does not

auditwheel looks for libraries and versions of symbols that such a system does not have.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

#: The newest C library that a wheel may need.
LIMITS = {"manylinux": (2, 28), "musllinux": (1, 2)}
TAG = re.compile(r"(manylinux|musllinux)_(\d+)_(\d+)_(\w+)")


def fits(tag: str, promised: str) -> bool:
    """Whether a platform, such as manylinux_2_17_x86_64, is no newer than promised, and that old enough."""
    needed, said = TAG.fullmatch(tag), TAG.fullmatch(promised)
    if needed is None or said is None or (needed[1], needed[4]) != (said[1], said[4]):
        return False
    versions = [(int(each[2]), int(each[3])) for each in (needed, said)]
    return versions[0] <= versions[1] <= LIMITS[said[1]]


def complaint(wheel: Path) -> str | None:
    """What is wrong with a wheel, or None."""
    promised = wheel.stem.rsplit("-", 1)[-1]
    command = [sys.executable, "-m", "auditwheel", "show", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = " ".join(done.stdout.split())  # it breaks lines anywhere
    found = re.search(r'consistent with the following platform tag: "(\w+)"', said)
    if found is None:
        return f"{wheel.name}: auditwheel finds no platform on which it runs\n{done.stdout}{done.stderr}"
    if not fits(found[1], promised):
        return f"{wheel.name}: runs on {found[1]}; its name says {promised}\n{done.stdout}"
    return None


def main() -> None:
    complaints = [text for name in sys.argv[1:] if (text := complaint(Path(name)))]
    if complaints or len(sys.argv) == 1:
        sys.exit("\n".join(complaints) or "usage: wheel_check.py WHEEL...")


if __name__ == "__main__":
    main()
