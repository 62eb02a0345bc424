"""A local stand-in for the service, to test your own code offline.

With pytest nothing has to be set up: a test that takes the fixture ``balvps_sandbox`` gets a
:class:`Sandbox` in its initial state. Without pytest::

    with balvps.testing.Sandbox() as sandbox, sandbox.client() as client:
        ...

The account is ``user@example.com`` with the password ``secret``.

>>> sandbox.client().account.get().firstname
'Joe'
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from .errors import ConfigurationError

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from .aio.client import AsyncClient
    from .client import Client

__all__ = ["PASSWORD", "USERNAME", "Sandbox", "sandbox_program"]

#: The sandbox's account.
USERNAME = "user@example.com"
PASSWORD = "secret"


def sandbox_program() -> Path:
    """The sandbox's program: that of this package, or the program that ``BALVPS_SANDBOX`` names.

    Raises:
        ConfigurationError: it does not exist.
    """
    program = Path(os.environ.get("BALVPS_SANDBOX") or Path(__file__).parent / "bin" / "balvps-sandbox")
    if not program.is_file():
        raise ConfigurationError(f"the sandbox's program is not there: {program}")
    return program


class Sandbox:
    """A running sandbox. It ends with the ``with`` block, or at the latest with this process.

    Args:
        dialect: ``"wire"`` answers as real installs do. ``"hostile"`` does too, but with a gap in every list.
            ``"documented"`` answers as the service's document says.
        options: further options of the program, with underscores for hyphens, such as ``login_limit=0`` or
            ``txt_style="quoted"``; ``True`` for an option without a value.

    >>> with balvps.testing.Sandbox("documented", login_limit=0) as own, own.client() as client:
    ...     client.tickets.list()[0].status
    'Answered'
    """

    #: Address of the API over TLS.
    base_url: str
    #: Address of the API over plain http.
    http_base_url: str
    #: PEM file of the authority that signed its certificate.
    ca_file: str

    def __init__(
        self, dialect: Literal["wire", "hostile", "documented"] = "wire", **options: str | float | bool
    ) -> None:
        words = [str(sandbox_program()), "--exit-with-stdin", "--http-port", "0", "--dialect", dialect]
        for name, value in options.items():
            if value is not False:
                words.append("--" + name.replace("_", "-"))
                words += [] if value is True else [str(value)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        addresses = dict(word.split("=", 1) for word in line.split() if "=" in word)
        if "base_url" not in addresses:
            self.close()
            raise ConfigurationError("the sandbox did not start; its message is on standard error")
        self.base_url = addresses["base_url"]
        self.http_base_url = addresses["http_base_url"]
        self.ca_file = addresses["ca_file"]

    def close(self) -> None:
        """Ends the sandbox."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Sandbox({self.base_url!r})"

    def client(self, username: str = USERNAME, password: str = PASSWORD, **arguments: Any) -> Client:
        """A client for the sandbox's account.

        Args:
            username, password: default: those of the sandbox's account.
            arguments: further arguments of :class:`balvps.Client`.

        >>> sandbox.client(timeout=5).billing.balance().currency
        'USD'
        """
        from .client import Client

        given = {"base_url": self.base_url, "ca_file": self.ca_file, **arguments}
        return Client(username, password, **given)

    def async_client(
        self, username: str = USERNAME, password: str = PASSWORD, **arguments: Any
    ) -> AsyncClient:
        """The same for asyncio.

        Args:
            username, password: default: those of the sandbox's account.
            arguments: further arguments of :class:`balvps.AsyncClient`.
        """
        from .aio.client import AsyncClient

        given = {"base_url": self.base_url, "ca_file": self.ca_file, **arguments}
        return AsyncClient(username, password, **given)

    def reset(self, **settings: Any) -> None:
        """Restores the initial state, and then applies these settings.

        Args:
            settings: as for :meth:`configure`.

        >>> client.zones.delete("qwerty.com").info
        ('Domain zone qwerty.com was deleted successfully.',)
        >>> sandbox.reset()
        >>> client.zones.get("qwerty.com").id
        60
        """
        self._control("POST", "reset", settings)

    def configure(self, **settings: Any) -> None:
        """Changes how the sandbox behaves.

        Args:
            settings: among others `dialect`, `txt_style` (``"bare"`` or ``"quoted"``), `minimum_ttl`,
                `token_lifetime` and `refresh_lifetime` (seconds), `login_limit` (0: none), `delay_ms` (before
                every answer), `mfa`, `service_dns`, `unauthorized_status` (200 or 401), and `revoke_all`
                (ends every access token at once).

        >>> sandbox.configure(dialect="documented", token_lifetime=60)
        """
        self._control("POST", "configure", settings)

    def play(
        self,
        answer: Any,
        *,
        method: str | None = None,
        path: str | None = None,
        status: int = 200,
        headers: dict[str, str] | None = None,
        times: int = 1,
        delay_ms: int = 0,
    ) -> None:
        """Queues an answer, which the next matching request gets in place of the real answer.

        Args:
            answer: a ``str`` is sent as it is, anything else as JSON.
            method: the request's method; default: any.
            path: the request's path from the root, such as ``"/api/balance"``; default: any except the path
                for signing in.
            status: HTTP status.
            headers: default: a content type of JSON.
            times: how often the answer is sent.
            delay_ms: milliseconds before the answer is sent.

        >>> sandbox.play({"error": ["Back in a minute"]})
        >>> client.account.get()
        Traceback (most recent call last):
        balvps.errors.Refused: ...
        """
        entry = {
            "status": status,
            "headers": {"Content-Type": "application/json"} if headers is None else headers,
            "body": answer if isinstance(answer, str) else json.dumps(answer),
            "times": times,
            "delay_ms": delay_ms,
            **({} if method is None else {"method": method}),
            **({} if path is None else {"path": path}),
        }
        self._control("POST", "play", {"answers": [entry]})

    def clear_play(self) -> None:
        """Removes the answers that :meth:`play` queued and no request has taken.

        >>> sandbox.play({"error": ["Back in a minute"]})
        >>> sandbox.clear_play()
        >>> client.account.get().id
        26
        """
        self._control("DELETE", "play")

    def log(self) -> list[dict[str, Any]]:
        """The requests so far, in order and with secrets masked. Each has method, path, headers, body, json,
        status and more.

        >>> client.account.get().id
        26
        >>> [(entry["method"], entry["path"]) for entry in sandbox.log()]
        [('POST', '/api/login'), ('GET', '/api/details')]
        """
        entries: list[dict[str, Any]] = self._control("GET", "log")["entries"]
        return entries

    def clear_log(self) -> None:
        """Clears the list of requests."""
        self._control("DELETE", "log")

    def state(self) -> dict[str, Any]:
        """All data of the account in the sandbox.

        >>> sandbox.state()["credit"]
        '50.00'
        """
        state: dict[str, Any] = self._control("GET", "state")
        return state

    def _control(self, method: str, name: str, body: object = None) -> Any:
        place = urlsplit(self.http_base_url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        try:
            text = None if body is None else json.dumps(body)
            connection.request(method, f"/_sandbox/{name}", text, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if response.status != 200:
            raise ConfigurationError(f"the sandbox did not understand: {answer}")
        return answer
