"""What help and completion show about the methods of portal operations."""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])

_ANNOTATIONS = {
    "integer": "int | str",
    "decimal": "Decimal | int | str",
    "boolean": "bool",
    "path_text": "int | str",
    "scalar": "str | int | bool",
    "scalar_list": "Sequence[str | int | bool]",
    "container": "Sequence[Any] | Mapping[str, Any]",
    "object": "Mapping[str, Any]",
    "string": "str",
    "string_list": "Sequence[str]",
}


def described(function: _Function, operation: Mapping[str, Any]) -> _Function:
    """Gives a function the name, the signature and the docstring of an operation."""
    function.__name__ = operation["name"]
    function.__qualname__ = f"Portal.{operation['name']}"
    function.__doc__ = _docstring(operation)
    function.__signature__ = _signature(operation)  # type: ignore[attr-defined]
    return function


def near_names(name: str, known: Iterable[str]) -> str:
    """The end of a message that suggests names."""
    from difflib import get_close_matches

    close = get_close_matches(name, known)
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""


def _signature(operation: Mapping[str, Any]) -> inspect.Signature:
    """Required parameters come first. A parameter whose name Python does not allow is left out."""
    parameters = [
        inspect.Parameter(
            parameter["name"],
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if parameter["required"] else None,
            annotation=_annotation(parameter),
        )
        for parameter in sorted(operation["parameters"], key=lambda each: not each["required"])
        if parameter["name"].isidentifier() and not keyword.iskeyword(parameter["name"])
    ]
    extra = inspect.Parameter(
        "extra", inspect.Parameter.KEYWORD_ONLY, default=None, annotation="Mapping[str, Any] | None"
    )
    return inspect.Signature([*parameters, extra], return_annotation="View")


def _annotation(parameter: Mapping[str, Any]) -> str:
    annotation = _ANNOTATIONS.get(parameter["type"], "Any")
    needs_none = not parameter["required"] and annotation != "Any"
    return f"{annotation} | None" if needs_none else annotation


def _docstring(operation: Mapping[str, Any]) -> str:
    lines = [operation["summary"] or operation["name"], ""]
    if operation["description"] and operation["description"] != operation["summary"]:
        lines += [operation["description"], ""]
    lines += [f"{operation['method']} {operation['path']}", ""]
    if operation["parameters"]:
        lines += ["Args:"]
        lines += [f"    {each['name']}: {each['description']}" for each in operation["parameters"]]
    return _visible("\n".join(lines))


def _visible(text: str) -> str:
    """A text from outside, with escapes for characters that could control a terminal or be invisible."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else letter.encode("unicode_escape").decode()
        for letter in text.replace("\r\n", "\n")
    )
