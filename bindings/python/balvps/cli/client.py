"""The library's client as the command uses it."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any

from ..client import Client
from ..errors import AuthenticationError, SecondFactorRequired, WrongLogin
from .failure import DryRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from typing_extensions import Self

    from .._views import View
    from ..batch import BatchCall, BatchResult, Progress
    from ..limits import RateLimit
    from ..profiles import Profile
    from .dry_run import Request


class CommandClient(Client):
    """A client that gets the password only when the tokens do not do, asks for the code of a second factor,
    shows on a terminal that it waits, and can describe what it would send instead of changing anything.

    A password may cost a question of the keyring or the run of a program, which most commands can do without.
    """

    _profile: Profile | None = None  # where a password may be had
    _arguments: dict[str, Any]
    _dry_run = False
    _with_password: Client | None = None

    @classmethod
    def for_profile(
        cls,
        profile: Profile,
        *,
        password: str | None = None,
        dry_run: bool = False,
        jobs: int | None = None,
    ) -> Self:
        """A client for a profile.

        Args:
            profile: the profile.
            password: its password, if it is known already.
            dry_run: raise :class:`DryRun` instead of sending what changes something.
            jobs: how many calls are under way at once.
        """
        from ..profiles import secret_in_environment

        token = secret_in_environment("BALVPS_TOKEN", profile)
        refresh_token = secret_in_environment("BALVPS_REFRESH_TOKEN", profile)
        handed_in = bool(token or refresh_token)
        arguments = profile.client_arguments(keeps_tokens=not handed_in)
        arguments.update(max_in_flight=jobs, max_connections=jobs)
        arguments["totp_secret"] = secret_in_environment("BALVPS_TOTP_SECRET", profile)
        if handed_in:
            client = cls(**arguments, token=token, refresh_token=refresh_token)
        elif password is not None or not _has_tokens(profile):
            client = cls(**arguments, password=password or _password(profile))
        else:
            client = cls(**arguments)
            client._profile = profile
        client._arguments = arguments
        client._dry_run = dry_run
        return client

    @classmethod
    def for_tokens(cls, profile: Profile, token: str | None) -> Self:
        """A client that has nothing but a token, or no credentials at all, and keeps none."""
        arguments = {**profile.client_arguments(keeps_tokens=False), "auth": "token" if token else "none"}
        return cls(**arguments, token=token or None)

    @property
    def carried_out(self) -> list[str]:
        """The requests that changed something."""
        requests = [describe() for describe in self._done]
        return [request.line for request in requests if not request.safe]

    @functools.cached_property
    def _done(self) -> list[Callable[[], Request]]:
        """What describes the requests that worked."""
        return []

    def close(self) -> None:
        """Closes the connections."""
        if self._with_password is not None:
            self._with_password.close()
        super().close()

    def rate_limits(self) -> list[RateLimit]:
        """What the service has said about its limits; see :meth:`balvps.Client.rate_limits`."""
        return Client.rate_limits(self._with_password or self)

    def batch(
        self, calls: Iterable[BatchCall], *, ordered: bool = False, progress: Progress | None = None
    ) -> Iterator[BatchResult]:
        """Makes many calls that read, once another has shown that signing in works; see
        :meth:`balvps.Client.batch`."""
        return Client.batch(self._with_password or self, calls, ordered=ordered, progress=progress)

    def _send(self, operation: str, arguments: bytes | None) -> View:
        def describe() -> Request:
            from .dry_run import described_call

            return described_call(operation, arguments)

        def send(client: Client) -> View:
            return Client._send(client, operation, arguments)

        try:
            return self._try(describe, send)
        except SecondFactorRequired:
            from .confirm import ask, is_interactive

            if not is_interactive():
                raise
            client = self._with_password or self
            tokens = Client.verify_second_factor(client, ask("One-time code: ").strip())
            return tokens if operation == "login" else self._try(describe, send)

    def request(self, method: str, path: str, json: Any = None) -> View:
        """Sends any request; see :meth:`balvps.Client.request`."""

        def describe() -> Request:
            from .dry_run import described_request

            return described_request(method, path, json)

        return self._try(describe, lambda client: Client.request(client, method, path, json))

    def _try(self, describe: Callable[[], Request], send: Callable[[Client], View]) -> View:
        """Sends, shows that it waits, and notes what was carried out. The description is made where somebody
        needs it."""
        if self._dry_run and not describe().safe:
            raise DryRun(describe().at(self.base_url))
        if sys.stderr.isatty():
            from .progress import progress

            with progress(describe().line):
                answer = self._sent(send)
        else:
            answer = self._sent(send)
        self._done.append(describe)
        return answer

    def _sent(self, send: Callable[[Client], View]) -> View:
        """Sends with the tokens there are; if they do not do, with the password.

        What the service refused for want of credentials was not done, so sending it again does it once.
        """
        if self._with_password is not None:
            return send(self._with_password)
        try:
            return send(self)
        except (WrongLogin, SecondFactorRequired):
            raise
        except AuthenticationError:
            from .passwords import known_password

            password = known_password(self._profile) if self._profile is not None else None
            if password is None:
                raise
            self._with_password = Client(**self._arguments, password=password)
            return send(self._with_password)


def _password(profile: Profile) -> str | None:
    """The profile's password, where its way to sign in takes one."""
    from .passwords import known_password

    return known_password(profile) if profile.settings.get("auth", "jwt") in ("jwt", "basic") else None


def _has_tokens(profile: Profile) -> bool:
    if profile.settings.get("auth", "jwt") != "jwt":
        return False
    return profile.is_signed_in
