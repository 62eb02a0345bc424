"""Every fault of the sandbox, as it looks on the wire."""

import gzip
import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.sandbox.sandbox_process import Answer, SandboxProcess

RECORDS = "/service/10/dns/60/records"
ADD_RECORD = "POST /service/@service_id/dns/@zone_id/records"
NEW_RECORD = {"name": "host", "type": "A", "content": "192.0.2.7", "ttl": 300}

BOTH = pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])


def play(sandbox: SandboxProcess, fault: str, parameters: object = None, **rule: object) -> None:
    """Adds one rule by a control request over HTTP. Faults never apply to control requests."""
    if parameters is not None:
        rule["with"] = parameters
    answer = sandbox.control("POST", "faults", {"rules": [{"fault": fault, **rule}]}, tls=False)
    assert answer.json == {"ok": True}, answer.body


def rules(sandbox: SandboxProcess) -> Any:
    return sandbox.control("GET", "faults", tls=False).json["rules"]


def records(sandbox: SandboxProcess) -> int:
    return len(next(zone for zone in sandbox.state()["zones"] if zone["id"] == 60)["records"])


def add_record(sandbox: SandboxProcess, *, tls: bool = True) -> Answer:
    return sandbox.call("POST", RECORDS, NEW_RECORD, tls=tls)


def played(sandbox: SandboxProcess) -> list[tuple[str, bool, int]]:
    """Fault, whether it was carried out, and status of every logged request that met a fault."""
    return [
        (entry["fault"], entry["carried_out"], entry["status"]) for entry in sandbox.log() if "fault" in entry
    ]


class Stream:
    """A connection that tells a reset from an end of file. Python's own TLS sockets do not."""

    def __init__(self, plain: socket.socket, tls: ssl.SSLContext | None) -> None:
        self.plain = plain
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls: ssl.SSLObject | None = None
        if tls is not None:
            self.tls = tls.wrap_bio(self.incoming, self.outgoing, server_hostname="localhost")
        while self.tls:
            try:
                self.tls.do_handshake()
                break
            except ssl.SSLWantReadError:
                self.plain.sendall(self.outgoing.read())
                self.incoming.write(self.plain.recv(65536))

    def send(self, *pieces: bytes) -> None:
        """Sends each text in its own TLS record, and all of them at once."""
        if self.tls is None:
            self.plain.sendall(b"".join(pieces))
            return
        for piece in pieces:
            self.tls.write(piece)
        self.plain.sendall(self.outgoing.read())

    def receive(self) -> bytes:
        """The next bytes, or none at the end. Raises ConnectionResetError after a reset."""
        if self.tls is None:
            return self.plain.recv(65536)
        while True:
            try:
                return self.tls.read(65536)
            except ssl.SSLWantReadError:
                sealed = self.plain.recv(65536)
                if not sealed:
                    return b""
                self.incoming.write(sealed)
            except ssl.SSLZeroReturnError:
                # TLS has ended. The socket shows whether and how the connection has ended too.
                return self.plain.recv(65536)


def request_that_adds_a_record() -> bytes:
    body = json.dumps(NEW_RECORD).encode()
    head = (
        f"POST /api{RECORDS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Authorization: Basic dXNlckBleGFtcGxlLmNvbTpzZWNyZXQ=\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@contextmanager
def raw_request(sandbox: SandboxProcess, *, tls: bool, times: int = 1) -> Iterator[Stream]:
    """Sends a POST that adds a record, several times at once. The test reads the answers."""
    place = urlsplit(sandbox.base_url if tls else sandbox.http_base_url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as plain:
        stream = Stream(plain, sandbox.tls if tls else None)
        stream.send(*[request_that_adds_a_record()] * times)
        yield stream


def read_all(stream: Stream) -> tuple[bytes, bool]:
    """All bytes until the connection ended, and whether it ended by a reset."""
    received = b""
    try:
        while piece := stream.receive():
            received += piece
    except ConnectionResetError:
        return received, True
    return received, False


def parts(received: bytes) -> tuple[bytes, dict[str, str], bytes]:
    """Status line, header lines by name, body."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    headers = dict(line.decode().split(": ", 1) for line in lines)
    return first, headers, body


# ---- which requests meet a fault -----------------------------------------------------------------


def test_the_table_is_told_of_in_help_control_path_and_page(sandbox: SandboxProcess) -> None:
    faults = sandbox.control("GET", "faults").json["faults"]
    program = os.environ["BALVPS_SANDBOX"]
    told = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=10, check=True).stdout
    page = Path(__file__).parents[2].joinpath("sandbox", "README.md").read_text(encoding="utf-8")
    page = page.partition("\n## Faults\n")[2].partition("\n## ")[0]
    rows = []
    for fault in faults:
        assert f"  {fault['name']}" in told and fault["effect"] in told
        defaults = " ".join(f"`{key}` {json.dumps(value)}" for key, value in fault["parameters"].items())
        rows.append(f"| `{fault['name']}` | {fault['effect']} | {defaults} |".replace("|  |", "| |"))
    assert [row for row in page.splitlines() if row in rows] == rows
    assert {fault["name"] for fault in faults} == set(re.findall(r"^\| `(\w+_\w+)` \|", page, re.MULTILINE))


def test_rules_fit_by_operation_method_and_count(sandbox: SandboxProcess) -> None:
    play(sandbox, "empty_body", operation="GET /invoice/@id", skip=1, times=2)
    assert [sandbox.call("GET", "/invoice/308976").body == b"" for _ in range(5)] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert "invoices" in sandbox.call("GET", "/invoice").json
    assert rules(sandbox) == [
        {
            "fault": "empty_body",
            "operation": "GET /invoice/@id",
            "skip": 1,
            "times": 2,
            "seen": 5,
            "played": 2,
        }
    ]
    assert sandbox.control("DELETE", "faults").json == {"ok": True}
    assert rules(sandbox) == []
    play(sandbox, "empty_body", method="GET")
    assert "token" in sandbox.login().json
    assert add_record(sandbox).json["success"] is True
    assert sandbox.call("GET", "/details").body == b""
    assert "client" in sandbox.call("GET", "/details").json


def test_rules_fit_every_operation_of_the_portal_document(sandbox: SandboxProcess) -> None:
    sandbox.configure(mismatched_names=False)
    paths = sandbox.send("GET", "/?cmd=userapi&action=swagger").json["paths"]
    operations = [(method.upper(), f"/{path}") for path, item in paths.items() for method in item]
    assert len(operations) == 88
    connection = sandbox.connect(tls=False)
    for method, path in operations:
        play(sandbox, "json_error", operation=f"{method} {path}")
        connection.request(method, "/api" + re.sub("@[a-z_]+", "1", path))
        response = connection.getresponse()
        assert (response.status, response.read()) == (503, b'{"error":["internal_error"]}'), path
    connection.close()


def test_without_an_operation_sign_in_is_left_alone(sandbox: SandboxProcess) -> None:
    play(sandbox, "empty_body", probability=1)
    token, refresh = sandbox.sign_in()
    assert "token" in sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json
    assert sandbox.call("GET", "/details", token=token).body == b""
    play(sandbox, "broken_json", operation="POST /login")
    assert sandbox.login().body.startswith(b'{"success":true,')


def test_probability_is_seeded(sandbox: SandboxProcess) -> None:
    def run(seed: int) -> list[bool]:
        sandbox.reset()
        rule = {"fault": "empty_body", "probability": 0.5}
        sandbox.control("POST", "faults", {"seed": seed, "rules": [rule]})
        with_connection = sandbox.connect(tls=False)
        empty = []
        for _ in range(40):
            with_connection.request("GET", "/api/balance")
            empty.append(with_connection.getresponse().read() == b"")
        with_connection.close()
        return empty

    first = run(7)
    assert 5 < sum(first) < 35
    assert run(7) == first
    assert run(8) != first


def test_the_first_rule_that_strikes_wins(sandbox: SandboxProcess) -> None:
    play(sandbox, "json_error")
    play(sandbox, "empty_body")
    assert sandbox.call("GET", "/details").status == 503
    assert sandbox.call("GET", "/details").body == b""
    assert [(rule["seen"], rule["played"]) for rule in rules(sandbox)] == [(2, 1), (1, 1)]
    play(sandbox, "empty_body")
    sandbox.reset()
    assert rules(sandbox) == []


def test_faults_are_played_on_canned_answers_too(sandbox: SandboxProcess) -> None:
    sandbox.control("POST", "play", {"answers": [{"body": "canned"}]})
    play(sandbox, "huge_header", {"bytes": 10})
    answer = sandbox.call("GET", "/details")
    assert (answer.body, answer.headers["X-Padding"]) == (b"canned", "x" * 10)


@pytest.mark.parametrize(
    "bad",
    [
        1,
        {},
        {"fault": "no_such_fault"},
        {"fault": 1},
        {"fault": "empty_body", "operation": "GET /nothing"},
        {"fault": "empty_body", "skip": -1},
        {"fault": "empty_body", "times": "1"},
        {"fault": "empty_body", "probability": 1.5},
        {"fault": "empty_body", "method": 1},
        {"fault": "empty_body", "status": 500},
        {"fault": "empty_body", "with": 1},
        {"fault": "empty_body", "with": {"status": 99}},
        {"fault": "empty_body", "with": {"bytes": 1}},
        {"fault": "empty_body", "with": {"carried_out": 1}},
        {"fault": "huge_body", "with": {"bytes": "1"}},
        {"fault": "redirect_to_http", "with": {"host": 1}},
        {"fault": "reset_handshake", "operation": "GET /details"},
        {"fault": "reset_handshake", "method": "GET"},
    ],
)
def test_rules_are_all_or_nothing(bad: object, sandbox: SandboxProcess) -> None:
    answer = sandbox.control("POST", "faults", {"rules": [{"fault": "empty_body"}, bad]})
    assert answer.status == 400 and answer.json["error"]
    assert rules(sandbox) == []


@pytest.mark.parametrize("bad", [{"rules": 1}, {"seed": -1}, {"nonsense": 1}])
def test_only_a_seed_and_rules(bad: object, sandbox: SandboxProcess) -> None:
    assert sandbox.control("POST", "faults", bad).status == 400


# ---- the connection breaks -----------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("carried_out", [False, True])
@pytest.mark.parametrize("fault", ["reset_before_answer", "close_before_answer"])
def test_no_answer(fault: str, carried_out: bool, tls: bool, sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    play(sandbox, fault, {"carried_out": carried_out})
    with raw_request(sandbox, tls=tls) as stream:
        assert read_all(stream) == (b"", fault == "reset_before_answer")
    assert played(sandbox) == [(fault, carried_out, 0)]
    assert sandbox.log()[0]["json"] == NEW_RECORD
    assert records(sandbox) == before + carried_out


@BOTH
def test_reset_before_reading(tls: bool, sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    play(sandbox, "reset_before_reading")
    with raw_request(sandbox, tls=tls) as stream:
        assert read_all(stream) == (b"", True)
    assert played(sandbox) == [("reset_before_reading", False, 0)]
    assert sandbox.log()[0]["body"] == ""
    assert records(sandbox) == before


@BOTH
def test_reset_within_head(tls: bool, sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    play(sandbox, "reset_within_head")
    with raw_request(sandbox, tls=tls) as stream:
        received, by_reset = read_all(stream)
    assert by_reset and received.startswith(b"HTTP/1.1 200 \r\n") and b"\r\n\r\n" not in received
    assert played(sandbox) == [("reset_within_head", True, 200)]
    assert records(sandbox) == before + 1


@BOTH
@pytest.mark.parametrize(
    ("fault", "percent", "by_reset"),
    [
        ("reset_within_body", 50, True),
        ("reset_within_body", 0, True),
        ("reset_after_answer", 100, True),
        ("close_after_answer", 100, False),
        ("truncated_body", 50, False),
        ("truncated_body", 90, False),
    ],
)
def test_part_of_an_answer(
    fault: str, percent: int, by_reset: bool, tls: bool, sandbox: SandboxProcess
) -> None:
    before = records(sandbox)
    play(sandbox, fault, None if percent in (50, 100) else {"percent": percent})
    with raw_request(sandbox, tls=tls) as stream:
        received, was_reset = read_all(stream)
    first, headers, body = parts(received)
    assert (first, was_reset) == (b"HTTP/1.1 200 ", by_reset)
    assert len(body) == int(headers["Content-Length"]) * percent // 100
    assert "Connection" not in headers
    assert (body[-1:] == b"}") is (percent == 100)
    assert played(sandbox) == [(fault, True, 200)]
    assert records(sandbox) == before + 1


@BOTH
@pytest.mark.parametrize("fault", ["close_before_answer", "close_after_answer", "reset_after_answer"])
def test_a_connection_that_ended_carries_nothing_more(fault: str, tls: bool, sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    play(sandbox, fault, {} if fault != "close_before_answer" else {"carried_out": True})
    with raw_request(sandbox, tls=tls, times=2) as stream:
        read_all(stream)
    assert add_record(sandbox, tls=tls).status == 200  # on another connection: the first one has ended
    assert [entry.get("fault") for entry in sandbox.log()] == [fault, None]
    assert records(sandbox) == before + 2


@BOTH
def test_truncated_chunks(tls: bool, sandbox: SandboxProcess) -> None:
    play(sandbox, "truncated_chunks")
    with raw_request(sandbox, tls=tls) as stream:
        received, was_reset = read_all(stream)
    _, headers, body = parts(received)
    assert headers["Transfer-Encoding"] == "chunked" and not was_reset
    size, _, chunk = body.partition(b"\r\n")
    assert len(chunk) == int(size, 16) + 2 and chunk.startswith(b'{"success":true')


@BOTH
def test_short_content_length_leaves_the_rest_behind(tls: bool, sandbox: SandboxProcess) -> None:
    play(sandbox, "short_content_length", {"bytes": 3})
    with raw_request(sandbox, tls=tls) as stream:
        stream.plain.settimeout(0.2)
        received = b""
        with pytest.raises(TimeoutError):  # The connection is kept.
            while piece := stream.receive():
                received += piece
    _, headers, body = parts(received)
    assert len(body) == int(headers["Content-Length"]) + 3
    assert json.loads(body)["success"] is True


def test_handshake_reset(sandbox: SandboxProcess) -> None:
    play(sandbox, "reset_handshake", times=2)
    for _ in range(2):
        with pytest.raises(ConnectionResetError):
            sandbox.call("GET", "/details")
    assert "client" in sandbox.call("GET", "/details").json
    assert played(sandbox) == [("reset_handshake", False, 0)] * 2
    assert sandbox.log()[0]["method"] == ""


# ---- the service is slow -------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("carried_out", [False, True])
def test_hang_before_head(carried_out: bool, tls: bool, sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    play(sandbox, "hang_before_head", {"ms": 150, "carried_out": carried_out})
    begin = time.monotonic()
    with raw_request(sandbox, tls=tls) as stream:
        assert read_all(stream) == (b"", False)
    assert 0.15 <= time.monotonic() - begin < 5
    assert played(sandbox) == [("hang_before_head", carried_out, 0)]
    assert records(sandbox) == before + carried_out


@BOTH
def test_hang_within_body(tls: bool, sandbox: SandboxProcess) -> None:
    play(sandbox, "hang_within_body", {"ms": 150})
    begin = time.monotonic()
    with raw_request(sandbox, tls=tls) as stream:
        _, headers, body = parts(read_all(stream)[0])
    assert 0.15 <= time.monotonic() - begin < 5
    assert len(body) == int(headers["Content-Length"]) // 2


def test_handshake_hangs(sandbox: SandboxProcess) -> None:
    play(sandbox, "hang_handshake", {"ms": 150})
    begin = time.monotonic()
    with pytest.raises(OSError):
        sandbox.call("GET", "/details")
    assert 0.15 <= time.monotonic() - begin < 5
    assert "client" in sandbox.call("GET", "/details").json


def test_a_hang_ends_with_the_client_and_with_the_sandbox() -> None:
    with SandboxProcess("--threads", "1") as process:
        play(process, "hang_before_head", times=2)
        with raw_request(process, tls=True):
            pass
        with raw_request(process, tls=False):
            deadline = time.monotonic() + 5
            while len(played(process)) < 2:
                assert time.monotonic() < deadline
            begin = time.monotonic()
            process.process.terminate()
            assert process.process.wait(timeout=10) == 0
            assert time.monotonic() - begin < 3


@BOTH
def test_dribbled_body(tls: bool, sandbox: SandboxProcess) -> None:
    play(sandbox, "dribbled_body", {"bytes": 20, "ms": 5})
    pieces: list[bytes] = []
    begin = time.monotonic()
    with raw_request(sandbox, tls=tls) as stream:
        while piece := stream.receive():
            pieces.append(piece)
    _, headers, body = parts(b"".join(pieces))
    assert len(body) == int(headers["Content-Length"]) and json.loads(body)["success"] is True
    steps = -(-len(body) // 20)
    assert time.monotonic() - begin >= steps * 0.005
    assert len(pieces) > steps / 2


def test_late_answer(sandbox: SandboxProcess) -> None:
    play(sandbox, "late_answer", {"ms": 100})
    begin = time.monotonic()
    assert "client" in sandbox.call("GET", "/details").json
    assert time.monotonic() - begin >= 0.1


# ---- the answer is another -----------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("carried_out", [False, True])
@pytest.mark.parametrize(
    ("fault", "statuses", "content_type", "body"),
    [
        ("html_page", [200, 403, 502, 503, 504], "text/html; charset=utf-8", rb"<!DOCTYPE html>.*</html>\n"),
        ("json_error", [500, 502, 503, 504], "application/json", rb'\{"error":\["internal_error"\]\}'),
        ("empty_body", [200, 503], "application/json", rb""),
        ("broken_json", [200, 500], "application/json", rb'\{"success":true,[^}]*'),
    ],
)  # fmt: skip
def test_replaced_answers(
    fault: str,
    statuses: list[int],
    content_type: str,
    body: bytes,
    carried_out: bool,
    tls: bool,
    sandbox: SandboxProcess,
) -> None:
    before = records(sandbox)
    for status in statuses:
        play(sandbox, fault, {"status": status, "carried_out": carried_out})
        answer = add_record(sandbox, tls=tls)
        assert answer.status == status and re.fullmatch(body, answer.body, re.DOTALL)
        assert answer.headers["Content-Type"] == content_type
    assert played(sandbox) == [(fault, carried_out, status) for status in statuses]
    assert records(sandbox) == before + len(statuses) * carried_out


def test_an_empty_body_hides_no_refusal(sandbox: SandboxProcess) -> None:
    refusal = sandbox.call("DELETE", f"{RECORDS}/999999")
    assert refusal.body
    play(sandbox, "empty_body", {"carried_out": True})
    assert sandbox.call("DELETE", f"{RECORDS}/999999").body == refusal.body


def test_what_is_refused_or_played_was_not_carried_out(sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    play(sandbox, "many_headers", {"lines": 1}, times=3)
    sandbox.call("DELETE", f"{RECORDS}/999999")
    sandbox.control("POST", "play", {"answers": [{"path": f"/api{RECORDS}", "body": '{"success":true}'}]})
    add_record(sandbox)
    assert records(sandbox) == before
    add_record(sandbox)
    assert [carried_out for _, carried_out, _ in played(sandbox)] == [False, False, True]


def test_deep_nesting(sandbox: SandboxProcess) -> None:
    play(sandbox, "deep_nesting")
    assert sandbox.call("GET", "/details").body == b"[" * 100_000 + b"]" * 100_000


@BOTH
def test_huge_body_is_streamed(tls: bool, sandbox: SandboxProcess) -> None:
    play(sandbox, "huge_body", {"bytes": 1_000_000})
    answer = sandbox.call("GET", "/details", tls=tls)
    assert len(answer.body) == 1_000_000 and answer.json["success"] is True
    play(sandbox, "huge_body")
    with raw_request(sandbox, tls=tls) as stream:
        received = 0
        while received < 8_000_000:
            received += len(stream.receive())
        status = Path(f"/proc/{sandbox.process.pid}/status").read_text(encoding="ascii")
        assert int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0]) < 600_000
    assert played(sandbox)[1] == ("huge_body", False, 200)


def test_gzip_bomb_is_streamed(sandbox: SandboxProcess) -> None:
    play(sandbox, "gzip_bomb", {"bytes": 20_000_000})
    answer = sandbox.call("GET", "/details")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.body) < 200_000
    body = gzip.decompress(answer.body)
    assert len(body) == 20_000_000 and json.loads(body)["success"] is True
    play(sandbox, "gzip_bomb")
    connection = sandbox.connect()
    connection.request("GET", "/api/details")
    response = connection.getresponse()
    inflater, expanded = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
    while expanded < 50_000_000:
        expanded += len(inflater.decompress(response.read(65536)))
    connection.close()


def test_huge_headers(sandbox: SandboxProcess) -> None:
    play(sandbox, "huge_header")
    play(sandbox, "many_headers")
    for expected in (1, 5000):
        with raw_request(sandbox, tls=False) as stream:
            received = b""
            while b"\r\n\r\n" not in received:
                received += stream.receive()
        _, headers, _ = parts(received)
        padding = [name for name in headers if name.startswith("X-Padding")]
        assert len(padding) == expected
        assert len(headers[padding[0]]) == (300_000 if expected == 1 else 1)
    assert [carried_out for _, carried_out, _ in played(sandbox)] == [True, True]


def test_redirects(sandbox: SandboxProcess) -> None:
    before = records(sandbox)
    port = urlsplit(sandbox.base_url).port
    cases: list[tuple[str, dict[str, object], str]] = [
        ("redirect_to_another_host", {}, f"https://other-host.invalid/api{RECORDS}"),
        (
            "redirect_to_another_host",
            {"host": "127.0.0.2:1", "status": 307},
            f"https://127.0.0.2:1/api{RECORDS}",
        ),
        ("redirect_to_http", {}, f"http://127.0.0.1:{port}/api{RECORDS}"),
        ("redirect_to_http", {"host": "127.0.0.1:80"}, f"http://127.0.0.1:80/api{RECORDS}"),
    ]
    for fault, given, location in cases:
        play(sandbox, fault, given)
        answer = add_record(sandbox)
        assert (answer.status, answer.headers["Location"]) == (given.get("status", 302), location)
    assert records(sandbox) == before


def test_too_many_requests_in_every_form(sandbox: SandboxProcess) -> None:
    def answer(form: str, seconds: int | None) -> Answer:
        play(sandbox, f"too_many_{form}", None if seconds is None else {"seconds": seconds})
        refused = sandbox.call("GET", "/details")
        assert (refused.status, refused.json) == (429, {"error": ["too_many_requests"]})
        return refused

    assert answer("with_seconds", 7).headers["Retry-After"] == "7"
    now = time.time()
    date = answer("with_date", 90).headers["Retry-After"]
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", date)
    assert 88 <= parsedate_to_datetime(date).timestamp() - now <= 92
    seconds = answer("with_reset_seconds", 12).headers
    assert (seconds["X-RateLimit-Remaining"], seconds["X-RateLimit-Reset"]) == ("0", "12")
    moment = answer("with_reset_time", 60).headers
    assert 58 <= int(moment["X-RateLimit-Reset"]) - now <= 62
    assert moment["Retry-After"] is None
    silent = answer("without_a_word", None).headers
    assert silent["Retry-After"] is None and silent["X-RateLimit-Reset"] is None


# ---- tokens --------------------------------------------------------------------------------------


def test_a_token_expires_or_is_revoked_in_the_middle(sandbox: SandboxProcess) -> None:
    for fault, error in (("expired_token", "token_expired"), ("revoked_token", "unauthorized")):
        sandbox.reset()
        token, refresh = sandbox.sign_in()
        play(sandbox, fault, skip=1)
        assert "client" in sandbox.call("GET", "/details", token=token).json
        for _ in range(2):  # The fault lasts.
            assert sandbox.call("GET", "/details", token=token).json == {"error": [error]}
        renewed = sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json["token"]
        assert "client" in sandbox.call("GET", "/details", token=renewed).json
        assert played(sandbox) == [(fault, False, 200)]


def test_the_refresh_token_was_used_by_another(sandbox: SandboxProcess) -> None:
    token, refresh = sandbox.sign_in()
    play(sandbox, "spent_refresh_token")
    assert "client" in sandbox.call("GET", "/details", token=token).json
    for _ in range(2):
        answer = sandbox.call("POST", "/token", {"refresh_token": refresh}, token="")
        assert answer.json == {"error": ["invalid_refresh_token"]}
    play(sandbox, "spent_refresh_token")
    assert sandbox.send("POST", "/api/token", "{").json["error"] == ["invalid_request"]


# ---- certificates and TLS versions ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("certificate", "reason"),
    [
        ("self-signed", "self-signed certificate"),
        ("expired", "certificate has expired"),
        ("other-host", "certificate is not valid for '127.0.0.1'"),
    ],
)
def test_wrong_certificates(certificate: str, reason: str) -> None:
    with SandboxProcess("--certificate", certificate) as process:
        with pytest.raises(ssl.SSLCertVerificationError) as caught:
            process.call("GET", "/details")
        assert reason in str(caught.value)
        process.tls.check_hostname = False
        process.tls.verify_mode = ssl.CERT_NONE
        assert "client" in process.call("GET", "/details").json


@pytest.mark.parametrize(("highest", "spoken"), [("1.1", "TLSv1.1"), ("1.2", "TLSv1.2")])
def test_the_highest_tls_version(highest: str, spoken: str) -> None:
    with SandboxProcess("--tls-max", highest) as process:
        port = urlsplit(process.base_url).port or 0
        if highest == "1.1":
            with pytest.raises(ssl.SSLError):
                process.call("GET", "/details")
            process.tls.set_ciphers("DEFAULT:@SECLEVEL=0")
            with pytest.warns(DeprecationWarning):
                process.tls.minimum_version = ssl.TLSVersion.TLSv1_1
        plain = socket.create_connection(("127.0.0.1", port), timeout=10)
        with process.tls.wrap_socket(plain, server_hostname="localhost") as secure:
            assert secure.version() == spoken
        assert "client" in process.call("GET", "/details").json


# ---- a burst, seen as a client sees it -----------------------------------------------------------


def test_a_kept_connection_survives_what_is_http(sandbox: SandboxProcess) -> None:
    for status in (500, 502, 503, 504):
        play(sandbox, "html_page", {"status": status}, times=2)
    connection = sandbox.connect()
    statuses = []
    for _ in range(8):
        connection.request("GET", "/api/tickets")
        response = connection.getresponse()
        response.read()
        statuses.append(response.status)
    assert statuses == [500, 500, 502, 502, 503, 503, 504, 504]
    assert len({entry["connection"] for entry in sandbox.log()}) == 1
    play(sandbox, "close_after_answer")
    connection.request("GET", "/api/tickets")
    connection.getresponse().read()
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        connection.request("GET", "/api/tickets")
        connection.getresponse()
    connection.close()
