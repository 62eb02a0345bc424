#!/usr/bin/env python3
"""Makes the LuaRocks package: the sources, which are compiled where it is installed, and all libraries.

usage: scripts/package/rock.py --library build/package/TARGET... [--output dist]
"""

import archive
import sbom
from archive import REPOSITORY, File, below, files_of
from library import Library, all_components, arguments, bundled, version

SOURCES = REPOSITORY / "bindings" / "lua"


def package(libraries: list[Library]) -> bytes:
    name = f"balvps-{version()}"
    sources = {
        # In the folders of the checkout, whose rockspec builds both.
        **files_of(REPOSITORY, "capi/include"),
        **below("bindings/lua", files_of(SOURCES, "README.md", "install.sh", "src")),
        **below("bindings/lua", bundled(libraries)),
        f"bindings/lua/{sbom.NAME}": sbom.bill("pkg:luarocks/balvps", version(), all_components(libraries)),
    }
    rockspec = (SOURCES / "balvps-dev-1.rockspec").read_text(encoding="utf-8")
    for before, after in {
        'version = "dev-1"': f'version = "{version()}-1"',
        'url = "."': f'url = "{name}.tar.gz"',
    }.items():
        assert before in rockspec, before
        rockspec = rockspec.replace(before, after)
    return archive.zipped(
        {
            f"{name}-1.rockspec": File(rockspec.encode()),
            f"{name}.tar.gz": File(archive.tar_gz(below(name, sources))),
        }
    )


def main() -> None:
    libraries, output = arguments(__doc__)
    archive.write(output, f"balvps-{version()}-1.src.rock", package(libraries))


if __name__ == "__main__":
    main()
