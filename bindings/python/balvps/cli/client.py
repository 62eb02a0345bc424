"""The library's client as the command uses it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ..client import Client
from ..errors import AuthenticationError, SecondFactorRequired, WrongLogin
from .failure import DryRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typing_extensions import Self

    from .. import _native
    from .._views import View
    from ..batch import BatchCall, BatchResult, Progress
    from ..limits import RateLimit
    from ..profiles import Profile


class CommandClient(Client):
    """A client that uses the password only if the tokens are not accepted, asks for the code of a second
    factor, shows progress on a terminal, and can describe a change instead of sending it.

    Getting the password may mean that the keyring asks the user or that a program runs. Most commands do not
    need it.
    """

    _profile: Profile | None = None  # the source of the password, if it is not known yet
    _arguments: dict[str, Any]
    _dry_run = False
    _with_password: Client | None = None
    activity: str | None = None  #: what is shown while a call is under way; default: the request

    @classmethod
    def for_profile(
        cls,
        profile: Profile,
        *,
        password: str | None = None,
        dry_run: bool = False,
        jobs: int | None = None,
        knows_portal: bool = False,
    ) -> Self:
        """A client for a profile.

        Args:
            profile: the profile.
            password: its password, if it is known already.
            dry_run: raise :class:`DryRun` instead of sending a change.
            jobs: how many calls run at the same time.
            knows_portal: whether it knows the operations of the portal's own document.
        """
        from ..profiles import secret_in_environment

        token = secret_in_environment("BALVPS_TOKEN", profile)
        refresh_token = secret_in_environment("BALVPS_REFRESH_TOKEN", profile)
        given = bool(token or refresh_token)
        arguments = profile.client_arguments(keeps_tokens=not given, knows_portal=knows_portal)
        arguments.update(max_in_flight=jobs, max_connections=jobs)
        arguments["totp_secret"] = secret_in_environment("BALVPS_TOTP_SECRET", profile)
        if given:
            client = cls(**arguments, token=token, refresh_token=refresh_token)
        elif password is not None or profile.auth != "jwt" or not profile.is_signed_in:
            if not password and profile.auth in ("jwt", "basic"):
                from .passwords import known_password

                password = known_password(profile)
            client = cls(**arguments, password=password)
        else:
            client = cls(**arguments)
            client._profile = profile
        client._arguments = arguments
        client._dry_run = dry_run
        return client

    @classmethod
    def for_tokens(cls, profile: Profile, token: str | None, *, portal_file: str | None = None) -> Self:
        """A client with a token or without credentials, which stores no tokens."""
        arguments = {**profile.client_arguments(keeps_tokens=False), "auth": "token" if token else "none"}
        arguments["portal_file"] = portal_file
        return cls(**arguments, token=token or None)

    def _open(self, *settings: Any) -> None:
        super()._open(*settings)
        #: The requests that changed something, in a short form.
        self.carried_out: list[str] = []

    def close(self) -> None:
        """Closes the connections."""
        if self._with_password is not None:
            self._with_password.close()
        super().close()

    def rate_limits(self) -> list[RateLimit]:
        """The reported limits. See :meth:`balvps.Client.rate_limits`."""
        return Client.rate_limits(self._with_password or self)

    def batch(
        self, calls: Iterable[BatchCall], *, ordered: bool = False, progress: Progress | None = None
    ) -> Iterator[BatchResult]:
        """Makes many calls that read. A call of another kind has signed in before. See
        :meth:`balvps.Client.batch`."""
        return Client.batch(self._with_password or self, calls, ordered=ordered, progress=progress)

    def _send(self, call: _native.Call) -> View:
        try:
            return self._try(call)
        except SecondFactorRequired:
            from .confirm import ask, is_interactive

            if not is_interactive():
                raise
            client = self._with_password or self
            tokens = Client._send(client, client._new_second_factor(ask("One-time code: ").strip()))
            return tokens if call.operation == "login" else self._try(call)

    def _try(self, call: _native.Call) -> View:
        """Sends a call, shows progress, and records the changes that were carried out."""
        description = self._described(call).to_dict()
        requests = description.get("requests", [description])
        safe = [request.pop("safe") for request in requests]
        changes = not all(safe)
        if self._dry_run and changes:
            raise DryRun(description)
        line = call.operation if "requests" in description else self._short(description)
        if sys.stderr.isatty():
            from .progress import progress

            with progress(self.activity or line):
                answer = self._sent(call)
        else:
            answer = self._sent(call)
        if changes:
            self.carried_out.append(line)
        return answer

    def _short(self, request: dict[str, Any]) -> str:
        return f"{request['method']} {request['url'].removeprefix(self.base_url.rstrip('/'))}"

    def _sent(self, call: _native.Call) -> View:
        """Sends a call with the stored tokens. If they are not accepted, sends it again with the password.

        The service does not carry out a call that it refuses for its credentials, so it is carried out once.
        """
        if self._with_password is not None:
            return self._with_password._send(call)
        try:
            return super()._send(call)
        except (WrongLogin, SecondFactorRequired):
            raise
        except AuthenticationError:
            from .passwords import known_password

            password = known_password(self._profile) if self._profile is not None else None
            if password is None:
                raise
            self._with_password = Client(**self._arguments, password=password)
            return self._with_password._send(call)
