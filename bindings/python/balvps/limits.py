"""The rate limits of the service."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["RateLimit"]


class RateLimit(NamedTuple):
    """A rate limit of the service, as far as it has reported it.

    >>> login = client.session.login()
    >>> client.rate_limits()[0]
    RateLimit(scope='login', limit=25, remaining=24, reset=300, wait=0)
    """

    #: The requests that it limits: signing in, or all other calls.
    scope: Literal["login", "calls"]
    #: How many requests a window of time has; ``None`` if the service has not reported it.
    limit: int | None
    #: How many of them are left; ``None`` if the service has not reported it.
    remaining: int | None
    #: Seconds until the window ends; ``None`` if the service has not reported it.
    reset: int | None
    #: Seconds until the next request may be sent.
    wait: int
