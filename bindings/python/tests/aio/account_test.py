"""The account's details: what is read back after a change."""

import balvps
import pytest
from balvps.testing import Sandbox


async def test_update_gives_the_details_as_they_are_now(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    assert (await client.account.update(city="Berlin")).city == "Berlin"
    assert (await client.account.get()).city == "Berlin"
    sandbox.play({"info": ["client_info_updated"]}, method="PUT")
    assert (
        await client.account.update(city="Paris")
    ).city == "Berlin"  # read back, because the answer was empty


async def test_account_details_that_cannot_be_read_back(sandbox: Sandbox) -> None:
    async with sandbox.async_client(retries=0) as client:
        sandbox.play({"success": True}, method="PUT")
        sandbox.play({"error": ["busy"]}, method="GET", status=503)
        with pytest.raises(balvps.AmbiguousWrite, match="The details were changed, but") as caught:
            await client.account.update(city="Berlin")
    assert not caught.value.retryable
