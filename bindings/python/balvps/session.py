# generated from aio/session.py by api/languages/python_sync.py; do not edit
"""Signing in and out. A client signs in by itself; with these methods the program chooses the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._resource import Resource
from .models import Done, Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping


class Session(Resource):
    """Signing in and out.

    >>> client.session.login()
    Tokens(token='***', refresh='***')
    """

    __slots__ = ()

    def login(
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> Tokens:
        """Signs in. The client then uses the new tokens.

        Args:
            username: default: the client's.
            password: default: the client's.
            extra: further fields of the request.

        Raises:
            WrongLogin: user name or password is wrong.
            SecondFactorRequired: the account asks for a second factor.
            RateLimited: too many logins.
        """
        return self._call(Tokens, "login", username=username, password=password, extra=extra)

    def logout(self) -> Done:
        """Revokes the access token. The client signs in again if a later call needs it."""
        return self._client.call("logout")

    def refresh(
        self,
        refresh_token: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> Tokens:
        """Exchanges a refresh token for new tokens, which the client then uses. The refresh token becomes
        invalid.

        Args:
            refresh_token: default: the client's.
            extra: further fields of the request.

        Raises:
            InvalidArgument: there is no refresh token.
            ServiceError: the service does not accept it.

        >>> old = client.session.login().token
        >>> client.session.refresh().token == old
        False
        """
        return self._call(Tokens, "refresh_token", refresh_token=refresh_token, extra=extra)

    def revoke(
        self,
        refresh_token: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Revokes the access token and the refresh token.

        Args:
            refresh_token: the refresh token to revoke; default: the tokens of this client.
            extra: further fields of the request. They require a refresh token.
        """
        return self._call(Done, "revoke_token", refresh_token=refresh_token, extra=extra)
