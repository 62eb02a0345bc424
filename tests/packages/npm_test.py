"""The npm packages: installed from files with scripts off, the main one finds the library of the other."""

import json
import shutil
from pathlib import Path

import pytest

from tests.packages.making import INVOICE, TARGET, output

PROGRAM = """
const { Client, version } = require('balvps');
const { BALVPS_BASE_URL: base_url, BALVPS_CA_FILE: ca_file } = process.env;
const { BALVPS_USERNAME: username, BALVPS_PASSWORD: password } = process.env;
const client = new Client({ base_url, ca_file, username, password });
client.getInvoice({ id: 308976 }).then(({ invoice }) => console.log(invoice.total, version));
"""
PLATFORM = {"x86_64-linux-gnu": "balvps-linux-x64-gnu", "aarch64-linux-gnu": "balvps-linux-arm64-gnu"}[TARGET]


@pytest.fixture(scope="module")
def project(dist: Path, npm: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    [main], [platform] = dist.glob("balvps-[0-9]*.tgz"), dist.glob(f"{PLATFORM}-[0-9]*.tgz")
    options = ["--ignore-scripts", "--no-audit", "--no-fund"]
    # A path without a compiler and without the checkout.
    output(npm, "install", *options, main, platform, cwd=folder)
    return folder


def test_a_program_reads_an_invoice(project: Path, account: dict[str, str]) -> None:
    (project / "program.js").write_text(PROGRAM, encoding="utf-8")
    assert output("node", "program.js", cwd=project, environment=account).split()[0] == INVOICE


def test_the_library_is_that_of_the_platforms_package(project: Path) -> None:
    modules = project / "node_modules"
    assert not (modules / "balvps" / "lib").exists()
    described = json.loads((modules / PLATFORM / "package.json").read_text(encoding="utf-8"))
    assert described["os"] == ["linux"]
    assert described["libc"] == ["glibc"]
    assert (modules / PLATFORM / "licences").is_dir()
    code = "require('balvps'); console.log(require('fs').readFileSync('/proc/self/maps', 'utf8'))"
    assert str(modules / PLATFORM / "lib" / "libbalvps.so.1") in output("node", "-e", code, cwd=project)


def test_the_main_package_asks_for_the_platforms_of_the_same_version(project: Path) -> None:
    described = json.loads((project / "node_modules/balvps/package.json").read_text(encoding="utf-8"))
    assert described["optionalDependencies"][PLATFORM] == described["version"]
    assert "scripts" not in described


def test_a_folder_of_the_checkout_is_installed_with_what_it_needs(npm: str, tmp_path: Path) -> None:
    """The README's command for developers: without --install-links, npm leaves out the dependencies."""
    sources = Path(__file__).parents[2] / "bindings" / "node"
    options = ["--install-links", "--ignore-scripts", "--no-audit", "--no-fund"]
    output(npm, "install", *options, sources, cwd=tmp_path)
    assert (tmp_path / "node_modules" / "koffi").is_dir()
    assert not (tmp_path / "node_modules" / "balvps").is_symlink()
    assert not (sources / "node_modules" / "balvps").exists()
    assert shutil.which("node")
