"""Requests described without being sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .catalog import operations

if TYPE_CHECKING:
    pass

#: Members of bodies that are never shown.
_SECRETS = frozenset({"password", "token", "refresh", "refresh_token"})

_MASK = "***"


class Request(NamedTuple):
    """A request: its body is masked, and ``None`` if it has none."""

    method: str
    path: str
    body: Any
    safe: bool

    @property
    def line(self) -> str:
        """What it asks for, in short."""
        return f"{self.method} {self.path}"

    def at(self, base_url: str) -> dict[str, Any]:
        """The request as data, with its whole address."""
        return {"method": self.method, "url": base_url.rstrip("/") + self.path, "body": self.body}


def described_call(name: str, arguments: bytes | None) -> Request:
    """What a call of an operation sends.

    Args:
        name: the operation.
        arguments: its arguments as JSON text.
    """
    import json

    operation = operations()[name]
    given: dict[str, Any] = json.loads(arguments or b"{}")
    in_body = [parameter for parameter in operation["parameters"] if "body" in parameter["in"]]
    body: dict[str, Any] | None = None
    if in_body:
        body = {}
        for parameter in in_body:
            if parameter["name"] in given:
                body[parameter["name"]] = given[parameter["name"]]
            elif parameter["config"] is not None:  # the client knows it
                body[parameter["name"]] = _MASK
        body.update(given.get("extra", {}))
        if not body and operation["authentication"] == "unless_body":
            body = None
    return Request(operation["method"], operation["path"].format_map(given), _masked(body), operation["safe"])


def described_request(method: str, path: str, body: Any) -> Request:
    """What a request that is no operation of the library sends."""
    return Request(method, path, _masked(body), safe=method == "GET")


def _masked(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _MASK if name in _SECRETS else _masked(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_masked(item) for item in value]
    return value
