"""What operations do that cannot be taken back, as the catalog says it."""

from collections.abc import Mapping
from typing import Any

#: What each effect of the catalog means.
_MEANINGS = {
    "destroys": "This cannot be undone.",
    "costs": "This costs money.",
    "interrupts": "This interrupts what runs there.",
}


def has_effect(operation: "Mapping[str, Any]") -> bool:
    """Whether an operation destroys or interrupts something, or costs money."""
    return bool(operation.get("effect", "none") != "none")


def with_effect(operation: "Mapping[str, Any]", question: str) -> str:
    """A question, and before it the effect of the operation that it is about, if that has one."""
    if not has_effect(operation):
        return question
    effect = operation["effect"]
    return f"{_MEANINGS.get(effect, f'Effect: {effect}.')} {question}"
