# generated from aio/account_test.py by api/languages/python_sync.py; do not edit
"""The account's details: what is read back after a change."""

import balvps
import pytest
from balvps.testing import Sandbox


def test_update_gives_the_details_as_they_are_now(sandbox: Sandbox, client: balvps.Client) -> None:
    assert client.account.update(city="Berlin").city == "Berlin"
    assert client.account.get().city == "Berlin"
    sandbox.play({"info": ["client_info_updated"]}, method="PUT")
    assert (client.account.update(city="Paris")).city == "Berlin"  # read back, because the answer was empty


def test_account_details_that_cannot_be_read_back(sandbox: Sandbox) -> None:
    with sandbox.client(retries=0) as client:
        sandbox.play({"success": True}, method="PUT")
        sandbox.play({"error": ["busy"]}, method="GET", status=503)
        with pytest.raises(balvps.AmbiguousWrite, match="The details were changed, but") as caught:
            client.account.update(city="Berlin")
    assert not caught.value.retryable
