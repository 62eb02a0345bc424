"""Pebble, the test server of ACME, in its strict mode: it asks our name server for each challenge."""

import json
import os
import socket
import ssl
import subprocess
import time
import urllib.request
from pathlib import Path

from cryptography import x509

from tests.programs.support.running import run

_START = 60  # seconds within which it must listen
_CERTIFICATE = """
[req]
distinguished_name = name
x509_extensions = extensions
prompt = no
[name]
CN = localhost
[extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, digitalSignature, keyCertSign
subjectKeyIdentifier = hash
subjectAltName = DNS:localhost, IP:127.0.0.1
"""


class Pebble:
    """A running Pebble. It ends with the ``with`` block.

    Args:
        folder: an empty folder.
        dns_server: address and port of the name server that it asks.
    """

    def __init__(self, folder: Path, dns_server: str) -> None:
        self._folder = folder
        self.ca_file = folder / "certificate.pem"  #: Whom its clients must trust.
        self.log_file = folder / "pebble.log"
        self._create_certificate()
        for _ in range(3):  # another program may take the port between the choice and the start
            self._port, self._management_port = _free_ports(2)
            self._process = self._started(dns_server)
            if self._listens():
                break
        else:
            raise AssertionError(f"pebble did not start:\n{self.log_file.read_text()}")
        self.directory = f"https://localhost:{self._port}/dir"  #: The URL that ACME clients need.

    def __enter__(self) -> "Pebble":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()

    def root_certificate(self) -> str:
        """The root of the certificates that it issues, as PEM."""
        return self._get("roots/0")

    def _get(self, path: str) -> str:
        context = ssl.create_default_context(cafile=str(self.ca_file))
        url = f"https://localhost:{self._management_port}/{path}"
        with urllib.request.urlopen(url, context=context, timeout=30) as answer:
            text: str = answer.read().decode()
        return text

    def _create_certificate(self) -> None:
        settings = self._folder / "openssl.cnf"
        settings.write_text(_CERTIFICATE)
        run(
            *("openssl", "req", "-x509", "-days", "2", "-config", settings, "-out", self.ca_file),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem"),
            environment={"PATH": os.environ["PATH"]},
            folder=self._folder,
        )

    def _started(self, dns_server: str) -> "subprocess.Popen[bytes]":
        settings = {
            "listenAddress": f"127.0.0.1:{self._port}",
            "managementListenAddress": f"127.0.0.1:{self._management_port}",
            "certificate": str(self.ca_file),
            "privateKey": str(self._folder / "key.pem"),
            "httpPort": 5002,
            "tlsPort": 5001,
            "ocspResponderURL": "",
            "externalAccountBindingRequired": False,
            "retryAfter": {"authz": 1, "order": 1},  # seconds; newer versions ask clients for 3 and 5
        }
        config = self._folder / "pebble.json"
        config.write_text(json.dumps({"pebble": settings}))
        environment = {
            **os.environ,
            "PEBBLE_VA_NOSLEEP": "1",
            "PEBBLE_AUTHZREUSE": "0",  # each certificate needs new challenges
            "PEBBLE_WFE_NONCEREJECT": "0",  # how clients repeat requests is not tested here
        }
        with self.log_file.open("ab") as log:
            return subprocess.Popen(
                ["pebble", "-strict", "-config", str(config), "-dnsserver", dns_server],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _listens(self) -> bool:
        """Waits until it listens on both ports. False: it has ended."""
        deadline = time.monotonic() + _START
        while time.monotonic() < deadline and self._process.poll() is None:
            if all(_is_open(port) for port in (self._port, self._management_port)):
                return True
            time.sleep(0.02)
        self._process.kill()
        self._process.wait()
        return False


def names_in(certificate: Path) -> "list[str]":
    """The host names of the first certificate of a PEM file, sorted."""
    parsed = x509.load_pem_x509_certificate(certificate.read_bytes())
    names = parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return sorted(names.get_values_for_type(x509.DNSName))


def _free_ports(count: int) -> "list[int]":
    sockets = [socket.socket() for _ in range(count)]
    try:
        for opened in sockets:
            opened.bind(("127.0.0.1", 0))
        return [opened.getsockname()[1] for opened in sockets]
    finally:
        for opened in sockets:
            opened.close()


def _is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True
