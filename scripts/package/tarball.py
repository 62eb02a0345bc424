#!/usr/bin/env python3
"""Makes the archive for C and C++ of each target: both libraries, headers, pkg-config, CMake, licences.

usage: scripts/package/tarball.py --library build/package/TARGET... [--output dist]
"""

import archive
import sbom
from archive import below, files_of
from library import Library, arguments, version


def package(library: Library) -> bytes:
    name = f"balvps-{version()}-{library.target}"
    bill = sbom.bill(f"pkg:generic/{name}", version(), library.components)
    documents = files_of(
        archive.REPOSITORY, "README.md", "CHANGELOG.md", "docs/c.md", "docs/operations.md", "docs/dns.md"
    )
    contents = {
        **files_of(library.folder, "include", "lib"),
        **below("share/doc/balvps", {**documents, **library.licences, sbom.NAME: bill}),
    }
    return archive.tar_gz(below(name, contents))


def main() -> None:
    libraries, output = arguments(__doc__)
    for library in libraries:
        archive.write(output, f"balvps-{version()}-{library.target}.tar.gz", package(library))


if __name__ == "__main__":
    main()
