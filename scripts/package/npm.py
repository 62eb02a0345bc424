#!/usr/bin/env python3
"""Makes the npm package balvps, and for each target one with the library, which npm installs where it fits.

usage: scripts/package/npm.py --library build/package/TARGET... [--output dist]
"""

import json
from typing import Any

import archive
import sbom
from archive import REPOSITORY, File, below, files_of
from library import SONAME, Library, arguments, version

SOURCES = REPOSITORY / "bindings" / "node"
CPUS = {"x86_64": "x64", "aarch64": "arm64"}
LIBCS = {"gnu": "glibc", "musl": "musl"}


def platform(library: Library) -> str:
    """The name of the package that has this library, such as balvps-linux-x64-gnu."""
    return f"balvps-linux-{CPUS[library.cpu]}-{library.libc}"


def description() -> dict[str, Any]:
    described: dict[str, Any] = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))
    return {**described, "version": version()}


def as_json(value: object) -> File:
    return File((json.dumps(value, indent=2) + "\n").encode())


def main_package(libraries: list[Library]) -> bytes:
    described = description()
    for key in ("scripts", "devDependencies"):
        del described[key]
    described["optionalDependencies"] = {platform(library): version() for library in libraries}
    files = {
        **files_of(SOURCES, *(name for name in described["files"] if name != "lib"), "README.md", "LICENSE"),
        "package.json": as_json(described),
        sbom.NAME: sbom.bill("pkg:npm/balvps", version(), []),
    }
    described["files"].append(sbom.NAME)
    return archive.tar_gz(below("package", files))


def platform_package(library: Library) -> bytes:
    name = platform(library)
    described = {
        "name": name,
        "version": version(),
        "description": f"The library of the package balvps for {library.target}",
        "license": description()["license"],
        "os": ["linux"],
        "cpu": [CPUS[library.cpu]],
        "libc": [LIBCS[library.libc]],
        "files": ["lib", "licences", sbom.NAME],
    }
    files = {
        "package.json": as_json(described),
        f"lib/{SONAME}": library.file,
        sbom.NAME: sbom.bill(f"pkg:npm/{name}", version(), library.components),
        **library.licences,
    }
    return archive.tar_gz(below("package", files))


def main() -> None:
    libraries, output = arguments(__doc__)
    archive.write(output, f"balvps-{version()}.tgz", main_package(libraries))
    for library in libraries:
        archive.write(output, f"{platform(library)}-{version()}.tgz", platform_package(library))


if __name__ == "__main__":
    main()
