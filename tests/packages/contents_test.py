"""Every package: its licences, bill of materials and checksum, and the same bytes each time it is made."""

import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.packages.making import DATE, STAGES, STAGES_HERE, made, output


def contents(path: Path) -> "dict[str, bytes]":
    """The files of a package by their names. A rock has an archive within, a gem has two."""
    data = path.read_bytes()
    if path.suffix == ".deb":
        command = ["dpkg-deb", "--fsys-tarfile", str(path)]
        found = members(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    elif path.suffix in (".zip", ".rock", ".whl"):
        with zipfile.ZipFile(io.BytesIO(data)) as files:
            found = {name: files.read(name) for name in files.namelist()}
    else:
        found = members(data)
    for name in [name for name in found if name.endswith(".tar.gz")]:
        found.update(members(found[name]))
    return found


def members(data: bytes) -> "dict[str, bytes]":
    with tarfile.open(fileobj=io.BytesIO(data)) as files:
        read = {entry.name: files.extractfile(entry) for entry in files if entry.isfile()}
        return {name: file.read() for name, file in read.items() if file is not None}


@pytest.fixture(scope="module")
def packages(dist: Path) -> "dict[str, dict[str, bytes]]":
    suffixes = (".gz", ".tgz", ".zip", ".rock", ".gem", ".whl", ".deb")
    return {path.name: contents(path) for path in sorted(dist.iterdir()) if path.suffix in suffixes}


def test_there_is_one_of_each_kind(packages: "dict[str, dict[str, bytes]]") -> None:
    assert {name.rsplit(".", 1)[-1] for name in packages} >= {"gz", "tgz", "zip", "rock", "gem"}


def test_each_has_the_licences_of_what_is_inside(packages: "dict[str, dict[str, bytes]]") -> None:
    for name, files in packages.items():
        own = ("copyright",) if name.endswith(".deb") else ("LICENSE",)
        texts = [text for path, text in files.items() if path.split("/")[-1] in own]
        assert any(b"Permission is hereby granted, free of charge" in text for text in texts), name
        if has_others(name, files):
            for component in bill(files)["components"]:
                assert any(f"/{component['name']}/" in path for path in files), (name, component["name"])


def has_others(name: str, files: "dict[str, bytes]") -> bool:
    """Whether a package contains what others wrote. Debian's have the system's libraries."""
    return any("libbalvps.so" in path for path in files) and not name.endswith(".deb")


def bill(files: "dict[str, bytes]") -> "dict[str, Any]":
    [text] = [text for path, text in files.items() if path.endswith("balvps.cdx.json")]
    return dict(json.loads(text))


def test_each_has_a_bill_of_materials(packages: "dict[str, dict[str, bytes]]") -> None:
    for name, files in packages.items():
        found = bill(files)
        assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6"), name
        assert bool(found["components"]) == has_others(name, files), name


def test_each_has_a_line_in_the_checksums(dist: Path) -> None:
    if not (dist / "SHA256SUMS").exists():
        output(sys.executable, STAGES / "checksums.py", dist)
    said = output("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=dist)
    names = {str(path.relative_to(dist)) for path in dist.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert {line.removesuffix(": OK") for line in said.splitlines()} == names


def test_two_builds_of_one_commit_are_equal(library: Path, tmp_path: Path) -> None:
    first = made(library, tmp_path / "first", *STAGES_HERE)
    # In another folder, with another umask and later.
    script = f"umask 077; for stage in {' '.join(STAGES_HERE)}; do {sys.executable} {STAGES}/$stage.py " + (
        f"--library {library} --output {tmp_path}/second || exit 1; done"
    )
    output("sh", "-c", script, environment={"SOURCE_DATE_EPOCH": DATE})
    assert output("diff", "--recursive", first, tmp_path / "second") == ""
