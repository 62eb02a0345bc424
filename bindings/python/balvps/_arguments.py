"""Converts arguments and settings to what the library takes."""

from __future__ import annotations

import operator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from ._views import View
from .errors import ConfigurationError, InvalidArgument, raise_without_context

if TYPE_CHECKING:
    import json
    from collections.abc import Mapping


def as_native(operation: str, arguments: Mapping[str, Any]) -> dict[str, str | int | bytes]:
    """Arguments as the native module takes them: a str and an int as they are, all else as JSON text. The
    library checks whether they suit the operation."""
    return {
        name: value if type(value) is str or type(value) is int else _as_json(name, value, operation)
        for name, value in arguments.items()
    }


def _as_json(name: str, value: Any, operation: str) -> bytes:
    if isinstance(value, float):
        raise InvalidArgument(
            f"argument '{name}' must not be a float, which holds no exact amount; use Decimal or str",
            {"operation": operation},
        )
    return json_bytes(value, name, operation)


def json_bytes(value: Any, name: str, operation: str = "") -> bytes:
    """The value of an argument as JSON text."""
    try:
        return _encoder().encode(value).encode()
    except (TypeError, ValueError, RecursionError) as error:
        # The text of a UnicodeEncodeError holds the value, which may be a secret.
        reason = "it is no valid text" if isinstance(error, UnicodeEncodeError) else str(error)
        message = f"argument '{name}' cannot be sent: {reason}"
        raise_without_context(InvalidArgument(message, {"operation": operation}))


def milliseconds(name: str, seconds: float | None) -> int | None:
    """Seconds as the milliseconds that settings and options take."""
    if seconds is None:
        return None
    try:
        return round(float(seconds) * 1000)
    except (TypeError, ValueError, OverflowError):
        raise_without_context(ConfigurationError(f"{name} must be a number of seconds, not {seconds!r}"))


def texts(settings: Mapping[str, Any]) -> dict[str, str]:
    """Settings as text. Settings that are None are left out."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in settings.items()
        if value is not None
    }


def _plain(value: Any) -> Any:
    """A value of a type that JSON does not have, as a value of a type that it has."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is no amount")
        return format(value, "f")
    if isinstance(value, View):
        return value.to_dict()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if hasattr(value, "keys") and hasattr(value, "__getitem__"):
        return dict(value)
    if hasattr(value, "__index__"):
        return operator.index(value)
    if not isinstance(value, (bytes, bytearray)) and hasattr(value, "__iter__"):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


@cache
def _encoder() -> json.JSONEncoder:
    import json

    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
