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


@pytest.fixture(scope="module")
def prefix(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prefix")
    [archive] = dist.glob(f"balvps-[0-9]*-{TARGET}.tar.gz")
    output("tar", "--extract", "--file", archive, "--directory", folder)
    [place] = folder.iterdir()
    return place


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
def test_a_program_with_the_shared_library_prints_an_invoice_total(
    prefix: Path, account: dict[str, str], tmp_path: Path, compiler: str
) -> None:
    (tmp_path / "program.c").write_text(program(), encoding="utf-8")
    library = [f"-L{prefix}/lib", "-lbalvps", f"-Wl,-rpath,{prefix}/lib"]
    output(compiler, f"-I{prefix}/include", "program.c", "-o", "program", *library, cwd=tmp_path)
    assert output(tmp_path / "program", environment=account).strip() == INVOICE
