"""Where a library with its own libcurl finds certificate authorities, on systems laid out as others are."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.mount_namespaces import need_mount_namespaces

PROGRAM = Path(os.environ.get("BALVPS_BUILD_DIR", "")) / "tests" / "balvps_authorities"


class System(NamedTuple):
    """A layout of /etc, and what the library finds in it."""

    files: dict[str, str]  # below /etc; the value is what a link points to, or empty
    found: str


BUNDLE = "pki/ca-trust/extracted/pem/tls-ca-bundle.pem"

SYSTEMS = {
    "Debian": System(
        {"ssl/certs/ca-certificates.crt": "", "ssl/certs/5ed36f99.0": ""},
        "system|/etc/ssl/certs/ca-certificates.crt|",
    ),
    "Debian, certificates alone": System({"ssl/certs/5ed36f99.0": ""}, "system||/etc/ssl/certs"),
    "Alpine": System(
        {"ssl/certs/ca-certificates.crt": "", "ssl/cert.pem": "certs/ca-certificates.crt"},
        "system|/etc/ssl/certs/ca-certificates.crt|",
    ),
    "Fedora": System({BUNDLE: "", "pki/tls/certs/ca-bundle.crt": f"/etc/{BUNDLE}"}, f"system|/etc/{BUNDLE}|"),
    "openSUSE": System({"ssl/ca-bundle.pem": "", "ssl/certs/README": ""}, "system|/etc/ssl/ca-bundle.pem|"),
    "FreeBSD": System({"ssl/cert.pem": "", "ssl/certs/5ed36f99.0": ""}, "system|/etc/ssl/cert.pem|"),
    "empty": System({}, "none||"),
    "an empty folder": System({"ssl/certs/README": ""}, "none||"),
    "a link to nothing": System({"ssl/cert.pem": "certs/ca-certificates.crt"}, "none||"),
}


def found_on(system: System, *arguments: str, **environment: str) -> str:
    """What the program prints where /etc is laid out like that, and /usr/local and /var are empty."""
    script = ["set -e"]
    script += [f"mount -t tmpfs none {folder}" for folder in ("/etc", "/usr/local", "/var")]
    for name, link in system.files.items():
        script.append(f"mkdir -p $(dirname /etc/{name})")
        script.append(f"ln -s {link} /etc/{name}" if link else f"touch /etc/{name}")
    script.append('exec "$@"')
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", "\n".join(script), "sh", PROGRAM, *arguments],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module", autouse=True)
def _namespaces() -> None:
    need_mount_namespaces()


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_place_of_a_system_is_found(name: str) -> None:
    assert found_on(SYSTEMS[name]) == SYSTEMS[name].found


def test_the_environment_comes_before_the_system() -> None:
    debian = SYSTEMS["Debian"]
    assert found_on(debian, SSL_CERT_FILE="/a.pem") == "environment|/a.pem|"
    assert found_on(debian, SSL_CERT_DIR="/b") == "environment||/b"
    assert found_on(debian, SSL_CERT_FILE="/a.pem", SSL_CERT_DIR="/b") == "environment|/a.pem|/b"


def test_an_empty_variable_is_none() -> None:
    debian = SYSTEMS["Debian"]
    assert found_on(debian, SSL_CERT_FILE="", SSL_CERT_DIR="") == debian.found


def test_the_setting_comes_first() -> None:
    assert found_on(SYSTEMS["Debian"], "/mine.pem", SSL_CERT_FILE="/a.pem") == "ca_file|/mine.pem|"
