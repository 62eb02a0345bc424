"""Runs balvps-sandbox for the tests and talks to it."""

import base64
import http.client
import json
import os
import re
import ssl
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlencode, urlsplit

USERNAME = "user@example.com"
PASSWORD = "secret"


@dataclass(frozen=True)
class Answer:
    """The answer to one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        """The decoded body; objects keep their order."""
        return json.loads(self.body)


class SandboxProcess:
    """One running sandbox. It ends with the `with` block, or with this process."""

    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [os.environ["BALVPS_SANDBOX"], "--exit-with-stdin", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.ready_line = self.process.stdout.readline().rstrip("\n")
        words = self.ready_line.split()
        assert words[:2] == ["balvps-sandbox", "ready"], self.ready_line
        settings = dict(word.split("=", 1) for word in words[2:])
        self.base_url = settings["base_url"]
        self.http_base_url = settings.get("http_base_url", "")
        self.ca_file = settings["ca_file"]
        self.tls = ssl.create_default_context(cafile=self.ca_file)

    def __enter__(self) -> "SandboxProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        status = self.stop()
        assert error is not None or status == 0  # After a sanitizer's finding it is not 0.

    def stop(self) -> int:
        """Closes the sandbox's standard input and returns its exit status."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        status = self.process.wait(timeout=10)
        self.process.stdout.close()
        return status

    def connect(self, *, tls: bool = True) -> http.client.HTTPConnection:
        """A connection that stays open for several requests."""
        place = urlsplit(self.base_url if tls else self.http_base_url)
        assert place.hostname is not None
        if tls:
            return http.client.HTTPSConnection(place.hostname, place.port, context=self.tls, timeout=10)
        return http.client.HTTPConnection(place.hostname, place.port, timeout=10)

    def send(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        tls: bool = True,
    ) -> Answer:
        """Sends one request on a new connection. The path begins at the root."""
        connection = self.connect(tls=tls)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def control(self, method: str, name: str, body: object = None, *, tls: bool = True) -> Answer:
        """Sends a request to the control path."""
        text = None if body is None else json.dumps(body)
        return self.send(method, f"/_sandbox/{name}", text, {"Content-Type": "application/json"}, tls=tls)

    def reset(self, **settings: object) -> None:
        """Resets the sandbox to its first state, with these settings."""
        assert self.control("POST", "reset", settings).json == {"ok": True}

    def configure(self, **settings: object) -> None:
        assert self.control("POST", "configure", settings).json == {"ok": True}

    def state(self) -> Any:
        return self.control("GET", "state").json

    def log(self) -> list[Any]:
        entries = self.control("GET", "log").json["entries"]
        assert isinstance(entries, list)
        return entries

    def call(
        self,
        method: str,
        path: str,
        arguments: object = None,
        *,
        token: str | None = None,
        form: bool = False,
        tls: bool = True,
    ) -> Answer:
        """Makes an API call with a path below /api. Signs in with the token, or with Basic without one."""
        credentials = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {credentials}" if token is None else f"Bearer {token}"}
        if token == "":
            headers = {}
        body = None
        if form:
            assert isinstance(arguments, (dict, list))
            body = urlencode(arguments)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif arguments is not None:
            body = json.dumps(arguments)
            headers["Content-Type"] = "application/json"
        return self.send(method, f"/api{path}", body, headers, tls=tls)

    def login(self, username: str = USERNAME, password: str = PASSWORD) -> Answer:
        return self.call("POST", "/login", {"username": username, "password": password}, token="")

    def sign_in(self) -> tuple[str, str]:
        """A new access token and refresh token."""
        pair = self.login().json
        return pair["token"], pair["refresh"]


def claims_of(token: str) -> dict[str, Any]:
    """The claims of a JWT. Its form is checked."""
    assert re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", token)
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert isinstance(claims, dict)
    return claims
