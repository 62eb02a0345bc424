# generated from aio/session_test.py by api/languages/python_sync.py; do not edit
"""Signing in and out by the methods of `session`."""

import balvps
import pytest
from balvps.testing import Sandbox


def test_a_session_by_hand(sandbox: Sandbox, client: balvps.Client) -> None:
    first = client.session.login()
    second = client.session.refresh()
    assert second.token != first.token
    assert client.account.get().id == 26
    assert client.session.logout().status is True
    with pytest.raises(balvps.ServiceError):
        client.session.refresh(first.refresh)  # already used
    client.session.login()
    assert client.session.revoke().status is True
    with sandbox.client() as other, pytest.raises(balvps.WrongLogin):
        other.session.login(password="wrong")
