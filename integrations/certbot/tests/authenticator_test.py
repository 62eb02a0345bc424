"""The authenticator, used as certbot uses it, against an account of the service."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import pytest
from acme import challenges, messages
from balvps.testing import PASSWORD, USERNAME, Sandbox
from certbot import achallenges, errors
from certbot._internal.display import obj as display
from certbot.plugins.dns_test_common import KEY
from certbot.tests import acme_util
from certbot_dns_balvps import Authenticator

TOTP_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NAME = "_acme-challenge.example.com"


@pytest.fixture(scope="session", params=["wire", "documented"])
def sandbox_process(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    dialect: Literal["wire", "documented"] = request.param
    with Sandbox(dialect) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(sandbox_process: Sandbox) -> Sandbox:
    sandbox_process.reset()
    return sandbox_process


class Certbot:
    """Makes authenticators, and the challenges that they get."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.file = folder / "credentials.ini"
        self.write()

    def write(self, **changed: str | None) -> None:
        """Writes the file with the account; a setting of ``None`` is missing."""
        settings = {
            "username": USERNAME,
            "password": PASSWORD,
            "base_url": self.sandbox.base_url,
            "ca_file": self.sandbox.ca_file,
            **changed,
        }
        self.write_text(
            "".join(f"dns_balvps_{key} = {value}\n" for key, value in settings.items() if value is not None)
        )

    def write_text(self, text: str, mode: int = 0o600) -> None:
        self.file.write_text(text, encoding="utf-8")
        self.file.chmod(mode)

    def authenticator(self) -> Authenticator:
        config: Any = SimpleNamespace(dns_balvps_credentials=str(self.file), dns_balvps_propagation_seconds=0)
        return Authenticator(config, "dns-balvps")

    def texts(self, name: str = NAME) -> list[str]:
        return [
            record["content"]
            for zone in self.sandbox.state()["zones"]
            for record in zone["records"]
            if (record["name"], record["type"]) == (name, "TXT")
        ]

    def logins(self) -> int:
        return [entry["path"] for entry in self.sandbox.log()].count("/api/login")


@pytest.fixture
def certbot(tmp_path: Path, sandbox: Sandbox) -> Certbot:
    from certbot_dns_balvps import _authenticator

    _authenticator._client.cache_clear()
    display.set_display(display.NoninteractiveDisplay(io.StringIO()))
    return Certbot(tmp_path, sandbox)


def challenge(domain: str = "example.com", token: bytes = b"a" * 32) -> achallenges.AnnotatedChallenge:
    return achallenges.KeyAuthorizationAnnotatedChallenge(
        challb=acme_util.chall_to_challb(challenges.DNS01(token=token), messages.STATUS_PENDING),
        identifier=messages.Identifier(typ=messages.IDENTIFIER_FQDN, value=domain),
        account_key=KEY,
    )


def value(of: achallenges.AnnotatedChallenge) -> str:
    text: str = of.validation(KEY)
    return text


# ---- challenges


def test_a_challenge_is_shown_and_removed(certbot: Certbot) -> None:
    authenticator, asked = certbot.authenticator(), challenge()
    authenticator.perform([asked])
    assert certbot.texts() == [value(asked)]
    authenticator.cleanup([asked])
    assert certbot.texts() == []


def test_two_challenges_of_one_name_stand_side_by_side(certbot: Certbot) -> None:
    apex, wildcard = challenge(), challenge(token=b"b" * 32)
    authenticator = certbot.authenticator()
    authenticator.perform([apex, wildcard])
    assert sorted(certbot.texts()) == sorted([value(apex), value(wildcard)])
    authenticator.cleanup([apex])
    assert certbot.texts() == [value(wildcard)]


def test_challenges_of_other_programs_and_other_texts_survive(certbot: Certbot) -> None:
    with certbot.sandbox.client(auth="basic") as client:
        client.call("ensure_record", name=NAME, type="TXT", content="of-another-program")
    authenticator, asked = certbot.authenticator(), challenge()
    authenticator.perform([asked])
    authenticator.cleanup([asked])
    assert certbot.texts() == ["of-another-program"]


def test_a_challenge_lives_for_a_minute(certbot: Certbot) -> None:
    certbot.authenticator().perform([challenge()])
    with certbot.sandbox.client(auth="basic") as client:
        [record] = client.call("list_records", zone="example.com", name=NAME).records
    assert record.ttl == 60


def test_the_longest_zone_gets_the_challenge(certbot: Certbot) -> None:
    with certbot.sandbox.client(auth="basic") as client:
        zone = client.zones.create("sub.example.com", 10)
        certbot.authenticator().perform([challenge("www.sub.example.com")])
        assert [record.name for record in zone.records.list("TXT")] == ["_acme-challenge.www.sub.example.com"]


def test_a_challenge_that_is_gone_is_no_error(certbot: Certbot, caplog: pytest.LogCaptureFixture) -> None:
    authenticator, asked = certbot.authenticator(), challenge()
    authenticator.perform([asked])
    authenticator.cleanup([asked])
    authenticator.cleanup([asked])
    with certbot.sandbox.client(auth="basic") as client:
        client.zones.delete("example.com")
    authenticator.cleanup([asked])
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_challenge_that_cannot_be_removed_does_not_keep_the_others(
    certbot: Certbot, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = challenge(), challenge(token=b"b" * 32)
    authenticator = certbot.authenticator()
    authenticator.perform([first, second])
    certbot.sandbox.play({"error": ["Not today"]}, path="/api/dns")
    authenticator.cleanup([first, second])
    assert certbot.texts() == [value(first)]
    [warning] = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warning == (
        f"The TXT record {NAME} {value(first)} could not be removed: Not today. Remove it by hand."
    )


def test_one_login_serves_several_certificates(certbot: Certbot) -> None:
    for token in (b"a" * 32, b"b" * 32, b"c" * 32):
        authenticator, asked = certbot.authenticator(), challenge(token=token)
        authenticator.perform([asked])
        authenticator.cleanup([asked])
    assert certbot.logins() == 1


# ---- what certbot asks of a plug-in


def test_its_options_are_those_of_every_dns_plug_in() -> None:
    options: dict[str, Any] = {}

    def add(name: str, **arguments: Any) -> None:
        options[name] = arguments.get("default")

    Authenticator.add_parser_arguments(add)
    assert options == {"propagation-seconds": 30, "credentials": None}


def test_it_describes_itself(certbot: Certbot) -> None:
    assert "BalVPS" in Authenticator.description
    assert "TXT record" in certbot.authenticator().more_info()


# ---- credentials


def test_a_second_factor_is_answered(certbot: Certbot) -> None:
    certbot.sandbox.configure(mfa=True)
    certbot.write(totp_secret=TOTP_SECRET)
    certbot.authenticator().perform([challenge()])
    assert len(certbot.texts()) == 1


def test_a_file_that_others_may_read_is_a_warning(certbot: Certbot, caplog: pytest.LogCaptureFixture) -> None:
    certbot.file.chmod(0o644)
    certbot.authenticator().perform([challenge()])
    assert f"Unsafe permissions on credentials configuration file: {certbot.file}" in caplog.text


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"password": None}, 'Property "dns_balvps_password" not found'),
        ({"username": ""}, 'Property "dns_balvps_username" not set'),
        ({"password": "hunter22,x"}, "dns_balvps_password has a comma: put its value into quotes"),
        ({"password": "hunter22"}, "check dns_balvps_username and dns_balvps_password in "),
        ({"password": '"hunter22%(x)s"'}, "check dns_balvps_username and dns_balvps_password in "),
        ({"base_url": "ftp://example.com"}, "config key 'base_url' must be "),
        ({"ca_file": "/nowhere/ca.pem"}, "/nowhere/ca.pem"),
        ({"base_url": "https://127.0.0.1:1/api"}, "check dns_balvps_base_url in "),
        ({"ca_file": None}, "check dns_balvps_base_url and dns_balvps_ca_file in "),
        ({"totp_secret": "hunter22!"}, "totp_secret"),
    ],
)
def test_a_mistake_in_the_file_is_told_without_secrets(
    certbot: Certbot, changed: dict[str, str | None], message: str
) -> None:
    certbot.write(**changed)
    with pytest.raises(errors.PluginError) as caught:
        certbot.authenticator().perform([challenge()])
    assert message in str(caught.value)
    assert str(certbot.file) in str(caught.value)
    assert "hunter22" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [("dns_balvps_username = a\ndns_balvps_password hunter22\n", 2), ("hunter22\nhunter22\n", 1)],
)
def test_a_file_of_another_form_is_told_by_its_line(certbot: Certbot, text: str, line: int) -> None:
    certbot.write_text(text)
    with pytest.raises(errors.PluginError) as caught:
        certbot.authenticator().perform([challenge()])
    assert str(caught.value) == f"{certbot.file}, line {line}: must be as in an INI file: KEY = VALUE"


def test_a_file_that_is_missing_is_told(certbot: Certbot) -> None:
    certbot.file.unlink()
    with pytest.raises(errors.PluginError, match=f"File not found: {certbot.file}"):
        certbot.authenticator().perform([challenge()])


def test_a_file_that_cannot_be_read_is_told(certbot: Certbot) -> None:
    certbot.file = Path("/proc/self/mem")
    with pytest.raises(errors.PluginError, match=r"^/proc/self/mem: Input/output error$"):
        certbot.authenticator().perform([challenge()])


def test_a_file_must_be_in_utf_8(certbot: Certbot) -> None:
    certbot.file.write_bytes(b"dns_balvps_username = \xe4\n")
    with pytest.raises(errors.PluginError) as caught:
        certbot.authenticator().perform([challenge()])
    assert str(caught.value) == f"{certbot.file}: must be in UTF-8"


# ---- failures


def test_a_missing_second_factor_is_told(certbot: Certbot) -> None:
    certbot.sandbox.configure(mfa=True)
    with pytest.raises(errors.PluginError, match="set dns_balvps_totp_secret in "):
        certbot.authenticator().perform([challenge()])


def test_a_domain_of_another_account_is_told(certbot: Certbot) -> None:
    with pytest.raises(errors.PluginError, match="must have the DNS zone of the domain") as caught:
        certbot.authenticator().perform([challenge("notexample.com")])
    assert "_acme-challenge.notexample.com" in str(caught.value)


def test_too_many_logins_are_told(certbot: Certbot) -> None:
    certbot.sandbox.configure(login_limit=1)
    certbot.sandbox.client().account.get()
    with pytest.raises(errors.PluginError, match="try again later"):
        certbot.authenticator().perform([challenge()])


def test_a_refusal_of_the_service_is_told_in_its_words(certbot: Certbot) -> None:
    certbot.sandbox.play({"error": ["Not today"]}, method="GET", path="/api/dns")
    with pytest.raises(errors.PluginError) as caught:
        certbot.authenticator().perform([challenge()])
    assert str(caught.value) == f"The TXT record {NAME} could not be added: Not today"
