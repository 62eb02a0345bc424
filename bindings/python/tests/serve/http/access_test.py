"""Who may ask, what is bounded, health and figures."""

import base64
import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from balvps import ConfigurationError
from balvps.serve.config import Address, read_config
from balvps.serve.http import access, connections
from balvps.testing import Sandbox

from serve.http.gateway import SECRET, Gateway, contents, requests_in

CHALLENGE = {"fqdn": "_acme-challenge.example.com.", "value": "v"}


@pytest.fixture
def gateway(balvps_sandbox: Sandbox) -> Iterator[Gateway]:
    with Gateway(balvps_sandbox, httpreq=True, dyndns2=True, external_dns=True) as gateway:
        yield gateway


# ---- passwords


def test_a_name_and_a_secret_of_different_keys_do_not_fit(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    for key, password in [
        *(("acme", ""), ("", SECRET), ("nobody", SECRET), ("acme", SECRET[:-1]), ("acme", f"{SECRET} ")),
        ("acme", "ü"),
    ]:
        header = "Basic " + base64.b64encode(f"{key}:{password}".encode()).decode()
        answer = gateway.post("/present", CHALLENGE, headers={"Authorization": header})
        assert answer.status == 401
    assert balvps_sandbox.log() == []
    assert {line[4] for line in gateway.journal_of("refusal")} == {"wrong_password"}


@pytest.mark.parametrize("header", ["", "Basic", "Basic x", "Bearer abc", "Basic /w==", "Basic YQ=="])
def test_a_header_that_is_no_password_is_refused(gateway: Gateway, header: str) -> None:
    assert gateway.post("/present", CHALLENGE, headers={"Authorization": header}).status == 401


def test_the_name_of_a_key_has_no_case(gateway: Gateway) -> None:
    assert gateway.post("/present", CHALLENGE, "ACME.").status == 200


def test_wrong_passwords_are_slowed_down(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_DELAY", 1)
    start = time.monotonic()
    assert gateway.post("/present", CHALLENGE, "acme", password="wrong").status == 401
    assert time.monotonic() - start >= 1
    assert gateway.post("/present", CHALLENGE, "acme").status == 200


def test_many_wrong_passwords_at_once_are_bounded(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_MOST_DELAYED", 2)
    monkeypatch.setattr(access, "_DELAY", 2)
    statuses: list[int] = []

    def guess() -> None:
        statuses.append(gateway.post("/present", CHALLENGE, "acme", password="wrong").status)

    threads = [threading.Thread(target=guess) for _ in range(6)]
    for thread in threads:
        thread.start()
    while len(statuses) < 4:
        time.sleep(0.01)
    assert statuses == [429] * 4
    assert gateway.post("/present", CHALLENGE, "acme").status == 200
    for thread in threads:
        thread.join()
    assert statuses[4:] == [401, 401]
    reasons = [line[4] for line in gateway.journal_of("refusal")]
    assert (reasons.count("wrong_password"), reasons.count("too_many_wrong_passwords")) == (2, 4)


# ---- protocols


def test_a_protocol_that_is_off_is_not_there(balvps_sandbox: Sandbox) -> None:
    with Gateway(balvps_sandbox) as gateway:
        for method, path in [
            *(("POST", "/present"), ("GET", "/nic/update"), ("GET", "/"), ("GET", "/records")),
            ("POST", "/adjustendpoints"),
        ]:
            assert gateway.send(method, path, key="all").status == 404
        assert gateway.get("/health").status == 200


def test_another_method_is_not_allowed(gateway: Gateway) -> None:
    assert gateway.get("/present", "all").status == 405
    assert gateway.post("/nic/update", {}, "all").status == 405


# ---- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> "tuple[str, str]":
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-days", "2", "-nodes", "-subj", "/CN=localhost"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    return str(certificate), str(key)


def test_over_tls(balvps_sandbox: Sandbox, certificate: "tuple[str, str]") -> None:
    with Gateway(
        balvps_sandbox, httpreq=True, certificate_file=certificate[0], private_key_file=certificate[1]
    ) as gateway:
        assert gateway.post("/present", CHALLENGE, "acme", trust=certificate[0]).status == 200
    assert contents(balvps_sandbox, "_acme-challenge.example.com", "TXT") == ["v"]


def test_away_from_loopback_everything_but_health_needs_a_password(
    balvps_sandbox: Sandbox, certificate: "tuple[str, str]"
) -> None:
    with Gateway(
        balvps_sandbox,
        listen=Address("0.0.0.0", 0),
        external_dns=True,
        certificate_file=certificate[0],
        private_key_file=certificate[1],
    ) as gateway:
        gateway.host = "127.0.0.1"
        for path in ("/", "/records", "/metrics"):
            assert gateway.get(path, trust=certificate[0]).status == 401
        assert balvps_sandbox.log() == []
        for path in ("/", "/records", "/metrics"):
            assert gateway.get(path, "all", trust=certificate[0]).status == 200
        assert gateway.get("/health", trust=certificate[0]).status == 200


def test_a_certificate_that_is_none_is_told(balvps_sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "certificate.pem").write_text("no certificate")
    path = str(tmp_path / "certificate.pem")
    with pytest.raises(ConfigurationError, match=r"certificate\.pem"):
        Gateway(balvps_sandbox, certificate_file=path, private_key_file=path)


# ---- limits


def test_a_body_that_is_too_large_is_refused(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    body = b'{"fqdn": "' + b"x" * (9 << 20)
    with Raw(gateway) as raw:
        raw.send(f"POST /present HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{AUTH}\r\n")
        raw.send(body)
        assert raw.status() == 413
    assert balvps_sandbox.log() == []


@pytest.mark.parametrize(
    "head", ["GET /{} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nX: {}\r\n\r\n", "{}\r\n\r\n"]
)
def test_a_head_that_is_too_large_or_none_is_refused(gateway: Gateway, head: str) -> None:
    with Raw(gateway) as raw:
        raw.send(head.format("x" * 100_000) + "\r\n")
        assert raw.status() == 400


def test_a_connection_that_asks_nothing_is_closed(
    balvps_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_TIME", 0.3)
    with Gateway(balvps_sandbox) as gateway, Raw(gateway) as silent, Raw(gateway) as slow:
        slow.send("GET /health HTTP/1.1\r\nHost: x")
        assert (silent.rest(), slow.rest()) == (b"", b"")
        assert gateway.get("/health").status == 200


def test_the_number_of_connections_is_bounded(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_MOST", 2)
    with Raw(gateway) as first, Raw(gateway) as second:
        for raw in (first, second):
            raw.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert raw.status() == 200
        with Raw(gateway) as third:
            assert third.rest() == b""
    while True:  # the gateway notices the end of the others a moment later
        with Raw(gateway) as again:
            again.send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            if again.rest().startswith(b"HTTP/1.1 200 "):
                return
        time.sleep(0.05)


AUTH = f"Authorization: Basic {base64.b64encode(f'all:{SECRET}'.encode()).decode()}\r\n"


class Raw:
    """A connection for requests that no library sends."""

    def __init__(self, gateway: Gateway) -> None:
        self._socket = socket.create_connection((gateway.host, gateway.port), timeout=60)

    def __enter__(self) -> "Raw":
        return self

    def __exit__(self, *reason: object) -> None:
        self._socket.close()

    def send(self, data: "str | bytes") -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the answer may be there already
            self._socket.sendall(data.encode() if isinstance(data, str) else data)

    def status(self) -> int:
        return int(self._socket.recv(4096).split()[1])

    def rest(self) -> bytes:
        """Everything until the other side closes."""
        data = b""
        with contextlib.suppress(ConnectionResetError):
            while piece := self._socket.recv(4096):
                data += piece
        return data


# ---- the end, and clients that leave


def test_a_change_goes_on_if_its_client_leaves(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    gateway.post("/present", {**CHALLENGE, "value": "before"}, "all")  # signs in
    balvps_sandbox.configure(delay_ms=300)
    body = '{"fqdn": "_acme-challenge.example.com.", "value": "v"}'
    with Raw(gateway) as raw:
        raw.send(
            f"POST /present HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{AUTH}\r\n{body}"
        )
        time.sleep(0.2)
    deadline = time.monotonic() + 30
    while "v" not in contents(balvps_sandbox, "_acme-challenge.example.com", "TXT"):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_end_waits_for_requests_under_way(balvps_sandbox: Sandbox) -> None:
    gateway = Gateway(balvps_sandbox, httpreq=True)
    gateway.post("/present", {**CHALLENGE, "value": "before"}, "all")
    balvps_sandbox.configure(delay_ms=300)
    statuses: list[int] = []
    thread = threading.Thread(
        target=lambda: statuses.append(gateway.post("/present", CHALLENGE, "all").status)
    )
    thread.start()
    time.sleep(0.2)
    gateway.close()
    thread.join()
    assert statuses == [200]


# ---- health and figures


def test_health_without_a_password_never_reaches_the_service(
    balvps_sandbox: Sandbox, gateway: Gateway
) -> None:
    assert gateway.get("/health").json == {"status": "ok"}
    assert balvps_sandbox.log() == []


def test_health_with_a_password_asks_the_service_once(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    for _ in range(3):
        assert gateway.get("/health", "reader").json == {"status": "ok"}
    assert requests_in(balvps_sandbox) == ["POST /api/login", "GET /api/dns"]


def test_an_account_that_does_not_work_is_told_without_more_logins(balvps_sandbox: Sandbox) -> None:
    with Gateway(balvps_sandbox, password="wrong") as gateway:
        for _ in range(5):
            answer = gateway.get("/health", "reader")
            assert (answer.status, answer.json) == (503, {"status": "failing", "error": "authentication"})
        assert gateway.get("/health").status == 503
    assert requests_in(balvps_sandbox) == ["POST /api/login"]


def test_health_follows_the_last_call(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    balvps_sandbox.play("down", status=503, path="/api/dns")
    assert gateway.post("/present", CHALLENGE, "all").status == 503
    assert gateway.get("/health").json == {"status": "failing", "error": "unavailable"}
    assert gateway.post("/present", CHALLENGE, "all").status == 200
    assert gateway.get("/health").status == 200


def test_the_figures_count_changes_refusals_and_requests(gateway: Gateway) -> None:
    gateway.post("/present", CHALLENGE, "acme")
    gateway.post("/present", {**CHALLENGE, "fqdn": "www.example.com"}, "acme")
    gateway.get("/nic/update?hostname=home.example.com&myip=8.8.8.8", "home", password="wrong")
    answer = gateway.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    for line in (
        'balvps_serve_changes_total{outcome="done",protocol="httpreq"} 1.0',
        'balvps_serve_refusals_total{protocol="httpreq",reason="not_in_scope"} 1.0',
        'balvps_serve_refusals_total{protocol="dyndns2",reason="wrong_password"} 1.0',
        'balvps_serve_requests_total{protocol="httpreq",result="403"} 1.0',
        'balvps_serve_requests_total{protocol="dyndns2",result="401"} 1.0',
    ):
        assert line in answer.text.splitlines()


# ---- the configuration


def config_with(tmp_path: Path, http: str) -> Path:
    (tmp_path / "password").write_text("secret")
    (tmp_path / "key").write_text(SECRET)
    for name in ("password", "key"):
        (tmp_path / name).chmod(0o600)
    file = tmp_path / "serve.toml"
    file.write_text(
        f"[account]\nusername = 'user@example.com'\npassword_file = 'password'\n"
        f"[[key]]\nname = 'cluster'\nsecret_file = 'key'\n[http]\nlisten = '127.0.0.1:0'\n{http}"
    )
    return file


def test_the_key_of_external_dns_is_named_in_the_configuration(tmp_path: Path) -> None:
    config = read_config(config_with(tmp_path, "external_dns = true\nexternal_dns_key = 'Cluster.'\n"))
    assert config.http is not None
    assert config.http.external_dns_key == "cluster"


@pytest.mark.parametrize(
    ("http", "message"),
    {
        "external_dns = true\nexternal_dns_key = 'clster'\n": "did you mean 'cluster'",
        "external_dns_key = 'cluster'\n": "it needs 'external_dns = true'",
    }.items(),
)
def test_a_wrong_key_of_external_dns_is_a_fault_with_its_line(
    tmp_path: Path, http: str, message: str
) -> None:
    with pytest.raises(ConfigurationError, match=rf"line \d+: http, external_dns_key: .*{message}"):
        read_config(config_with(tmp_path, http))
