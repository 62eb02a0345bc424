"""Scopes of keys, and keys by their passwords."""

import pytest
from balvps.serve.keys import Key, Keys

from serve.gateway import SECRET

ACME = Key(
    *("acme", "hmac-sha256", SECRET),
    zones=("example.com",),
    names=("_acme-challenge.*",),
    types=("TXT",),
    verbs=("add", "delete"),
)


@pytest.mark.parametrize(
    ("verb", "zone", "name", "type", "allowed"),
    [
        ("add", "example.com", "_acme-challenge.www.example.com", "TXT", True),
        ("delete", "example.com", "_acme-challenge.example.com", "TXT", True),
        ("read", "example.com", "_acme-challenge.example.com", "TXT", False),
        ("add", "example.net", "_acme-challenge.example.net", "TXT", False),
        ("add", "example.com", "www.example.com", "TXT", False),
        ("add", "example.com", "x._acme-challenge.example.com", "TXT", False),
        ("add", "example.com", "_acme-challenge.example.com", "A", False),
    ],
)
def test_a_scope_is_zone_name_type_and_verb(
    verb: str, zone: str, name: str, type: str, allowed: bool
) -> None:
    assert ACME.allows(verb, zone, name, type) is allowed


def test_an_empty_scope_is_everything() -> None:
    key = Key("full", "hmac-sha256", SECRET)
    assert key.allows("delete", "example.com", "www.example.com", "ALIAS")
    assert key.allows_whole_zone("read", "example.com")


def test_a_part_of_a_zone_is_not_the_whole_zone() -> None:
    assert not ACME.allows_whole_zone("add", "example.com")


def test_a_key_is_found_by_name_and_password() -> None:
    keys = Keys([ACME])
    assert keys.by_password("ACME", SECRET) is ACME
    assert keys.by_password("acme", SECRET[:-1]) is None
    assert keys.by_password("acme", "") is None
    assert keys.by_password("other", SECRET) is None
    assert keys.by_password("äcme", "ß") is None


def test_a_secret_is_not_shown() -> None:
    assert SECRET not in repr(ACME)
