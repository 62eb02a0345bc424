"""The wheels: auditwheel confirms their names, and with each a new virtual environment reads an invoice."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.packages.making import INVOICE, STAGES, TARGET, output

#: The sandbox is that of the wheel.
PROGRAM = """
import balvps, balvps.testing
with balvps.testing.Sandbox() as sandbox, sandbox.client() as client:
    print(client.invoices.get(308976).total)
print([line.split()[-1] for line in open("/proc/self/maps") if "libbalvps" in line][0])
print(any("/libcurl" in line for line in open("/proc/self/maps")))
"""
pytestmark = pytest.mark.skipif(not os.environ.get("BALVPS_DIST"), reason="wheels need the cross compiler")


def test_auditwheel_confirms_each_name(dist: Path) -> None:
    wheels = sorted(dist.glob("*.whl"))
    assert wheels
    output(sys.executable, STAGES / "wheel_check.py", *wheels)


def interpreter(minor: int) -> str:
    """A CPython of this version: in PATH, or else pyenv's."""
    found = shutil.which(f"python3.{minor}")
    if found:
        return found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    return str(next(pyenv.glob(f"3.{minor}.*/bin/python")))


def minors() -> list[int]:
    """The versions of CPython that have a wheel for this machine."""
    place = Path(os.environ.get("BALVPS_DIST", ""))
    wheels = place.glob(f"*-manylinux*_{TARGET.split('-')[0]}.whl")
    return sorted(int(wheel.name.split("-")[2].removeprefix("cp3")) for wheel in wheels)


@pytest.mark.parametrize("minor", minors())
def test_a_program_reads_an_invoice(dist: Path, tmp_path: Path, minor: int) -> None:
    [wheel] = dist.glob(f"*-cp3{minor}-cp3{minor}-manylinux*_{TARGET.split('-')[0]}.whl")
    output(interpreter(minor), "-m", "venv", tmp_path)
    python = tmp_path / "bin" / "python"
    output(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    total, library, has_curl = output(python, "-c", PROGRAM).split()
    assert total == INVOICE
    assert Path(library).is_relative_to(tmp_path)
    assert has_curl == "False"
    assert output(tmp_path / "bin" / "balvps", "--version")
