"""Registered domains: finding one, its nameservers, its code and its renewal."""

from decimal import Decimal

import balvps
import pytest
from balvps.testing import Sandbox


async def test_a_domain_is_found_by_its_id_or_its_name(client: balvps.AsyncClient) -> None:
    for name in (21, "21", "example.org", "EXAMPLE.org."):
        assert (await client.domains.get(name)).name == "example.org"


async def test_a_name_of_two_domains_is_refused(client: balvps.AsyncClient) -> None:
    with pytest.raises(balvps.InvalidArgument, match=r"47 'testname.com' \(Active\), 48 .* \(Expired\)"):
        await client.domains.get("testname.com")
    with pytest.raises(balvps.NotFound, match=r"no domain .*; did you mean 'example"):
        await client.domains.find("exampl.org")


async def test_an_international_name_is_the_same_in_both_forms(
    sandbox: Sandbox, client: balvps.AsyncClient
) -> None:
    for listed in ("xn--mller-kva.de", "müller.de"):
        sandbox.play({"domains": [{"id": "5", "name": listed}]}, path="/api/domain")
        assert (await client.domains.find("Müller.de")).id == 5


async def test_nameservers_are_set_and_given_up(client: balvps.AsyncClient) -> None:
    await client.domains.set_nameservers("example.org", ["ns1.example.net", "ns2.example.net"])
    assert list(await client.domains.nameservers("example.org")) == ["ns1.example.net", "ns2.example.net"]
    await client.domains.set_nameservers(21)
    assert list(await client.domains.nameservers(21)) == ["ns1.example.com", "ns2.example.com"]


async def test_whether_a_domain_is_free(client: balvps.AsyncClient) -> None:
    assert await client.domains.lookup("free.org") is True
    assert await client.domains.lookup("example.org") is False


async def test_the_code_is_not_shown_by_its_answer(client: balvps.AsyncClient) -> None:
    answer = await client.domains.epp_code("example.org")
    assert answer.epp_code == "Ab1-cd21"
    assert "Ab1" not in repr(answer)


async def test_a_renewal_is_an_order(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    order = await client.domains.renew("example.org", 2, pay_method=3)
    assert (order.total, order.items[0].name) == (Decimal(30), "example.org")
    assert [entry["path"] for entry in sandbox.log()][-1] == "/api/domain/21/renew"
