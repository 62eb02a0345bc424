"""The wheels: auditwheel confirms their names, and a new virtual environment reads an invoice with one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packages.making import INVOICE, STAGES, TARGET, output

PROGRAM = """
import balvps
with balvps.Client.from_env() as client:
    print(client.invoices.get(308976).total)
print([line.split()[-1] for line in open("/proc/self/maps") if "libbalvps" in line][0])
print(any("/libcurl" in line for line in open("/proc/self/maps")))
"""
pytestmark = pytest.mark.skipif(not os.environ.get("BALVPS_DIST"), reason="wheels need the cross compiler")


def test_auditwheel_confirms_each_name(dist: Path) -> None:
    wheels = sorted(dist.glob("*.whl"))
    assert wheels
    output(sys.executable, STAGES / "wheel_check.py", *wheels)


def test_a_program_reads_an_invoice(dist: Path, account: dict[str, str], tmp_path: Path) -> None:
    version = f"cp3{sys.version_info.minor}"
    [wheel] = dist.glob(f"*-{version}-{version}-manylinux*_{TARGET.split('-')[0]}.whl")
    subprocess.run([sys.executable, "-m", "venv", tmp_path], check=True)
    python = tmp_path / "bin" / "python"
    output(python, "-m", "pip", "install", "--quiet", wheel)
    total, library, has_curl = output(python, "-c", PROGRAM, environment=account).split()
    assert total == INVOICE
    assert Path(library).is_relative_to(tmp_path)
    assert has_curl == "False"
    assert output(tmp_path / "bin" / "balvps", "--version", environment=account)
