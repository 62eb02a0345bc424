"""No secret can be reached from an exception, a client or a profile."""

import asyncio
import pickle
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import balvps
import pytest
from balvps import profiles
from balvps._answers import needed
from balvps._proxy import masked, without_credentials
from balvps.testing import Sandbox

SECRET = "hunter2-hunter2"
NO_TEXT = f"{SECRET}\ud800"
ODD_PROXIES = [
    f"http://user:{SECRET}#1@h:9",
    f"http://user:{SECRET}@x@h:9",
    f"http://user:{SECRET}@h:99999",
    f"ftp://user:{SECRET}@h",
    f"http://user:{SECRET}\r\n@h",
    f"http://user:{SECRET}\\@h",
    f"http://user:{SECRET}@h/path",
    f"user:{SECRET}@",
]


def reachable(error: "BaseException | None") -> str:
    """Everything in an exception and in the exceptions that it refers to."""
    if error is None:
        return ""
    own = f"{error}{error!r}{error.args!r}{vars(error)!r}{getattr(error, 'object', '')!r}"
    return own + reachable(error.__cause__) + reachable(error.__context__)


def raised(call: "Callable[[], object]") -> BaseException:
    with pytest.raises((balvps.BalvpsError, TypeError)) as caught:
        call()
    return caught.value


def awaited(call: "Callable[[balvps.AsyncClient], Any]", sandbox: Sandbox) -> None:
    async def main() -> None:
        async with balvps.AsyncClient(base_url=sandbox.base_url, ca_file=sandbox.ca_file) as client:
            await call(client)

    asyncio.run(main())


MAKING: "dict[str, Callable[[], object]]" = {
    "password": lambda: balvps.Client("user@example.com", NO_TEXT),
    "options": lambda: balvps.Client(options={"totp_secret": NO_TEXT}),
    "proxy": lambda: balvps.Client(proxy=f"http://user:{NO_TEXT}@h"),
    "base_url": lambda: balvps.Client(base_url=f"https://user:{NO_TEXT}@h/api"),
    "asynchronous": lambda: balvps.AsyncClient(token=NO_TEXT),
    "control character": lambda: balvps.Client(base_url=f"https://user:{SECRET}\n@h/api"),
}
CALLING: "dict[str, Callable[[balvps.Client], object]]" = {
    "login": lambda client: client.session.login(password=NO_TEXT),
    "call": lambda client: client.call("login", password=NO_TEXT),
    "call with another mistake": lambda client: client.call("login", username=1.5, password=SECRET),
    "no name": lambda client: client.call(5, password=SECRET),  # type: ignore[call-overload]
    "name": lambda client: client.call(NO_TEXT),
    "body": lambda client: client.request("POST", "/login", {"password": NO_TEXT}),
    "body of bytes": lambda client: client.request("POST", "/login", {"password": SECRET.encode()}),
    "path": lambda client: client.request("GET", f"/?access_token={NO_TEXT}"),
    "no method": lambda client: client.request(1, "/login", {"password": SECRET}),  # type: ignore[arg-type]
    "code": lambda client: client.verify_second_factor(NO_TEXT),
    "batch": lambda client: next(iter(client.batch([("login", {"password": NO_TEXT})]))).result(),
}
AWAITING: "dict[str, Callable[[balvps.AsyncClient], Any]]" = {
    "login": lambda client: client.session.login(password=NO_TEXT),
    "no name": lambda client: client.call(5, password=SECRET),  # type: ignore[call-overload]
    "body": lambda client: client.request("POST", "/login", {"password": NO_TEXT}),
    "path": lambda client: client.request("GET", f"/?access_token={NO_TEXT}"),
    "code": lambda client: client.verify_second_factor(NO_TEXT),
}


@pytest.mark.parametrize("way", MAKING)
def test_a_setting_that_is_no_text_is_reachable_from_no_exception(way: str) -> None:
    error = raised(MAKING[way])
    assert isinstance(error, balvps.ConfigurationError)
    assert SECRET not in reachable(error)
    assert error.__context__ is None


@pytest.mark.parametrize("way", CALLING)
def test_an_argument_that_is_no_text_is_reachable_from_no_exception(client: balvps.Client, way: str) -> None:
    error = raised(lambda: CALLING[way](client))
    assert SECRET not in reachable(error)
    assert error.__context__ is None


@pytest.mark.parametrize("way", AWAITING)
def test_nor_from_one_of_the_asynchronous_client(sandbox: Sandbox, way: str) -> None:
    error = raised(lambda: awaited(AWAITING[way], sandbox))
    assert SECRET not in reachable(error)
    assert error.__context__ is None


def test_a_variable_that_is_no_text_is_reachable_from_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALVPS_PASSWORD", f"{SECRET}\udcff")  # so Python gives a byte that is no UTF-8
    error = raised(balvps.Client.from_env)
    assert "config key 'password' is no valid text" in str(error)
    assert SECRET not in reachable(error)


@pytest.mark.parametrize("command", [rf"printf '{SECRET}\377\n'", f"sh -c 'echo {SECRET}; exit 3'"])
def test_what_a_password_command_printed_is_reachable_from_no_exception(command: str) -> None:
    error = raised(lambda: profiles.password_from_command(command))
    assert error.__context__ is None
    assert "output" not in vars(error)


@pytest.mark.parametrize(
    "line", [f"proxy //user {SECRET}@h", f"proxy = http://user:{SECRET}@h\nno value", "proxy = \udcff"]
)
def test_lines_of_the_file_of_profiles_are_in_no_exception(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    path = tmp_path / "config.ini"
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(path))
    for before in ("", "[profile default]\n"):
        text = f"{before}{line}\n# {SECRET}\n"
        path.write_bytes(text.encode(errors="surrogateescape"))
        error = raised(profiles.read_profile)
        assert str(path) in str(error)
        assert SECRET not in reachable(error)


# ---- proxies


@pytest.mark.parametrize("proxy", ODD_PROXIES)
def test_nothing_of_an_odd_proxy_is_shown(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("BALVPS_PROXY", proxy)
    for make in (lambda: balvps.Client(proxy=proxy), balvps.Client.from_env):
        error = raised(make)
        assert "config key 'proxy' must" in str(error)
        assert SECRET not in reachable(error)
        assert SECRET.encode() not in pickle.dumps(error)
    monkeypatch.delenv("BALVPS_PROXY")
    if "\r" not in proxy:
        monkeypatch.setenv("https_proxy", proxy)
        error = raised(balvps.Client)
        assert "environment variable 'https_proxy' must" in str(error)
        assert SECRET not in reachable(error)
    assert SECRET not in masked(proxy)
    assert SECRET not in without_credentials(proxy)
    assert SECRET not in repr(profiles.Profile("work", {"proxy": proxy}))


def test_a_proxy_keeps_its_address_without_its_credentials() -> None:
    for scheme in ("", "http://", "SOCKS5h://"):
        assert without_credentials(f"{scheme}me:{SECRET}@[::1]:1080") == f"{scheme}[::1]:1080"
        assert masked(f"{scheme}me:{SECRET}@h") == f"{scheme}***@h"
        assert without_credentials(f"{scheme}h:1") == masked(f"{scheme}h:1") == f"{scheme}h:1"


def test_an_error_behind_a_proxy_shows_nothing_of_its_credentials(sandbox: Sandbox) -> None:
    for scheme in ("http", "https", "socks4", "socks5"):
        proxy = f"{scheme}://me:{SECRET}@127.0.0.1:1"
        with sandbox.client(proxy=proxy, retries=0) as client:
            error = raised(client.account.get)
            assert isinstance(error, balvps.ConnectionFailed)
            assert SECRET not in reachable(error)
            assert "me:" not in reachable(error)


def test_a_socks_proxy_gets_the_credentials_as_they_were_meant(sandbox: Sandbox) -> None:
    heard: list[bytes] = []

    def refuse_one(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(257)
            connection.sendall(b"\x05\x02")  # user name and password, please (RFC 1929)
            heard.append(connection.recv(513))
            connection.sendall(b"\x01\x01")  # no

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=refuse_one, args=(listener,), daemon=True)
        thread.start()
        proxy = f"socks5h://m%65:{SECRET}%40@127.0.0.1:{listener.getsockname()[1]}"
        with sandbox.client(proxy=proxy, retries=0) as client:
            error = raised(client.account.get)
        thread.join(10)
    assert heard == [b"\x01\x02me" + bytes([len(SECRET) + 1]) + f"{SECRET}@".encode()]
    assert isinstance(error, balvps.ConnectionFailed)
    assert SECRET not in reachable(error)


def test_an_unpickled_client_finds_the_credentials_of_its_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = f"http://me:{SECRET}@proxy.example:3128"
    pickled = pickle.dumps(balvps.Client(proxy=proxy))
    assert SECRET.encode() not in pickled
    assert pickle.loads(pickled)._settings["proxy"] == "http://proxy.example:3128"
    monkeypatch.setenv("BALVPS_PROXY", f"http://me:{SECRET}@other.example:3128")
    assert pickle.loads(pickled)._settings["proxy"] == "http://proxy.example:3128"
    monkeypatch.setenv("BALVPS_PROXY", proxy)
    assert pickle.loads(pickled)._settings["proxy"] == proxy


# ---- what a service repeats


def test_what_a_service_repeats_is_masked(sandbox: Sandbox) -> None:
    with sandbox.client() as signed_in:
        tokens = signed_in.session.login()
    for said in (SECRET, str(tokens.token), f"/?access_token={tokens.refresh}&x", f"password={SECRET}!"):
        sandbox.play({"success": False, "error": [f"I was sent {said}"]})
        with sandbox.client(token=tokens.token, refresh_token=tokens.refresh, password=SECRET) as client:
            error = raised(client.account.get)
            assert isinstance(error, balvps.Refused)
            assert "I was sent " in str(error)
            assert "***" in error.messages[0]
            for secret in (SECRET, str(tokens.token), str(tokens.refresh)):
                assert secret not in reachable(error)


def test_what_stands_in_the_place_of_a_field_is_not_shown(sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        client.session.login()
        sandbox.play({"id": SECRET})
        answer = client.request("GET", "/details")
        error = raised(lambda: needed(answer, "id", int))
        assert isinstance(error, balvps.MalformedAnswer)
        assert "'id'" in str(error)
        assert SECRET not in reachable(error)


# ---- whose password it is


def test_the_password_in_the_environment_goes_to_its_own_address_alone(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sandbox.client() as client:
        pickled = pickle.dumps(client)
    monkeypatch.setenv("BALVPS_PASSWORD", "secret")
    for address in (None, "https://my.balvps.com/api", "no address", sandbox.base_url + "/other"):
        if address is not None:
            monkeypatch.setenv("BALVPS_BASE_URL", address)
        with pickle.loads(pickled) as other:
            assert isinstance(raised(other.account.get), balvps.AuthenticationError)
    assert sandbox.log() == []
    monkeypatch.setenv(
        "BALVPS_BASE_URL", sandbox.base_url.upper().replace("HTTPS", "https").replace("API", "api/")
    )
    with pickle.loads(pickled) as other:
        assert other.account.get().id == 26


@pytest.fixture
def work(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile for the sandbox; the file that tells that its password command was run."""
    ran = tmp_path / "ran"
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(tmp_path / "config.ini"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    settings = {
        "base_url": sandbox.base_url,
        "username": "user@example.com",
        "ca_file": str(sandbox.ca_file),
        "password_command": f"sh -c 'touch {ran}; echo secret'",
    }
    profiles.save_profile(profiles.Profile("work", settings))
    return ran


def test_a_password_command_is_run_for_the_profiles_own_address_alone(sandbox: Sandbox, work: Path) -> None:
    elsewhere = "https://elsewhere.example/api"
    error = raised(lambda: balvps.Client.from_profile("work", base_url=elsewhere))
    assert "its password_command is for" in str(error)
    assert "elsewhere.example" in str(error)
    assert not work.exists()
    with balvps.Client.from_profile("work", base_url=elsewhere, password="theirs") as client:
        assert client.base_url == elsewhere
    with balvps.Client.from_profile("work", base_url=elsewhere, token="theirs"):
        assert not work.exists()
    with balvps.Client.from_profile("work", base_url=sandbox.base_url + "/") as client:
        assert client.account.get().id == 26
    assert work.exists()


def test_a_password_of_another_address_in_the_environment_is_not_taken_for_a_profiles(
    sandbox: Sandbox, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALVPS_PASSWORD", "for-elsewhere")
    monkeypatch.setenv("BALVPS_BASE_URL", "https://elsewhere.example/api")
    with balvps.Client.from_profile("work") as client:
        assert client.account.get().id == 26
    assert work.exists()
    monkeypatch.delenv("BALVPS_BASE_URL")
    assert profiles.load_profile("work")["password"] == "for-elsewhere"


def test_a_profile_with_another_address_does_not_keep_the_command(work: Path) -> None:
    moved = profiles.read_profile("work").changed({"base_url": "https://elsewhere.example/api"})
    assert "password_command" not in moved.settings
    given = moved.changed({"password_command": "echo theirs"})
    assert given.password() == "theirs"
    assert "password_command" in profiles.read_profile("work").changed({"username": "other"}).settings


def test_no_profile_is_saved_with_credentials_in_an_address(work: Path) -> None:
    for key in ("proxy", "base_url"):
        changed = profiles.Profile("new", {key: f"https://me:{SECRET}@h"})
        error = raised(lambda changed=changed: profiles.save_profile(changed))  # type: ignore[misc]
        assert f"{key}: a user name and a password are not kept in config.ini" in str(error)
        assert SECRET not in reachable(error)
    assert "new" not in profiles.profile_names()


def test_one_that_has_some_from_before_stays_as_it_is_and_shows_none(work: Path) -> None:
    path = Path(profiles.config_file())
    path.write_text(f"[profile old]\nproxy = http://me:{SECRET}@h:1\n")
    old = profiles.read_profile("old")
    assert old.shown_settings == {"proxy": "http://***@h:1"}
    profiles.save_profile(old.changed({"username": "new@example.com"}))
    assert f"proxy = http://me:{SECRET}@h:1\n" in path.read_text()
