"""Options of clients and calls: read-only, confirmation, second factor, token stores."""

import json
import pickle
import threading
import time
from collections.abc import Callable
from typing import Any, Optional

import balvps
import pytest
from balvps import _native
from balvps._base_client import BaseClient
from balvps.testing import Sandbox

from one_time_code import SECRET, code_now


def play_faults(sandbox: Sandbox, *rules: "dict[str, Any]") -> None:
    sandbox._control("POST", "faults", {"rules": list(rules)})


# ---- config keys -------------------------------------------------------------------------------------------


def test_every_config_key_has_a_keyword_or_is_for_experts() -> None:
    keywords = set(BaseClient.__init__.__annotations__)
    keys = {str(key["key"]) for key in json.loads(_native.catalog_json())["config"]}
    without = {key for key in keys if key.removesuffix("_ms") not in keywords}
    assert without == {"retry_base_ms", "retry_max_ms", "max_idle_connections", "txt_style"}


def test_read_only_refuses_writes_and_sends_nothing(sandbox: Sandbox) -> None:
    with sandbox.client(read_only=True) as client:
        assert client.account.get().id == 26
        sandbox.clear_log()
        with pytest.raises(balvps.NotPermitted) as caught:
            client.tickets.close(736633)
        assert caught.value.reason == "read_only"
        assert sandbox.log() == []


def test_read_only_from_the_environment(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALVPS_READ_ONLY", "true")
    client = balvps.Client.from_env(base_url=sandbox.base_url, ca_file=sandbox.ca_file, token="x")
    with pytest.raises(balvps.NotPermitted):
        client.tickets.close(736633)


# ---- options of calls --------------------------------------------------------------------------------------


def test_options_are_for_the_calls_made_through_them(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=600)
    hasty = client.with_options(timeout=0.2, retries=0)
    start = time.monotonic()
    with pytest.raises(balvps.Timeout):
        hasty.account.get()
    assert time.monotonic() - start < 0.5
    assert client.account.get().id == 26
    assert hasty.with_options(timeout=5).account.get().id == 26
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


def test_options_share_everything_else(client: balvps.Client) -> None:
    hasty = client.with_options(timeout=5)
    hasty.account.get()
    assert client.last_result is not None
    assert repr(hasty) == repr(client)
    assert pickle.loads(pickle.dumps(hasty))._options == {"timeout_ms": "5000"}
    client.close()
    with pytest.raises(balvps.InvalidArgument, match="the client is closed"):
        hasty.account.get()


@pytest.mark.parametrize(("options", "said"), [({"timeout": 0}, "timeout_ms"), ({"retries": 100}, "retries")])
def test_an_option_that_is_not_allowed(client: balvps.Client, options: "dict[str, Any]", said: str) -> None:
    with pytest.raises(balvps.InvalidArgument, match=said):
        client.with_options(**options).account.get()


def test_confirm_is_for_what_can_be_read_back(sandbox: Sandbox, client: balvps.Client) -> None:
    with pytest.raises(balvps.InvalidArgument, match="confirm"):
        client.with_options(confirm=True).account.get()
    with pytest.raises(balvps.InvalidArgument, match="confirm"):
        client.with_options(confirm=True).request("GET", "/balance")
    assert sandbox.log() == []


def test_requests_and_second_factors_take_options(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(mfa=True)
    with pytest.raises(balvps.SecondFactorRequired):
        client.account.get()
    sandbox.configure(delay_ms=600)
    hasty = client.with_options(timeout=0.2, retries=0)
    start = time.monotonic()
    with pytest.raises(balvps.BalvpsError) as caught:
        hasty.verify_second_factor(code_now())
    with pytest.raises(balvps.BalvpsError):
        hasty.request("GET", "/balance")
    assert isinstance(caught.value, (balvps.Timeout, balvps.AmbiguousWrite))
    assert time.monotonic() - start < 0.6


def creations(client: balvps.Client, confirm: bool) -> "list[Callable[[], Any]]":
    """Every method with `confirm`. Each returns the name or the ID of the new thing."""
    records = client.zones.get("example.com").records
    return [
        lambda: client.zones.create("new.org", 10, confirm=confirm).name,
        lambda: records.create("home", "A", "192.0.2.7", ttl=300, confirm=confirm).name,
        lambda: client.tickets.create(1, "Subject", "Body", confirm=confirm).ticket,
        lambda: client.contacts.create(email="a@b.example", firstname="A", confirm=confirm).contact_id,
    ]


@pytest.mark.parametrize("which", range(4))
def test_an_ambiguous_creation_is_confirmed(sandbox: Sandbox, client: balvps.Client, which: int) -> None:
    reset = {"fault": "reset_before_answer", "method": "POST", "with": {"carried_out": True}}
    create = creations(client, True)[which]
    sandbox.clear_log()
    play_faults(sandbox, reset)
    assert create()
    assert [entry["method"] for entry in sandbox.log()].count("POST") == 1
    play_faults(sandbox, reset)
    with pytest.raises(balvps.AmbiguousWrite) as caught:
        creations(client, False)[which]()
    assert caught.value.reason == "connection"


# ---- second factor -----------------------------------------------------------------------------------------


def test_a_second_factor_is_verified_once(sandbox: Sandbox) -> None:
    sandbox.configure(mfa=True)
    with sandbox.client() as client:
        with pytest.raises(balvps.SecondFactorRequired):
            client.account.get()
        with pytest.raises(balvps.AuthenticationError, match="invalid_code"):
            client.verify_second_factor("000000")
        assert client.verify_second_factor(code_now()).token
        assert client.account.get().id == 26
        with pytest.raises(balvps.InvalidArgument, match="no login waits"):
            client.verify_second_factor(code_now())


def test_a_client_that_has_the_secret_needs_no_code(sandbox: Sandbox) -> None:
    sandbox.configure(mfa=True)
    with sandbox.client(totp_secret=SECRET) as client:
        assert client.account.get().id == 26


# ---- token stores ------------------------------------------------------------------------------------------


class Store:
    """A token store in memory, which records its calls and may fail."""

    def __init__(self) -> None:
        self.text: Optional[str] = None
        self.held = threading.Lock()
        self.done: list[str] = []
        self.failure: Optional[BaseException] = None

    def load(self) -> Optional[str]:
        self._note("load")
        return self.text

    def save(self, text: Optional[str]) -> None:
        self._note("save")
        self.text = text

    def lock(self) -> bool:
        self._note("lock")
        return self.held.acquire(blocking=False)

    def unlock(self) -> None:
        self._note("unlock")
        self.held.release()

    def _note(self, what: str) -> None:
        self.done.append(what)
        if self.failure is not None and what in ("load", "save"):
            raise self.failure


def test_clients_share_a_login_through_a_store(sandbox: Sandbox) -> None:
    store = Store()
    for _ in range(3):
        with sandbox.client(token_store=store) as client:
            assert client.account.get().id == 26
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1
    assert store.done.count("lock") == store.done.count("unlock") >= 1
    assert "save" in store.done
    with sandbox.client(token_store=store) as client:
        client.session.logout()
    assert store.text is None or json.loads(store.text)["token"] == ""


def test_a_lock_that_another_holds_is_waited_for(sandbox: Sandbox) -> None:
    store = Store()
    assert store.lock()
    threading.Timer(0.3, store.unlock).start()
    start = time.monotonic()
    with sandbox.client(token_store=store) as client:
        assert client.account.get().id == 26
    assert time.monotonic() - start > 0.25
    assert store.lock()
    with sandbox.client(token_store=store, timeout=0.3) as other, pytest.raises(balvps.BalvpsError):
        other.session.login()


def test_what_a_store_raises_is_the_cause(sandbox: Sandbox) -> None:
    store = Store()
    store.failure = OSError("the database is away")
    with sandbox.client(token_store=store) as client:
        with pytest.raises(balvps.ConfigurationError) as caught:
            client.account.get()
        assert caught.value.__cause__ is store.failure
        store.failure = None
        assert client.account.get().id == 26


def test_threads_share_a_store(sandbox: Sandbox) -> None:
    store = Store()

    def visit() -> None:
        with sandbox.client(token_store=store) as client:
            for _ in range(5):
                assert client.account.get().id == 26

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1
