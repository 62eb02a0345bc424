"""The HTTP side of the gateway on an event loop of its own, and requests to it over the wire."""

import asyncio
import base64
import http.client
import io
import json
import ssl
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple, Optional, TypeVar

from balvps.serve import http as serve_http
from balvps.serve.config import Address, Http
from balvps.serve.journal import Journal
from balvps.serve.keys import Key, Keys
from balvps.serve.zones import Zones
from balvps.testing import Sandbox

_T = TypeVar("_T")

SECRET = base64.b64encode(b"sixteen octets!!").decode()

#: The keys of all tests.
KEYS = (
    Key("all", "hmac-sha256", SECRET),
    Key("acme", "hmac-sha256", SECRET, zones=("example.com",), names=("_acme-challenge.*",), types=("TXT",)),
    Key("home", "hmac-sha256", SECRET, zones=("example.com",), names=("home.example.com",), types=("A",)),
    Key("reader", "hmac-sha256", SECRET, verbs=("read",)),
    Key("adder", "hmac-sha256", SECRET, verbs=("add",)),
    Key("deleter", "hmac-sha256", SECRET, verbs=("delete",)),
    Key("writer", "hmac-sha256", SECRET, verbs=("add", "delete")),
    Key("cluster", "hmac-sha256", SECRET, zones=("example.com",), names=("*.k8s.example.com",)),
)


class Answer(NamedTuple):
    """An answer of the gateway."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Gateway:
    """A running gateway. It ends with the ``with`` block.

    Args:
        sandbox: the service.
        config: fields of ``Http``, such as ``httpreq=True``.
    """

    def __init__(self, sandbox: Sandbox, password: str = "secret", **config: Any) -> None:
        self._stream = io.StringIO()
        self.count = 0  #: How many requests were sent.
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.config = Http(**{"listen": Address("127.0.0.1", 0), **config})
        self._wait(self._start(sandbox, password))
        host, _, port = self._listener.address.rpartition(":")
        self.host, self.port = host, int(port)

    async def _start(self, sandbox: Sandbox, password: str) -> None:
        self._client = sandbox.async_client(password=password, retries=0)
        journal = Journal(self._stream)
        self._listener = await serve_http.start(self.config, Keys(KEYS), Zones(self._client), journal)

    async def _stop(self) -> None:
        await self._listener.close()
        await self._client.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}  # as asyncio.run ends them
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _wait(self, work: "Any") -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def close(self) -> None:
        self._wait(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __enter__(self) -> "Gateway":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def send(
        self,
        method: str,
        target: str,
        body: object = None,
        *,
        key: str = "",
        password: str = SECRET,
        headers: "Optional[Mapping[str, str]]" = None,
        trust: Optional[str] = None,
    ) -> Answer:
        """Sends a request.

        Args:
            method, target: such as GET and /health.
            body: text as it is, bytes too, anything else as JSON.
            key, password: for HTTP Basic; without a key the request has none.
            headers: further ones.
            trust: the authority's file; then the request is sent over TLS.
        """
        self.count += 1
        given = dict(headers or {})
        if key:
            given["Authorization"] = "Basic " + base64.b64encode(f"{key}:{password}".encode()).decode()
        if body is not None and not isinstance(body, (str, bytes)):
            body = json.dumps(body)
        data = body.encode(errors="replace") if isinstance(body, str) else body
        connection: http.client.HTTPConnection
        if trust is None:
            connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        else:
            context = ssl.create_default_context(cafile=trust)
            connection = http.client.HTTPSConnection(self.host, self.port, timeout=60, context=context)
        try:
            connection.request(method, target, data, given)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read().decode())
        finally:
            connection.close()

    def post(self, target: str, body: object, key: str = "", **others: Any) -> Answer:
        return self.send("POST", target, body, key=key, **others)

    def get(self, target: str, key: str = "", **others: Any) -> Answer:
        return self.send("GET", target, key=key, **others)

    @property
    def journal(self) -> "list[dict[str, str]]":
        """The lines of the journal, without their time."""
        lines = [json.loads(line) for line in self._stream.getvalue().splitlines()]
        return [{name: text for name, text in line.items() if name != "time"} for line in lines]

    def journal_of(self, event: str) -> "list[tuple[str, ...]]":
        """Key, verb, name, type and the reason or outcome of each line about an event."""
        return [
            (
                line.get("key", ""),
                line.get("verb", ""),
                line.get("name", ""),
                line.get("type", ""),
                line.get("reason", line["outcome"]).split(":")[0],
            )
            for line in self.journal
            if line["event"] == event
        ]


def contents(sandbox: Sandbox, name: str, type: str) -> "list[str]":
    """What the service has stored for a name and type, in order."""
    return [
        record["content"]
        for zone in sandbox.state()["zones"]
        for record in zone["records"]
        if (record["name"], record["type"]) == (name, type)
    ]


def requests_in(sandbox: Sandbox) -> "list[str]":
    """The requests that reached the service, as METHOD PATH."""
    return [f"{entry['method']} {entry['path']}" for entry in sandbox.log()]
