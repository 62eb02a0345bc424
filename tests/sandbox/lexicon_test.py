"""Lexicon's provider for DNS.services, a portal of the same kind, against the unchanged sandbox.

The provider was written for that portal, so it reads what the portal sends. Its code and its address stay as
published. A transport adapter sends the portal's requests to the sandbox.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import requests
from lexicon.client import Client
from lexicon.exceptions import AuthenticationError
from requests.adapters import HTTPAdapter

from tests.sandbox.sandbox_process import PASSWORD, USERNAME, SandboxProcess

PORTAL = "https://dns.services/api"
OPTIONS = {
    "LEXICON_PROVIDER_NAME": "dnsservices",
    "LEXICON_DOMAIN": "example.com",
    "LEXICON_DNSSERVICES_AUTH_USERNAME": USERNAME,
    "LEXICON_DNSSERVICES_AUTH_PASSWORD": PASSWORD,
}


class ToSandbox(HTTPAdapter):
    """Sends requests for the portal to the sandbox. All other requests fail."""

    def __init__(self, sandbox: SandboxProcess) -> None:
        super().__init__()
        self._sandbox = sandbox

    def send(self, request: requests.PreparedRequest, *rest: Any, **settings: Any) -> requests.Response:
        assert request.url is not None
        if not request.url.startswith(PORTAL):
            raise requests.ConnectionError(f"only the portal is there, not {request.url}", request=request)
        request.url = self._sandbox.base_url + request.url.removeprefix(PORTAL)
        return super().send(request, *rest, **{**settings, "verify": self._sandbox.ca_file})


@pytest.fixture(autouse=True)
def portal(
    sandbox: SandboxProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SandboxProcess]:
    """The sandbox in place of the portal. The list of top-level domains comes with the package."""
    monkeypatch.setattr("requests.sessions.HTTPAdapter", partial(ToSandbox, sandbox))
    for name, value in {**OPTIONS, "TLDEXTRACT_CACHE_PATH": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    yield sandbox
    assert all(entry["status"] == 200 for entry in sandbox.log())


def found(lexicon: Any, rtype: str, name: str) -> list[tuple[str, str, str]]:
    records = lexicon.list_records(rtype, name)
    return [(record["name"], record["content"], record["ttl"]) for record in records]


def test_authentication(sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    with Client():
        assert [entry["path"] for entry in sandbox.log()] == ["/api/login", "/api/dns"]
    monkeypatch.setenv("LEXICON_DOMAIN", "notexample.com")
    with pytest.raises(AuthenticationError, match="No domain found"), Client():
        pass
    monkeypatch.setenv("LEXICON_DNSSERVICES_AUTH_PASSWORD", "wrong")
    with pytest.raises(KeyError, match="token"), Client():
        pass


def test_every_record_is_listed() -> None:
    with Client() as lexicon:
        records = lexicon.list_records()
    assert len(records) == 15
    assert {record["type"]: record["content"] for record in records}["CAA"] == '0 issue "letsencrypt.org"'


@pytest.mark.parametrize("name", ["_acme-challenge.test", "_acme-challenge.test.example.com."])
def test_life_of_a_record(name: str) -> None:
    def expect(*expected: str) -> None:
        full_name = "_acme-challenge.test.example.com"
        assert found(lexicon, "TXT", name) == [(full_name, content, "3600") for content in expected]

    with Client() as lexicon:
        for content in ("one", "two", "three"):
            assert lexicon.create_record("TXT", name, content)
        assert lexicon.create_record("TXT", name, "one")  # It is there, and is not added again.
        expect("one", "two", "three")

        assert lexicon.delete_record(None, "TXT", name, "two")
        expect("one", "three")

        identifier = lexicon.list_records("TXT", name, "one")[0]["id"]
        assert lexicon.update_record(identifier, "TXT", name, "four")
        expect("four", "three")

        assert lexicon.delete_record(identifier)
        expect("three")
        assert lexicon.delete_record(None, "TXT", name)
        expect()


def test_addresses_and_aliases() -> None:
    with Client() as lexicon:
        assert lexicon.create_record("A", "host", "192.0.2.7")
        assert lexicon.create_record("CNAME", "alias", "host.example.com")
        assert found(lexicon, "A", "host.example.com") == [("host.example.com", "192.0.2.7", "3600")]
        assert found(lexicon, "CNAME", "alias") == [("alias.example.com", "host.example.com", "3600")]
