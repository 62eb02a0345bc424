"""Writes what libbalvps or balvps-sandbox contains: components.json, and the licence of each component.

usage: components.py library|sandbox REPOSITORY WORK OUTPUT
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote


class Component(NamedTuple):
    """A part of the library that others wrote."""

    name: str
    version: str  # of the package that it comes from
    purl: str  # that package
    licence: str  # SPDX
    files: list[Path]  # with the licence's text


def bundled(table: Path, sources: Path) -> list[Component]:
    """The libraries that are linked in, from Debian's source packages."""
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version, licence, files = (column.strip() for column in line.split("|"))
            texts = [sources / name / file for file in files.split()]
            found.append(Component(name, version, debian(name, version), licence, texts))
    return found


def debian(name: str, version: str) -> str:
    """The package URL of a source package."""
    return f"pkg:deb/debian/{name}@{quote(version, safe='')}?arch=source"


#: The header-only libraries: Debian's package, and the licence.
HEADERS = {
    "library": {
        "rapidjson-dev": "MIT AND BSD-3-Clause",
        "libexpected-dev": "CC0-1.0",
        "libcpp-jwt-dev": "MIT",
    },
    "sandbox": {"nlohmann-json3-dev": "MIT", "libcli11-dev": "BSD-3-Clause", "libcpp-jwt-dev": "MIT"},
}


def headers(packages: dict[str, str]) -> list[Component]:
    found = []
    for package, licence in packages.items():
        shown = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${source:Package} ${source:Version}", package],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        name, version = shown.split()
        copyright_file = Path("/usr/share/doc") / package / "copyright"
        found.append(Component(name, version, debian(name, version), licence, [copyright_file]))
    return found


def runtime(kind: str, work: Path, stages: Path) -> list[Component]:
    """What the compiler adds: the runtime libraries of C++ and of clang, and musl to a static program."""
    [zig] = (work / "tools" / "zig").glob("lib/python3*/site-packages/ziglang")
    version = (stages / "zig.txt").read_text(encoding="utf-8").split()[0].removeprefix("ziglang==")
    purl = f"pkg:pypi/ziglang@{version}"
    llvm = "Apache-2.0 WITH LLVM-exception"
    musl = Component("musl", version, purl, "MIT", [zig / "lib" / "libc" / "musl" / "COPYRIGHT"])
    return [
        Component("libc++", version, purl, llvm, [zig / "lib" / "libcxx" / "LICENSE.TXT"]),
        Component("libunwind", version, purl, llvm, [zig / "lib" / "libunwind" / "LICENSE.TXT"]),
        Component("zig", version, purl, "MIT", [zig / "LICENSE"]),
        *([musl] if kind == "sandbox" else []),
    ]


def main(kind: str, repository: Path, work: Path, output: Path) -> None:
    stages = repository / "scripts" / "package"
    linked = bundled(stages / "components.txt", work / "sources")
    if kind == "sandbox":
        linked = [each for each in linked if each.name in ("openssl", "zlib")]
        linked += bundled(stages / "sandbox.txt", work / "sources")
    components = [*linked, *headers(HEADERS[kind]), *runtime(kind, work, stages)]
    for component in components:
        folder = output / "licences" / component.name
        folder.mkdir(parents=True)
        for file in component.files:
            shutil.copyfile(file, folder / file.name)
    own = output / "licences" / "balvps"
    own.mkdir()
    shutil.copyfile(repository / "LICENSE", own / "LICENSE")
    rows = [
        {"name": each.name, "version": each.version, "purl": each.purl, "licence": each.licence}
        for each in components
    ]
    (output / "components.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
