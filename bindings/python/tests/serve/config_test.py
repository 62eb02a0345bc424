"""The configuration: what is allowed, and the message about what is not."""

from pathlib import Path
from typing import Any

import balvps
import pytest
from balvps.serve.config import Account, Address, Config, Http, Rfc2136, read_config
from balvps.serve.keys import Key

from serve.gateway import SECRET

ACCOUNT = """
[account]
base_url = "https://portal.example/api"
username = "user@example.com"
password_file = "password"
"""
LISTEN = """
[rfc2136]
listen = "127.0.0.1:0"
"""
KEY = """
[[key]]
name = "host"
secret_file = "secret"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("password", "hidden\n"), ("secret", SECRET + "\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    return tmp_path


def read(folder: Path, text: str) -> Config:
    path = folder / "gateway.toml"
    path.write_text(text)
    return read_config(path)


def faults(folder: Path, text: str) -> "list[str]":
    """The faults of a configuration, without the file's name."""
    with pytest.raises(balvps.ConfigurationError) as raised:
        read(folder, text)
    head = f"{folder / 'gateway.toml'}, "
    return [line.removeprefix(head) for line in str(raised.value).splitlines()]


def test_a_whole_configuration(folder: Path) -> None:
    config = read(
        folder,
        ACCOUNT
        + """
[rfc2136]
listen = "[::1]:5353"
unsigned_queries = false

[http]
listen = "127.0.0.1:8053"
httpreq = true
dyndns2 = true

[[key]]
name = "Host.Example.com."
algorithm = "hmac-sha512"
secret_file = "secret"
zones = ["Example.com.", "straße.example"]
names = ["_acme-challenge.*", "www.example.com."]
types = ["txt", "AL*"]
verbs = ["add"]
""",
    )
    assert config == Config(
        Account(base_url="https://portal.example/api", username="user@example.com", password="hidden"),
        Rfc2136(Address("::1", 5353), False),
        Http(Address("127.0.0.1", 8053), httpreq=True, dyndns2=True),
        (
            Key(
                *("host.example.com", "hmac-sha512", SECRET),
                zones=("example.com", "xn--strae-oqa.example"),
                names=("_acme-challenge.*", "www.example.com"),
                types=("TXT", "AL*"),
                verbs=("add",),
            ),
        ),
    )


def test_an_account_is_what_a_client_is_made_with(folder: Path) -> None:
    config = read(folder, ACCOUNT + 'token_file = "tokens.json"' + LISTEN)
    assert config.account.client_arguments() == {
        "base_url": "https://portal.example/api",
        "username": "user@example.com",
        "password": "hidden",
        "token_store": f"file:{folder / 'tokens.json'}",
    }


def test_secrets_are_not_shown(folder: Path) -> None:
    config = read(folder, ACCOUNT + LISTEN + KEY)
    assert "hidden" not in repr(config) and SECRET not in repr(config)


def test_unsigned_queries_are_answered_on_loopback_only(folder: Path) -> None:
    def unsigned(listen: str) -> bool:
        config = read(folder, ACCOUNT + f'[rfc2136]\nlisten = "{listen}"\n' + KEY)
        assert config.rfc2136 is not None
        return config.rfc2136.unsigned_queries

    assert (unsigned("127.0.0.1:0"), unsigned("0.0.0.0:0")) == (True, False)


def test_all_faults_are_told_with_their_lines(folder: Path) -> None:
    assert faults(
        folder,
        """[account]
usernam = "user@example.com"
password_file = "nothing"
[rfc2136]
listen = "localhost:53"
[[key]]
name = "host"
secret_file = "secret"
[[key]]
name = "HOST."
secret_file = "secret"
names = [
  "ok",
  "käse",
]
types = ["CNMAE"]
verbs = ["write", "raed"]
""",
    ) == [
        "line 1: account: 'username' is missing",
        "line 2: account, usernam: there is no such key; did you mean 'username'?",
        f"line 3: account, password_file: '{folder}/nothing' cannot be read: No such file or directory",
        "line 5: rfc2136, listen: it must be an IP address and a port, such as 127.0.0.1:5353 or [::1]:5353, "
        "not 'localhost:53'",
        "line 10: key 2, name: there is another key 'host'",
        "line 12: key 2, names: 'käse' is no name or pattern in ASCII; international names are written "
        "xn--...",
        "line 16: key 2, types: 'CNMAE' is not allowed; did you mean 'CNAME'?",
        "line 17: key 2, verbs: 'write' is not allowed (allowed: read, add, delete)",
        "line 17: key 2, verbs: 'raed' is not allowed; did you mean 'read'? (allowed: read, add, delete)",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: the table [account] is missing"),
        (ACCOUNT, "line 1: there is nothing to serve: [rfc2136], [http] or both are needed"),
        (ACCOUNT + "[rfc2136]", "line 6: rfc2136: 'listen' is missing"),
        (
            ACCOUNT + '[rfc2136]\nlisten = "0.0.0.0:53"',
            "line 7: rfc2136, listen: 0.0.0.0:53 is not loopback, so at least one [[key]] is needed",
        ),
        (
            ACCOUNT + '[http]\nlisten = "0.0.0.0:80"' + KEY,
            "line 7: http, listen: 0.0.0.0:80 is not loopback, so it needs TLS: 'certificate_file', "
            "'private_key_file'",
        ),
        (
            ACCOUNT + '[http]\nlisten = "127.0.0.1:80"\ncertificate_file = "secret"',
            "line 6: http: 'certificate_file' and 'private_key_file' belong together",
        ),
        (
            ACCOUNT + LISTEN + "unsigned_queries = 1",
            "line 9: rfc2136, unsigned_queries: it must be true or false, not 1",
        ),
        (ACCOUNT + LISTEN + "[[key]]\nname = 'a'", "line 9: key 1: 'secret_file' is missing"),
        (
            ACCOUNT + LISTEN + KEY + "algorithm = 'md5'",
            "line 13: key 1, algorithm: 'md5' is not allowed (allowed: hmac-sha256, hmac-sha512)",
        ),
        (
            ACCOUNT + LISTEN + KEY + "zones = ['a..b']",
            "line 13: key 1, zones: 'a..b' is no domain name: A DNS label is empty.",
        ),
        (
            ACCOUNT + LISTEN + KEY + "zones = 'a.b'",
            "line 13: key 1, zones: it must be a list of texts, not 'a.b'",
        ),
        (
            "[account]\nprofile = 'a'\nbase_url = 'https://b'" + LISTEN,
            "line 3: account, base_url: it stands in the profile; leave out one of the two",
        ),
    ],
)
def test_a_fault_names_line_and_key(folder: Path, text: str, fault: str) -> None:
    assert fault in faults(folder, text)


def test_what_is_no_toml_is_told(folder: Path) -> None:
    with pytest.raises(balvps.ConfigurationError, match=r"it is no TOML: .*\(at line 2, column 1\)"):
        read(folder, "\n]")


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o620])
def test_a_secret_that_others_may_use_is_refused(folder: Path, mode: int) -> None:
    (folder / "secret").chmod(mode)
    assert faults(folder, ACCOUNT + LISTEN + KEY) == [
        f"line 12: key 1, secret_file: others may use '{folder}/secret' (mode {mode:04o}): change it with "
        "chmod 600"
    ]


def test_a_secret_that_a_group_may_read_is_accepted(folder: Path) -> None:
    """systemd gives credentials this mode, with an access control list for one user."""
    (folder / "secret").chmod(0o440)
    assert read(folder, ACCOUNT + LISTEN + KEY).keys[0].secret == SECRET


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("no base64!", "the file must have one secret in base64, as TSIG key files have it"),
        ("c2hvcnQ=", "the secret must have 16 octets or more; make one with: openssl rand -base64 32"),
        ("\n", "'{}' is empty"),
        ("x" * 5000, "'{}' has more than 4096 bytes"),
    ],
)
def test_a_secret_is_base64_of_some_length(folder: Path, text: str, fault: str) -> None:
    (folder / "secret").write_text(text)
    expected = fault.format(folder / "secret")
    assert faults(folder, ACCOUNT + LISTEN + KEY) == [f"line 12: key 1, secret_file: {expected}"]


def test_no_fault_shows_a_secret(folder: Path) -> None:
    (folder / "secret").write_text("hidden text!")
    shown: Any = faults(folder, ACCOUNT + LISTEN + KEY)
    assert "hidden" not in str(shown)
