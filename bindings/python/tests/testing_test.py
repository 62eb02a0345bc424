"""balvps.testing: what users test their own code with."""

import time
from pathlib import Path
from typing import Any

import balvps
import pytest
from balvps.testing import Sandbox, sandbox_program

pytest_plugins = ["pytester"]


def test_a_sandbox_ends_with_its_block() -> None:
    with Sandbox("documented", login_limit=0, service_dns=True, no_basic=False) as sandbox:
        assert repr(sandbox) == f"Sandbox({sandbox.base_url!r})"
        with sandbox.client() as client:
            assert client.zones.list(10)[0].name == "qwerty.com"
        process = sandbox._process
    assert process.poll() == 0
    with pytest.raises(OSError, match="refused"):
        sandbox.log()


def test_an_option_that_does_not_exist(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(balvps.ConfigurationError, match="the sandbox did not start"):
        Sandbox(no_such_option=1)
    assert "no-such-option" in "".join(capfd.readouterr())


def test_a_setting_that_does_not_exist(balvps_sandbox: Sandbox) -> None:
    with pytest.raises(balvps.ConfigurationError, match="the sandbox did not understand"):
        balvps_sandbox.configure(colour="red")


def test_the_program_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "sandbox"
    monkeypatch.setenv("BALVPS_SANDBOX", str(program))
    with pytest.raises(balvps.ConfigurationError, match="is not there"):
        sandbox_program()
    program.touch()
    assert sandbox_program() == program


def test_played_answers(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client(retries=0) as client:
        balvps_sandbox.play({"details": {"acc_balance": "1.00"}}, path="/api/balance", times=2)
        balvps_sandbox.play("gone", status=410, headers={"Content-Type": "text/plain"}, method="PUT")
        assert [str(client.billing.balance().acc_balance) for _ in range(3)] == ["1.00", "1.00", "123456.55"]
        with pytest.raises(balvps.BalvpsError) as caught:
            client.account.update(city="X")
        assert caught.value.http_status == 410
        start = time.monotonic()
        balvps_sandbox.play({"client": {"id": 1}}, delay_ms=150)
        assert client.account.get().id == 1
        assert time.monotonic() - start >= 0.15


def test_the_log_masks_secrets_and_can_be_cleared(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        client.session.login()
        [entry] = balvps_sandbox.log()
        assert entry["json"] == {"username": "user@example.com", "password": "***"}
        balvps_sandbox.clear_log()
        assert balvps_sandbox.log() == []
        state: dict[str, Any] = balvps_sandbox.state()
        assert [zone["name"] for zone in state["zones"]] == ["qwerty.com", "bgg12ooble.com", "example.com"]


def test_the_fixture_is_fresh_for_every_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("again", range(2))
        def test_my_own_code(balvps_sandbox, again):
            with balvps_sandbox.client() as client:
                assert len(client.zones.list()) == 3
                client.zones.delete("qwerty.com")
                assert len(client.zones.list()) == 2
            assert [entry["path"] for entry in balvps_sandbox.log()][0] == "/api/login"
        """
    )
    plugin = (
        [] if pytester._request.config.pluginmanager.has_plugin("balvps") else ["-p", "balvps._pytest_plugin"]
    )
    pytester.runpytest_subprocess(*plugin, "-p", "no:cacheprovider").assert_outcomes(passed=2)
