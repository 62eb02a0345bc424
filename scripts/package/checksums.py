#!/usr/bin/env python3
"""Writes SHA256SUMS with a line for each package of a folder, as `sha256sum --check` reads it.

usage: scripts/package/checksums.py [FOLDER]     the default is dist
"""

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
    packages = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    if not packages:
        sys.exit(f"package: no packages in {folder}")
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in packages
    ]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")
    print(folder / NAME)


if __name__ == "__main__":
    main()
