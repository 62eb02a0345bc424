"""What help and completion show about the methods of portal operations."""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: How Python writes the types of parameters.
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
    "name_or_id": "int | str",
    "digits": "int | str",
    "flag_text": "bool",
    "address": "str",
    "string_list": "Sequence[str]",
}


def described(function: _Function, operation: Mapping[str, Any]) -> _Function:
    """Gives a function the name, the signature and the docstring of an operation."""
    function.__name__ = operation["name"]
    function.__qualname__ = f"Portal.{operation['name']}"
    function.__doc__ = _docstring(operation)
    function.__signature__ = _signature(operation)  # type: ignore[attr-defined]
    return function


def keywords(operation: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """The name of each keyword, its annotation, and whether it must be given. Required ones come first. A
    parameter whose names Python does not allow is left out."""
    for parameter in sorted(operation["parameters"], key=lambda each: not each["required"]):
        required = parameter["required"]
        annotation = _ANNOTATIONS.get(parameter["type"], "Any")
        names = (parameter["name"], parameter.get("other_name", ""))
        name = next((each for each in names if each.isidentifier() and not keyword.iskeyword(each)), None)
        if name is not None:
            yield name, annotation if required or annotation == "Any" else f"{annotation} | None", required
    yield "extra", "Mapping[str, Any] | None", False


def _signature(operation: Mapping[str, Any]) -> inspect.Signature:
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if required else None,
            annotation=annotation,
        )
        for name, annotation, required in keywords(operation)
    ]
    return inspect.Signature(parameters, return_annotation="View")


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
