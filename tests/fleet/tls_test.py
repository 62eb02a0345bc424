"""The encrypted way to Redis."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import balvps
import pytest
from balvps.testing import Sandbox

from tests.fleet.fleet import client, logins
from tests.fleet.redis_process import RedisProcess


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority and a certificate for 127.0.0.1."""
    folder = tmp_path_factory.mktemp("certificate")
    commands = [
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem",
        "req -newkey rsa:2048 -nodes -subj /CN=redis -keyout key.pem -out request.pem",
        "x509 -req -in request.pem -CA ca.pem -CAkey ca.key -days 2 -extfile names -out cert.pem",
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout other.key -out other.pem",
    ]
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1,DNS:redis.example\n")
    for command in commands:
        subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def encrypted(tmp_path: Path, certificate: Path) -> Iterator[RedisProcess]:
    files = ("--tls-cert-file", "cert.pem", "--tls-key-file", "key.pem", "--tls-ca-cert-file", "ca.pem")
    paths = [str(certificate / word) if word.endswith(".pem") else word for word in files]
    with RedisProcess(tmp_path, *paths, "--tls-auth-clients", "no", tls=True) as process:
        yield process


def test_tokens_are_shared_over_tls(sandbox: Sandbox, encrypted: RedisProcess, certificate: Path) -> None:
    for _ in range(2):
        with client(sandbox, encrypted.address, token_store_ca_file=certificate / "ca.pem") as each:
            each.billing.balance()
    assert logins(sandbox) == 1


def test_a_certificate_of_another_authority_is_refused(
    sandbox: Sandbox, encrypted: RedisProcess, certificate: Path
) -> None:
    for given in ({"token_store_ca_file": certificate / "other.pem"}, {}):
        with (
            client(sandbox, encrypted.address, **given) as each,
            pytest.raises(balvps.ConfigurationError, match="certificate is not accepted"),
        ):
            each.billing.balance()
    assert logins(sandbox) == 0


def test_a_certificate_of_another_host_is_refused(
    sandbox: Sandbox, encrypted: RedisProcess, certificate: Path
) -> None:
    address = encrypted.address.replace("127.0.0.1", "localhost")
    with (
        client(sandbox, address, token_store_ca_file=certificate / "ca.pem") as each,
        pytest.raises(balvps.ConfigurationError, match="certificate is not accepted"),
    ):
        each.billing.balance()


def test_a_file_without_certificates_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(balvps.ConfigurationError, match="token_store_ca_file"):
        client(sandbox, "rediss://127.0.0.1", token_store_ca_file=tmp_path / "none.pem")


def test_a_server_without_tls_gets_nothing(sandbox: Sandbox, redis: RedisProcess, certificate: Path) -> None:
    address = redis.address.replace("redis:", "rediss:")
    with (
        client(sandbox, address, token_store_ca_file=certificate / "ca.pem") as each,
        pytest.raises(balvps.BalvpsError) as caught,
    ):
        each.with_options(timeout=1).billing.balance()
    assert caught.value.reason == "token_store"
    assert logins(sandbox) == 0
