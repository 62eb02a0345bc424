#!/usr/bin/env python3
"""Makes the Composer package balvps/balvps. It has the libraries of all targets in lib/TARGET/.

usage: scripts/package/composer.py --library build/package/TARGET... [--output dist]
"""

import json

import archive
import sbom
from archive import REPOSITORY, File, files_of
from library import Library, all_components, arguments, bundled, version

SOURCES = REPOSITORY / "bindings" / "php"


def package(libraries: list[Library]) -> bytes:
    described = json.loads((SOURCES / "composer.json").read_text(encoding="utf-8"))
    for key in ("require-dev", "autoload-dev"):
        del described[key]
    described["version"] = version()
    return archive.zipped(
        {
            **files_of(SOURCES, "README.md", "autoload.php", "ffi", "preload.php", "src"),
            "composer.json": File((json.dumps(described, indent=4, ensure_ascii=False) + "\n").encode()),
            sbom.NAME: sbom.bill("pkg:composer/balvps/balvps", version(), all_components(libraries)),
            **bundled(libraries),
        }
    )


def main() -> None:
    libraries, output = arguments(__doc__)
    archive.write(output, f"balvps-php-{version()}.zip", package(libraries))


if __name__ == "__main__":
    main()
