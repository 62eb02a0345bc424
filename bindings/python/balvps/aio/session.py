"""Signing in and out. A client signs in by itself; with these methods the program chooses the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..models import Done, Tokens
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping


class Session(Resource):
    """Signing in and out.

    >>> await client.session.login()
    Tokens(token='***', refresh='***')
    """

    __slots__ = ()

    async def login(
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
        return await self._call(Tokens, "login", username=username, password=password, extra=extra)

    async def logout(self) -> Done:
        """Revokes the access token. The client signs in again if a later call needs it."""
        return await self._client.call("logout")

    async def refresh(
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

        >>> old = (await client.session.login()).token
        >>> (await client.session.refresh()).token == old
        False
        """
        return await self._call(Tokens, "refresh_token", refresh_token=refresh_token, extra=extra)

    async def revoke(
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
        return await self._call(Done, "revoke_token", refresh_token=refresh_token, extra=extra)
