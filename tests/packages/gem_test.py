"""The gems: installed into an empty GEM_HOME, that of the platform has the library inside."""

from pathlib import Path

from tests.packages.making import INVOICE, TARGET, output

PROGRAM = """
require 'balvps'
client = Balvps::Client.new(username: ENV['BALVPS_USERNAME'], password: ENV['BALVPS_PASSWORD'],
                            base_url: ENV['BALVPS_BASE_URL'], ca_file: ENV['BALVPS_CA_FILE'])
puts client.get_invoice(id: 308_976)[:invoice][:total]
puts File.read('/proc/self/maps')[/\\S*libbalvps\\S*/]
"""


def install(gem: Path, home: Path) -> None:
    output("gem", "install", "--local", "--no-document", gem, environment={"GEM_HOME": str(home)})


def test_a_program_reads_an_invoice_with_the_gem_of_the_platform(
    dist: Path, account: dict[str, str], tmp_path: Path
) -> None:
    [gem] = dist.glob(f"balvps-*-{TARGET}.gem")
    install(gem, tmp_path)
    total, library = output("ruby", "-e", PROGRAM, environment={"GEM_HOME": str(tmp_path), **account}).split()
    assert total == INVOICE
    assert Path(library).is_relative_to(tmp_path)
    [installed] = (tmp_path / "gems").iterdir()
    assert {path.name for path in installed.iterdir()} == {
        "LICENSE",
        "README.md",
        "balvps.cdx.json",
        "lib",
        "licences",
        "sig",
    }


def test_the_gem_of_the_sources_takes_an_installed_library(
    dist: Path, library: Path, account: dict[str, str], tmp_path: Path
) -> None:
    [gem] = (path for path in dist.glob("balvps-*.gem") if "linux" not in path.name)
    install(gem, tmp_path)
    elsewhere = {"GEM_HOME": str(tmp_path), "LD_LIBRARY_PATH": str(library / "lib")}
    assert output("ruby", "-e", PROGRAM, environment={**elsewhere, **account}).split()[0] == INVOICE
