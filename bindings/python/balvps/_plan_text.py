"""Plans of zones as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models


def plan_text(plan: models.Plan) -> str:
    """A plan as a diff, with a line for each change and each warning.

    A line begins with ``+`` for an addition, ``-`` for a deletion, ``~`` for an update, ``!`` for a warning.
    """
    lines = [change_line(change) for change in plan.changes]
    lines += [f"! {_visible(warning)}" for warning in plan.warnings]
    return "\n".join(lines) or "nothing to change"


def change_line(change: models.RecordChange) -> str:
    """A change as a line of a diff."""
    before, after = change.before, change.after
    if before is None and after is not None:
        return _line("+", change, _value(after))
    if before is not None and after is None:
        return _line("-", change, _value(before))
    assert before is not None
    assert after is not None
    return _line("~", change, f"{_value(before)} -> {_value(after)}")


def _line(sign: str, change: models.RecordChange, value: str) -> str:
    return _visible(f"{sign} {change.name} {change.type} {value}")


def _value(record: models.NormalRecord) -> str:
    """Priority, content and TTL; what is not known is left out."""
    parts = (record.priority, record.content, record.ttl)
    return " ".join(str(part) for part in parts if part is not None)


def _visible(text: str) -> str:
    """A text without characters that could control a terminal: names and contents come from others."""
    return text if text.isprintable() else repr(text)[1:-1]
