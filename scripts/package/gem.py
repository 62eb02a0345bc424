#!/usr/bin/env python3
"""Makes the gem of the sources alone, and for each target a gem with the library.

usage: scripts/package/gem.py --library build/package/TARGET... [--output dist]
"""

import os
import subprocess
import tempfile
from pathlib import Path

import archive
import sbom
from archive import REPOSITORY, Files, files_of
from library import SONAME, arguments, version

SOURCES = REPOSITORY / "bindings" / "ruby"


def build(files: Files, platform: str, path: Path) -> None:
    """Lets `gem build` make a gem of these files. Its bytes depend on them and on SOURCE_DATE_EPOCH."""
    with tempfile.TemporaryDirectory() as folder:
        for name, file in files.items():
            place = Path(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data)
            place.chmod(file.mode)
        subprocess.run(
            ["gem", "build", "--quiet", "--platform", platform, "--output", str(path), "balvps.gemspec"],
            cwd=folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(archive.source_date())},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    print(path)


def main() -> None:
    libraries, output = arguments(__doc__)
    output.mkdir(parents=True, exist_ok=True)
    sources = files_of(SOURCES, "LICENSE", "README.md", "balvps.gemspec", "lib", "sig")
    own_bill = {sbom.NAME: sbom.bill("pkg:gem/balvps", version(), [])}
    build({**sources, **own_bill}, "ruby", output.resolve() / f"balvps-{version()}.gem")
    for library in libraries:
        build(
            {
                **sources,
                **library.licences,
                f"lib/balvps/{SONAME}": library.file,
                sbom.NAME: sbom.bill("pkg:gem/balvps", version(), library.components),
            },
            library.target,
            output.resolve() / f"balvps-{version()}-{library.target}.gem",
        )


if __name__ == "__main__":
    main()
