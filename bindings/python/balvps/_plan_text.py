"""Plans of zones as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Union

    from . import models
    from ._views import View

    #: A change of an answer, or the same as plain JSON types.
    Change = Union[View, Mapping[str, Any]]

_SIGNS = {"add": "+", "update": "~", "delete": "-"}


def plan_text(plan: models.Plan) -> str:
    """A plan as a diff, with a line for each change and each warning.

    A line begins with ``+`` for an addition, ``-`` for a deletion, ``~`` for an update, ``!`` for a warning.
    """
    lines = [change_line(change) for change in plan.changes]
    lines += [f"! {warning}" for warning in plan.warnings]
    return "\n".join(map(_visible, lines)) or "nothing to change"


def change_line(change: Change) -> str:
    """A change as a line of a diff. The caller escapes what could control a terminal."""
    return f"{_SIGNS[change['action']]} {change_text(change)}"


def change_text(change: Change) -> str:
    """A change such as ``www.example.com 300 A 192.0.2.1 -> 300 A 192.0.2.7``, in the order of zone files."""
    records = (change["before"], change["after"])
    return f"{change['name']} {' -> '.join(_data(record) for record in records if record is not None)}"


def _data(record: Change) -> str:
    """TTL, type, priority and content; what is not known is left out."""
    words = (record[field] for field in ("ttl", "type", "priority", "content"))
    return " ".join(str(word) for word in words if word is not None)


def _visible(text: str) -> str:
    """A text without characters that could control a terminal: names and contents come from others."""
    return text if text.isprintable() else repr(text)[1:-1]
