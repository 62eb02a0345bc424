"""The Composer package: with its library, for the command line and for a web server, without the checkout."""

import getpass
import os
import socket
import subprocess
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.packages.making import INVOICE, output

PROGRAM = """<?php
{prologue}
$options = ['username' => getenv('BALVPS_USERNAME'), 'password' => getenv('BALVPS_PASSWORD')];
$options += ['base_url' => getenv('BALVPS_BASE_URL'), 'ca_file' => getenv('BALVPS_CA_FILE')];
echo (new Balvps\\Client($options))->getInvoice(id: 308976)['invoice']['total'];
"""


@pytest.fixture(scope="module")
def package(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package where Composer would put it."""
    folder = tmp_path_factory.mktemp("project") / "vendor" / "balvps" / "balvps"
    [archive] = dist.glob("balvps-php-*.zip")
    with zipfile.ZipFile(archive) as files:
        files.extractall(folder)
    return folder


def test_a_program_on_the_command_line_reads_an_invoice(
    package: Path, account: dict[str, str], tmp_path: Path
) -> None:
    program = tmp_path / "program.php"
    program.write_text(PROGRAM.format(prologue=f"require '{package}/autoload.php';"), encoding="utf-8")
    assert output("php", program, environment=account) == INVOICE


def test_a_page_of_a_web_server_with_the_readmes_settings_reads_an_invoice(
    package: Path, account: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "index.php").write_text(PROGRAM.format(prologue=""), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    preload = [f"opcache.preload={package}/preload.php", f"opcache.preload_user={getpass.getuser()}"]
    options = [word for setting in ("ffi.enable=preload", *preload) for word in ("-d", setting)]
    command = ["php", *options, "-S", address, "-t", str(tmp_path)]
    environment = {"PATH": os.environ["PATH"], **account}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            assert answer(f"http://{address}/") == INVOICE
        finally:
            server.terminate()


def answer(url: str) -> str:
    end = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(url) as page:
                return str(page.read().decode())
        except ConnectionError:
            assert time.monotonic() < end
        except OSError as error:
            if not isinstance(getattr(error, "reason", None), ConnectionError) or time.monotonic() > end:
                raise
        time.sleep(0.05)


def test_composer_installs_it_from_the_folder_of_packages(
    dist: Path, account: dict[str, str], tmp_path: Path
) -> None:
    composer = ["composer", "--no-interaction", "--no-plugins"]
    home = {"COMPOSER_HOME": str(tmp_path / "home"), "COMPOSER_ALLOW_SUPERUSER": "1"}
    output(*composer, "init", "--name=example/program", "--stability=stable", cwd=tmp_path, environment=home)
    output(*composer, "config", "repositories.balvps", "artifact", dist, cwd=tmp_path, environment=home)
    output(*composer, "config", "repositories.packagist.org", "false", cwd=tmp_path, environment=home)
    output(*composer, "require", "balvps/balvps", cwd=tmp_path, environment=home)
    program = tmp_path / "program.php"
    program.write_text(PROGRAM.format(prologue="require 'vendor/autoload.php';"), encoding="utf-8")
    assert output("php", program, cwd=tmp_path, environment=account) == INVOICE
