"""Signing in and out by the methods of `session`."""

import balvps
import pytest
from balvps.testing import Sandbox


async def test_a_session_by_hand(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    first = await client.session.login()
    second = await client.session.refresh()
    assert second.token != first.token
    assert (await client.account.get()).id == 26
    assert (await client.session.logout()).status is True
    with pytest.raises(balvps.ServiceError):
        await client.session.refresh(first.refresh)  # already used
    await client.session.login()
    assert (await client.session.revoke()).status is True
    async with sandbox.async_client() as other:
        with pytest.raises(balvps.WrongLogin):
            await other.session.login(password="wrong")
