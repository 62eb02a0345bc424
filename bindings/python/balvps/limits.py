"""What the service says about its limits."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["RateLimit"]


class RateLimit(NamedTuple):
    """How much the service still grants.

    >>> client.session.login().token is None
    False
    >>> client.rate_limits()[0]
    RateLimit(scope='login', limit=25, remaining=24, reset=300, wait=0)
    """

    #: Of what: signing in, or all other calls.
    scope: Literal["login", "calls"]
    #: How many requests a window of time has; ``None``: the service has not said.
    limit: int | None
    #: How many of them are left; ``None``: the service has not said.
    remaining: int | None
    #: Seconds until the window ends; ``None``: the service has not said.
    reset: int | None
    #: Seconds until the next request may be sent.
    wait: int
