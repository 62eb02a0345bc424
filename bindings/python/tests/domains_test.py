# generated from aio/domains_test.py by api/languages/python_sync.py; do not edit
"""Registered domains: finding one, its nameservers, its code and its renewal."""

from decimal import Decimal

import balvps
import pytest
from balvps.testing import Sandbox


def test_a_domain_is_found_by_its_id_or_its_name(client: balvps.Client) -> None:
    for name in (21, "21", "example.org", "EXAMPLE.org."):
        assert client.domains.get(name).name == "example.org"


def test_a_name_of_two_domains_is_refused(client: balvps.Client) -> None:
    with pytest.raises(balvps.InvalidArgument, match=r"47 'testname.com' \(Active\), 48 .* \(Expired\)"):
        client.domains.get("testname.com")
    with pytest.raises(balvps.NotFound, match=r"no domain .*; did you mean 'example"):
        client.domains.find("exampl.org")


def test_an_international_name_is_the_same_in_both_forms(sandbox: Sandbox, client: balvps.Client) -> None:
    for listed in ("xn--mller-kva.de", "müller.de"):
        sandbox.play({"domains": [{"id": "5", "name": listed}]}, path="/api/domain")
        assert client.domains.find("Müller.de").id == 5


def test_nameservers_are_set_and_given_up(client: balvps.Client) -> None:
    client.domains.set_nameservers("example.org", ["ns1.example.net", "ns2.example.net"])
    assert list(client.domains.nameservers("example.org")) == ["ns1.example.net", "ns2.example.net"]
    client.domains.set_nameservers(21)
    assert list(client.domains.nameservers(21)) == ["ns1.example.com", "ns2.example.com"]


def test_whether_a_domain_is_free(client: balvps.Client) -> None:
    assert client.domains.lookup("free.org") is True
    assert client.domains.lookup("example.org") is False


def test_the_code_is_not_shown_by_its_answer(client: balvps.Client) -> None:
    answer = client.domains.epp_code("example.org")
    assert answer.epp_code == "Ab1-cd21"
    assert "Ab1" not in repr(answer)


def test_a_renewal_is_an_order(sandbox: Sandbox, client: balvps.Client) -> None:
    order = client.domains.renew("example.org", 2, pay_method=3)
    assert (order.total, order.items[0].name) == (Decimal(30), "example.org")
    assert [entry["path"] for entry in sandbox.log()][-1] == "/api/domain/21/renew"
