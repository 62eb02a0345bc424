"""A library that scripts/package.sh has built for one target, as the packages take it."""

from __future__ import annotations

import argparse
import functools
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from archive import REPOSITORY, File, Files, files_of
from sbom import Component, licence

#: The name by which every program looks for the library.
SONAME = "libbalvps.so.1"


@dataclass(frozen=True)
class Library:
    """The folder of a target, such as build/package/x86_64-linux-gnu."""

    folder: Path

    @property
    def target(self) -> str:
        """The processor, the system and its C library, such as x86_64-linux-gnu."""
        return self.folder.name

    @property
    def cpu(self) -> str:
        return self.target.split("-")[0]

    @property
    def libc(self) -> str:
        """gnu or musl."""
        return self.target.split("-")[-1]

    @property
    def file(self) -> File:
        """The shared library itself."""
        return File((self.folder / "lib" / "libbalvps.so").resolve().read_bytes(), executable=True)

    @property
    def sandbox(self) -> Path:
        """The folder of balvps-sandbox for the same processor: it is static, so any C library will do."""
        return self.folder.parent / f"{self.cpu}-linux-musl" / "sandbox"

    @property
    def components(self) -> list[Component]:
        """What is inside the library, as components of CycloneDX."""
        return components_of(self.folder)

    @property
    def licences(self) -> Files:
        """The licence of the project and those of what is inside, by their names in a package."""
        own = files_of(REPOSITORY, "LICENSE")
        if not (self.folder / "licences").is_dir():
            return own
        return {**own, **files_of(self.folder, "licences")}


def components_of(folder: Path) -> list[Component]:
    """What components.json of a folder lists, as components of CycloneDX."""
    listed = json.loads((folder / "components.json").read_text(encoding="utf-8"))
    return [
        {
            "type": "library",
            "bom-ref": f"{each['purl']}#{each['name']}",
            "name": each["name"],
            "version": each["version"],
            "purl": each["purl"],
            "licenses": licence(each["licence"]),
        }
        for each in listed
    ]


@functools.cache
def version() -> str:
    """The version of the project."""
    command = [sys.executable, str(REPOSITORY / "scripts" / "version.py")]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


def bundled(libraries: list[Library]) -> dict[str, File]:
    """Several libraries in one package: lib/TARGET/libbalvps.so.1 and the licences of what is inside."""
    files: dict[str, File] = {}
    for library in libraries:
        files.update({f"lib/{library.target}/{SONAME}": library.file, **library.licences})
    return files


def all_components(libraries: list[Library]) -> list[Component]:
    """What is inside any of these libraries, each once."""
    return united(*(library.components for library in libraries))


def united(*lists: list[Component]) -> list[Component]:
    """The components of several lists, each once."""
    return list({each["bom-ref"]: each for components in lists for each in components}.values())


def parser(description: str | None) -> argparse.ArgumentParser:
    """The command line of a stage: libraries and an output folder."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument(
        "--library",
        action="append",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="a library, such as build/package/x86_64-linux-gnu; several are allowed",
    )
    made.add_argument(
        "--output", type=Path, default=REPOSITORY / "dist", help="where packages go; default: dist"
    )
    return made


def parsed(line: argparse.ArgumentParser, given: argparse.Namespace) -> tuple[list[Library], Path]:
    """The libraries and the output folder of a command line."""
    for folder in given.library:
        if not (folder / "lib" / "libbalvps.so").exists():
            line.error(f"{folder} has no lib/libbalvps.so: scripts/package.sh builds it")
    return [Library(folder.resolve()) for folder in given.library], given.output


def arguments(description: str | None) -> tuple[list[Library], Path]:
    """The libraries and the output folder of a stage without further options."""
    line = parser(description)
    return parsed(line, line.parse_args())
