"""Services: finding one, its label, its upgrades, its addresses and its end."""

import balvps
import pytest
from balvps.testing import Sandbox


async def test_a_service_is_found_by_its_id_its_domain_or_its_label(client: balvps.AsyncClient) -> None:
    for name in (30, "30", "servers.example.com", "production"):
        assert (await client.services.find(name)).id == 30
        assert (await client.services.get(name)).label == "production"


async def test_an_id_needs_no_search(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    await client.session.login()
    sandbox.clear_log()
    await client.services.get("30")
    assert [entry["path"] for entry in sandbox.log()] == ["/api/service/30"]


async def test_a_label_of_two_services_is_refused(client: balvps.AsyncClient) -> None:
    await client.services.set_label(10, "web")
    await client.services.set_label(20, "web")
    with pytest.raises(balvps.InvalidArgument, match=r"'web' is ambiguous: 10 '\w+.com', 20 '\w+.com'; use"):
        await client.services.get("web")


async def test_an_unknown_service_has_a_message_with_near_names(client: balvps.AsyncClient) -> None:
    with pytest.raises(balvps.NotFound, match="no service 'prodction'; did you mean 'production'"):
        await client.services.find("prodction")
    with pytest.raises(balvps.NotFound, match="no service 31337"):
        await client.services.find(31337)


async def test_what_a_service_can_do(client: balvps.AsyncClient) -> None:
    assert [each.id for each in await client.services.list()] == [10, 20, 30, 31, 32]
    routes = [each.route for each in await client.services.methods(30)]
    assert "/service/@id/vms/@vmid/reboot" in routes
    assert [resource.id for resource in (await client.services.upgrades(31)).resources] == [12, 13]
    assert "102" in [str(template.id) for template in await client.services.templates(30)]
    assert "2001:db8::10" in [address.ipaddress for address in await client.services.ips(30)]


async def test_an_upgrade_is_only_ordered_if_it_is_sent(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    before = sandbox.state()["invoices"]
    await client.services.upgrade(31, package=402)
    assert sandbox.state()["invoices"] == before
    await client.services.upgrade(31, package=402, send=True)
    assert len(sandbox.state()["invoices"]) == len(before) + 1


async def test_a_cancellation_is_not_immediate_by_default(
    sandbox: Sandbox, client: balvps.AsyncClient
) -> None:
    await client.services.cancel("mail.example.com", reason="Not needed")
    assert sandbox.log()[-1]["json"] == {"immediate": "false", "reason": "Not needed"}


async def test_reverse_dns_is_set_and_read(client: balvps.AsyncClient) -> None:
    await client.services.set_rdns(30, "192.0.2.11", "db.example.com")
    assert {name.ip: name.hostname for name in await client.services.rdns(30)}[
        "192.0.2.11"
    ] == "db.example.com"
