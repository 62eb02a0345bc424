"""Dynamic DNS: where addresses come from, which are taken, and when the service is asked."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import balvps
import ifaddr
import pytest
from balvps._own_addresses import interface_address, unfit_addresses, url_address
from balvps.dynamic_dns import Sources, State, Wish, checked_address, update
from balvps.testing import Sandbox

ACCOUNT = ("https://my.balvps.com:443/api", "user@example.com")


# ---- which addresses are taken


@pytest.mark.parametrize(
    ("text", "type", "address"),
    [("8.8.8.8", "A", "8.8.8.8"), ("2606:4700:0:0::1111", "AAAA", "2606:4700::1111")],
)
def test_a_public_address_is_taken_in_normal_form(text: str, type: str, address: str) -> None:
    assert checked_address(text, type) == address


PRIVATE = {
    "A": ["10.0.0.1", "192.168.1.1", "172.16.0.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "192.0.2.1"],
    "AAAA": ["fd00::1", "::1", "fe80::1", "2001:db8::1", "fec0::1"],
}


@pytest.mark.parametrize(("type", "text"), [(type, text) for type in PRIVATE for text in PRIVATE[type]])
def test_a_private_address_needs_permission(type: str, text: str) -> None:
    with pytest.raises(balvps.InvalidArgument, match="cannot be reached from the internet"):
        checked_address(text, type)
    assert checked_address(text, type, allow_private=True) == text


@pytest.mark.parametrize(
    ("type", "text"),
    [
        *(("A", text) for text in ("0.0.0.0", "224.0.0.1", "224.0.1.1", "255.255.255.255", "240.0.0.1")),
        *(
            ("A", text)
            for text in ("", "1.2.3", "1.2.3.04", "::1", "1.2.3.4\n", "home.example.com", "1" * 999)
        ),
        *(
            ("AAAA", text)
            for text in ("::", "ff02::1", "::ffff:8.8.8.8", "fe80::1%eth0", "8.8.8.8", "2606:::1")
        ),
    ],
)
def test_what_is_no_address_of_a_host_is_never_taken(type: str, text: str) -> None:
    with pytest.raises(balvps.InvalidArgument):
        checked_address(text, type, allow_private=True)


# ---- an interface


def fake_interface(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """The system's list of addresses, as ifaddr returns it."""
    ips = [ifaddr.IP((text, 0, 0) if ":" in text else text, 24, "ppp0") for text in addresses]
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [ifaddr.Adapter("ppp0", "ppp0", ips)])


def test_the_first_public_address_of_an_interface_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_interface(monkeypatch, "10.0.0.1", "8.8.4.4", "8.8.8.8", "fe80::1", "fd00::1", "2606:4700::1")
    assert interface_address("ppp0", "A") == "8.8.4.4"
    assert interface_address("ppp0", "AAAA") == "2606:4700::1"
    assert interface_address("ppp0", "AAAA", allow_private=True) == "2606:4700::1"


def test_an_interface_with_private_addresses_has_none_unless_they_are_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fake_interface(monkeypatch, "10.0.0.1", "fe80::1", "fd00::1")
    assert [interface_address("ppp0", type) for type in ("A", "AAAA")] == [None, None]
    assert interface_address("ppp0", "A", allow_private=True) == "10.0.0.1"
    assert interface_address("ppp0", "AAAA", allow_private=True) == "fd00::1"


def test_the_interfaces_of_this_system_can_be_read() -> None:
    assert interface_address("lo", "A", allow_private=True) == "127.0.0.1"
    with pytest.raises(balvps.ConfigurationError, match=r"no interface 'nope0' .*lo"):
        interface_address("nope0", "A")


def test_temporary_deprecated_and_tentative_addresses_are_left_out(tmp_path: Path) -> None:
    table = tmp_path / "if_inet6"
    table.write_text(
        "260647000000000000000000000000a1 02 40 00 00     eth0\n"  # stable
        "260647000000000000000000000000a2 02 40 00 01     eth0\n"  # temporary
        "260647000000000000000000000000a3 02 40 00 20     eth0\n"  # deprecated
        "260647000000000000000000000000a4 02 40 00 40     eth0\n"  # tentative
        "260647000000000000000000000000a5 02 40 00 88     eth0\n"  # permanent, but a duplicate
        "260647000000000000000000000000a6 02 40 00 80     eth0\n"  # permanent
        "260647000000000000000000000000a7 03 40 00 01     eth1\n"
    )
    found = sorted(map(str, unfit_addresses("eth0", str(table))))
    assert found == ["2606:4700::a2", "2606:4700::a3", "2606:4700::a4", "2606:4700::a5"]
    assert unfit_addresses("eth0", str(tmp_path / "none")) == set()


# ---- a URL


@pytest.fixture
def url(balvps_sandbox: Sandbox) -> str:
    return balvps_sandbox.http_base_url.removesuffix("/api") + "/ip"


def test_a_url_answers_with_an_address(balvps_sandbox: Sandbox, url: str) -> None:
    balvps_sandbox.play("8.8.8.8\r\n", path="/ip")
    assert url_address(url, "A") == "8.8.8.8"
    assert "balvps" not in json.dumps(balvps_sandbox.log()[-1]["headers"])


@pytest.mark.parametrize(
    ("answer", "status", "message"),
    [
        ("<html>8.8.8.8</html>", 200, "no IPv4 address"),
        ("2606:4700::1", 200, "no IPv4 address"),
        ("192.168.1.1", 200, "cannot be reached"),
        ("", 200, "no IPv4 address"),
        ("8.8.8.8" + " " * 2000, 200, "longer than 1024 bytes"),
        ("8.8.8.8", 500, "status is 500"),
        ("8.8.8.8", 302, "redirects are not followed"),
    ],
)
def test_an_answer_that_is_no_public_address_is_refused(
    balvps_sandbox: Sandbox, url: str, answer: str, status: int, message: str
) -> None:
    balvps_sandbox.play(answer, path="/ip", status=status, headers={"Location": url + "/other"})
    with pytest.raises(balvps.BalvpsError, match=message):
        url_address(url, "A")
    assert len(balvps_sandbox.log()) == 1


def test_the_certificate_of_a_url_is_verified(
    balvps_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = balvps_sandbox.base_url.removesuffix("/api") + "/ip"
    with pytest.raises(balvps.TlsError):
        url_address(url, "A")
    monkeypatch.setenv("SSL_CERT_FILE", balvps_sandbox.ca_file)
    balvps_sandbox.play("8.8.8.8", path="/ip")
    assert url_address(url, "A") == "8.8.8.8"


class Peer:
    """A server on both loopback addresses that answers with the address of the other side."""

    def __init__(self, *, slow: bool = False) -> None:
        self._slow = slow
        self._listener = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, place = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(4096)
                address = place[0].removeprefix("::ffff:")
                text = f"HTTP/1.0 200 OK\r\n\r\n{address}".encode()
                try:
                    for number in range(len(text) if self._slow else 0):
                        connection.sendall(text[number : number + 1])
                        time.sleep(0.2)
                    connection.sendall(text)
                except OSError:
                    pass

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.close()


def test_the_connection_is_of_the_records_family(peer: Peer) -> None:
    url = f"http://localhost:{peer.port}/"
    assert url_address(url, "A", allow_private=True) == "127.0.0.1"
    assert url_address(f"http://[::1]:{peer.port}/", "AAAA", allow_private=True) == "::1"
    with pytest.raises(balvps.ConnectionFailed, match="over IPv6"):
        url_address(f"http://127.0.0.1:{peer.port}/", "AAAA", allow_private=True)


def test_a_proxy_of_the_environment_is_not_asked(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    assert url_address(f"http://127.0.0.1:{peer.port}/", "A", allow_private=True) == "127.0.0.1"


def test_an_answer_that_never_ends_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Peer(slow=True)
    with pytest.raises(balvps.Timeout, match=r"within 0\.5 seconds"):
        url_address(f"http://127.0.0.1:{slow.port}/", "A", timeout=0.5)
    slow.close()


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://ip.example.net/",
            "ftp://127.0.0.1/",
            "https://",
            "ip.example.net",
            "https://a:b@example.net/",
        ),
        *(
            "https://example.net:x/",
            "https://example.net/a b",
            "https://example.net/\r\nX: y",
            "https://[::1/",
        ),
    ],
)
def test_a_url_that_is_not_allowed_is_refused(url: str) -> None:
    with pytest.raises(balvps.InvalidArgument):
        Sources(urls=[url])


def test_plain_http_of_another_machine_needs_permission() -> None:
    Sources(urls=["http://router.example.net/"], plain_http=True)
    Sources(urls=["http://127.0.0.1/", "http://[::1]/", "http://localhost/"])


def test_the_next_url_is_asked_if_one_fails(balvps_sandbox: Sandbox, url: str) -> None:
    balvps_sandbox.play("8.8.8.8", path="/ip")
    assert Sources(urls=["http://127.0.0.1:1/", url]).find("A") == "8.8.8.8"


def test_the_interface_goes_before_the_url(
    balvps_sandbox: Sandbox, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_interface(monkeypatch, "192.168.1.2", "2606:4700::1")
    sources = Sources(interface="ppp0", urls=[url])
    assert sources.find("AAAA") == "2606:4700::1"
    assert balvps_sandbox.log() == []
    balvps_sandbox.play("8.8.8.8", path="/ip")
    assert sources.find("A") == "8.8.8.8"


def test_there_must_be_a_source() -> None:
    with pytest.raises(balvps.InvalidArgument, match="interface or a URL"):
        Sources()


# ---- the state


@pytest.fixture
def warnings() -> "list[str]":
    return []


@pytest.fixture
def state(tmp_path: Path, warnings: "list[str]") -> State:
    return State(str(tmp_path / "ddns"), ACCOUNT, warnings.append)


HOME = Wish("home.example.com", "A", "192.0.2.7")


def changes(sandbox: Sandbox, state: State, *wishes: Wish, **options: Any) -> "list[str]":
    """The outcomes of a run with a client of its own, as a command has."""
    with sandbox.client() as client:
        return [outcome.change for outcome in update(lambda: client, wishes, state=state, **options)]


def test_a_run_that_finds_nothing_new_sends_nothing(balvps_sandbox: Sandbox, state: State) -> None:
    assert changes(balvps_sandbox, state, HOME) == ["updated"]
    balvps_sandbox.clear_log()
    assert changes(balvps_sandbox, state, HOME) == ["kept"]
    assert changes(balvps_sandbox, state, HOME._replace(name="Home.Example.com.")) == ["kept"]
    assert balvps_sandbox.log() == []


def test_another_address_or_ttl_is_written(balvps_sandbox: Sandbox, state: State) -> None:
    changes(balvps_sandbox, state, HOME)
    moved = HOME._replace(address="192.0.2.8")
    assert changes(balvps_sandbox, state, moved) == ["updated"]
    assert changes(balvps_sandbox, state, moved, ttl=300) == ["updated"]
    assert changes(balvps_sandbox, state, moved, ttl=300) == ["kept"]
    assert changes(balvps_sandbox, state, HOME) == ["updated"]


@pytest.mark.parametrize("options", [{"force": True}, {"max_age": 0}])
def test_an_outside_change_is_undone_by_force_or_by_age(
    balvps_sandbox: Sandbox, state: State, options: "dict[str, Any]"
) -> None:
    changes(balvps_sandbox, state, HOME)
    with balvps_sandbox.client() as client:
        client.call("set_records", name=HOME.name, type="A", contents=["192.0.2.9"])
    assert changes(balvps_sandbox, state, HOME) == ["kept"]
    assert changes(balvps_sandbox, state, HOME, **options) == ["updated"]
    assert changes(balvps_sandbox, state, HOME, **options) == ["unchanged"]


def test_a_confirmation_of_the_future_does_not_count(
    balvps_sandbox: Sandbox, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 1e6)
    changes(balvps_sandbox, state, HOME)
    monkeypatch.undo()
    assert changes(balvps_sandbox, state, HOME) == ["unchanged"]


def test_duplicates_are_healed(balvps_sandbox: Sandbox, state: State) -> None:
    with balvps_sandbox.client() as client:
        zone = client.zones.get("example.com")
        for content in ("192.0.2.7", "192.0.2.7", "192.0.2.6"):
            zone.records.create("home", "A", content)
        assert changes(balvps_sandbox, state, HOME) == ["updated"]
        assert [record.content for record in zone.records.list(name="home")] == ["192.0.2.7"]


def test_a_removed_record_is_not_removed_again(balvps_sandbox: Sandbox, state: State) -> None:
    changes(balvps_sandbox, state, HOME)
    gone = HOME._replace(address=None)
    assert changes(balvps_sandbox, state, gone) == ["removed"]
    balvps_sandbox.clear_log()
    assert changes(balvps_sandbox, state, gone) == ["kept"]
    assert balvps_sandbox.log() == []


def test_a_failed_write_is_not_taken_for_the_last_good_one(balvps_sandbox: Sandbox, state: State) -> None:
    changes(balvps_sandbox, state, HOME)
    balvps_sandbox.play({"success": False, "error": ["busy"]}, method="PUT", times=9)
    with balvps_sandbox.client() as client:
        moved = HOME._replace(address="192.0.2.8")
        assert [outcome.change for outcome in update(lambda: client, [moved], state=state)] == ["failed"]
    assert changes(balvps_sandbox, state, HOME) == ["unchanged"]


def test_one_failure_does_not_stop_the_others(balvps_sandbox: Sandbox, state: State) -> None:
    wishes = [HOME, HOME._replace(name="home.example.net"), HOME._replace(type="AAAA", address="2001:db8::1")]
    assert changes(balvps_sandbox, state, *wishes) == ["updated", "failed", "updated"]
    assert changes(balvps_sandbox, state, *wishes) == ["kept", "failed", "kept"]


def test_a_wrong_password_is_tried_once(balvps_sandbox: Sandbox, state: State) -> None:
    wishes = [HOME._replace(name=f"h{number}.example.com") for number in range(10)]
    with balvps_sandbox.client(password="wrong") as client:
        outcomes = update(lambda: client, wishes, state=state)
    assert {type(outcome.error) for outcome in outcomes} == {balvps.WrongLogin}
    assert [entry["path"] for entry in balvps_sandbox.log()] == ["/api/login"]


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "5", '{"account": 1}', "\xff\xfe", "[" * 100_000),
        '{"account": ["https://my.balvps.com:443/api", "user@example.com"], "records": []}',
        '{"account": ["https://my.balvps.com:443/api", "user@example.com"], "records": {"a": 5}}',
        '{"account": ["https://my.balvps.com:443/api", "user@example.com"], "records": {"a": {}}}',
        '{"account": ["https://my.balvps.com:443/api", "other@example.com"], "records": {}}',
    ],
)
def test_a_corrupt_or_foreign_state_is_ignored_with_a_warning(
    balvps_sandbox: Sandbox, state: State, tmp_path: Path, warnings: "list[str]", text: str
) -> None:
    (tmp_path / "ddns").mkdir()
    (tmp_path / "ddns" / "records.json").write_bytes(text.encode("latin-1"))
    assert changes(balvps_sandbox, state, HOME) == ["updated"]
    assert len(warnings) == 1
    assert "is ignored" in warnings[0]
    assert changes(balvps_sandbox, state, HOME) == ["kept"]


def test_without_a_place_for_the_state_the_work_is_done_with_a_warning(
    balvps_sandbox: Sandbox, tmp_path: Path, warnings: "list[str]"
) -> None:
    (tmp_path / "file").touch()
    state = State(str(tmp_path / "file" / "ddns"), ACCOUNT, warnings.append)
    assert changes(balvps_sandbox, state, HOME) == ["updated"]
    assert "each run asks the service" in warnings[0]


def test_two_processes_do_not_lose_each_others_state(balvps_sandbox: Sandbox, tmp_path: Path) -> None:
    def run(number: int) -> None:
        own = State(str(tmp_path / "ddns"), ACCOUNT, print)
        changes(balvps_sandbox, own, HOME._replace(name=f"h{number}.example.com"))

    threads = [threading.Thread(target=run, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = json.loads((tmp_path / "ddns" / "records.json").read_text())["records"]
    assert sorted(kept) == [f"h{number}.example.com A" for number in range(6)]
