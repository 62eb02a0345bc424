"""Contents of DNS records: when two of them mean the same."""

from collections.abc import Sequence
from typing import Union

import pytest
from balvps._dns_names import same_content


@pytest.mark.parametrize(
    ("type_", "stored", "wanted"),
    [
        ("CNAME", "example.com", "Example.COM."),
        ("AAAA", "2001:db8::1", "2001:0DB8:0:0:0:0:0:1"),
        ("TXT", '"bare"', "bare"),
        ("MX", "mail.example.com", "MAIL.example.com."),
        ("SRV", ["10", "5060", "vc01.example.com"], (10, 5060, "VC01.example.com.")),
        ("SRV", "10 5060 vc01.example.com", [10, 5060, "vc01.example.com"]),
    ],
)
def test_contents_that_mean_the_same(
    type_: str, stored: "Union[str, list[str]]", wanted: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    assert same_content(type_, stored, wanted)
    assert same_content(type_, wanted, stored)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("TXT", "a", "A"),
        ("A", "192.0.2.1", "192.0.2.2"),
        ("CAA", '0 issue "a.example"', '0 issue "b.example"'),
        ("A", "not an address", "192.0.2.1"),
        ("SRV", [], ["10", "1", "x"]),
    ],
)
def test_contents_that_differ(
    type_: str, one: "Union[str, list[str]]", other: "Union[str, list[str]]"
) -> None:
    assert not same_content(type_, one, other)
