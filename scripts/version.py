#!/usr/bin/env python3
"""Prints the version of the project, or sets it wherever it is written.

usage: scripts/version.py [VERSION]

CMakeLists.txt defines it. The other places are copies for tools that read a version from a file of their own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
#: The files, what comes before the version in each, and how often.
PLACES = {
    "CMakeLists.txt": (r"^    VERSION ", 1),
    "bindings/node/package.json": (r'^  "version": "', 1),
    "bindings/node/package-lock.json": (r'"name": "balvps",\n +"version": "', 2),
    "bindings/python/balvps/_version.py": (r'^__version__ = "', 1),
    "bindings/ruby/lib/balvps/version.rb": (r"^  VERSION = '", 1),
    "integrations/certbot/src/certbot_dns_balvps/__init__.py": (r'^__version__ = "', 1),
    "integrations/octodns/src/octodns_balvps/__init__.py": (r'^__version__ = "', 1),
}
NUMBERS = r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)"


def expression(before: str) -> re.Pattern[str]:
    return re.compile(rf"({before})({NUMBERS})", re.MULTILINE)


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def versions() -> dict[str, list[str]]:
    """What each place says."""
    return {
        name: [
            found[2] for found in expression(before).finditer((REPOSITORY / name).read_text(encoding="utf-8"))
        ]
        for name, (before, _) in PLACES.items()
    }


def main() -> None:
    if len(sys.argv) == 1:
        print(versions()["CMakeLists.txt"][0])
        return
    wanted = sys.argv[1]
    if len(sys.argv) > 2 or not re.fullmatch(NUMBERS, wanted):
        sys.exit(f"version: a version has three numbers, such as 0.2.0, not '{' '.join(sys.argv[1:])}'")
    texts = {}
    for name, (before, count) in PLACES.items():
        texts[name], done = expression(before).subn(rf"\g<1>{wanted}", text(name))
        if done != count:
            sys.exit(f"version: {name} has the version {done} times, not {count}")
    for name, changed in texts.items():
        (REPOSITORY / name).write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()
