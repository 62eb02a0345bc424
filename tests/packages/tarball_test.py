"""The archive for C and C++: the README's function with each compiler, by pkg-config."""

import re
from pathlib import Path

import pytest

from tests.packages.making import INVOICE, REPOSITORY, TARGET, output


def program() -> str:
    """The program of docs/c.md."""
    text = (REPOSITORY / "docs" / "c.md").read_text(encoding="utf-8")
    found = re.search(r"^```c\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def unpacked(archive: Path, folder: Path) -> Path:
    output("tar", "--extract", "--file", archive, "--directory", folder)
    [place] = folder.iterdir()
    return place


@pytest.fixture(scope="module")
def prefix(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    [archive] = dist.glob(f"balvps-[0-9]*-{TARGET}.tar.gz")
    return unpacked(archive, tmp_path_factory.mktemp("prefix"))


def total(compiler: str, prefix: Path, folder: Path, account: dict[str, str], *options: str) -> str:
    """What the program prints that this compiler makes."""
    (folder / "program.c").write_text(program(), encoding="utf-8")
    output(compiler, f"-I{prefix}/include", "program.c", "-o", "program", *options, cwd=folder)
    return output(folder / "program", environment=account).strip()


def dynamic(prefix: Path) -> list[str]:
    return [f"-L{prefix}/lib", "-lbalvps", f"-Wl,-rpath,{prefix}/lib"]


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
def test_a_program_with_the_shared_library_prints_an_invoice_total(
    prefix: Path, account: dict[str, str], tmp_path: Path, compiler: str
) -> None:
    assert total(compiler, prefix, tmp_path, account, *dynamic(prefix)) == INVOICE


@pytest.fixture(scope="module")
def musl_prefix(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    archives = list(dist.glob(f"balvps-[0-9]*-{TARGET.replace('gnu', 'musl')}.tar.gz"))
    if not archives:
        pytest.skip("there is no library for musl: scripts/package.sh builds it")
    return unpacked(archives[0], tmp_path_factory.mktemp("musl"))


def test_a_program_of_musl_with_the_shared_library_does_too(
    musl_prefix: Path, account: dict[str, str], tmp_path: Path
) -> None:
    assert total("musl-gcc", musl_prefix, tmp_path, account, *dynamic(musl_prefix)) == INVOICE


def test_a_static_program_of_musl_does_too(
    musl_prefix: Path, account: dict[str, str], tmp_path: Path
) -> None:
    options = ["-static", "-DBALVPS_STATIC", f"{musl_prefix}/lib/libbalvps.a"]
    assert total("musl-gcc", musl_prefix, tmp_path, account, *options) == INVOICE
