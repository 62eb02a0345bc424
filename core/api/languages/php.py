"""The typed surface of the PHP package: the interface Operations, and a class for each error code."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..generate import Model, Operation, Parameter, Schema

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
WIDTH = 110

ARGUMENT_TYPES = {
    "integer": "int|string",
    "decimal": "string|int|float",
    "string": "string",
    "string_list": "list<string>",
    "object": "array<string, mixed>|\\stdClass",
    "string_or_list": "string|list<int|string>",
}
ANSWER_TYPES = {
    "integer": "int",
    "boolean": "bool",
    "money": "numeric-string",
    "date": "string",
    "messages": "list<string>",
}
CONFIG_TYPES = {"integer": "int|string", "boolean": "bool|string"}


def files(model: Model) -> dict[str, str]:
    types = {"Options": options(model)} | {name: shape(s, model) for name, s in shapes(model).items()}
    operations = filled(
        "Operations.php",
        types="\n".join(wrapped(f"@phpstan-type {name} {type_}") for name, type_ in types.items()),
        methods="\n".join(method(operation, model) for operation in model.operations),
    )
    errors = {f"Error/{pascal_case(error['name'])}": error_class(error) for error in model.library.errors}
    return {
        f"bindings/php/src/{name}.php": text for name, text in {"Operations": operations, **errors}.items()
    }


def filled(template: str, **parts: str) -> str:
    return string.Template((TEMPLATES / f"{template}.in").read_text(encoding="utf-8")).substitute(parts)


def pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


def wrapped(text: str) -> str:
    """Lines of a documentation comment; those that go on are set further in."""
    rows = textwrap.wrap(
        text, WIDTH - 3, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(f" * {row}" for row in rows).replace("\0", " ")


def array_shape(entries: Iterable[str]) -> str:
    whole = (entry.replace(" ", "\0") for entry in entries)  # a line may end between entries only
    return f"array{{{', '.join(whole)}}}"


# ---- options and errors ------------------------------------------------------------------------------------


def options(model: Model) -> str:
    return array_shape(f"{key['key']}?: {option_type(key)}|null" for key in model.library.config)


def option_type(key: Any) -> str:
    choices = "|".join(f"'{choice}'" for choice in key.get("choices", []))
    return choices or CONFIG_TYPES.get(key["type"], "string")


def error_class(error: Any) -> str:
    reasons = [f"- {name}: {text}" for name, text in error.get("reasons", {}).items()]
    rows = [
        wrapped(sentence(error["summary"])),
        *([" *", " * Reasons:"] if reasons else []),
        *map(wrapped, reasons),
    ]
    return filled("Error.php", summary="\n".join(rows), name=pascal_case(error["name"]))


# ---- answers -----------------------------------------------------------------------------------------------


def shapes(model: Model) -> dict[str, Schema]:
    """Every object that is answered, by its name, inner ones first."""
    found: dict[str, Schema] = {}

    def collect(schema: Schema) -> None:
        for inner in [child.schema for child in schema.fields] + ([schema.items] if schema.items else []):
            collect(inner)
        if schema.fields:
            found.setdefault(shape_name(schema, model), schema)

    for operation in model.operations:
        collect(operation.response)
    return found


def shape_name(schema: Schema, model: Model) -> str:
    of_one = any(operation.name == schema.name for operation in model.operations)
    return pascal_case(schema.name) + ("Answer" if of_one else "Shape")


def shape(schema: Schema, model: Model) -> str:
    return array_shape(
        f"{child.name}{'' if child.required else '?'}: {answer_type(child.schema, model)}"
        for child in schema.fields
    )


def answer_type(schema: Schema, model: Model) -> str:
    if schema.fields:
        return shape_name(schema, model)
    if schema.items:
        return f"list<{answer_type(schema.items, model)}>"
    if schema.kind == "object":
        return "array<string, mixed>"
    by_types = {
        frozenset({"string"}): "string",
        frozenset({"string", "number"}): "string|int|float",
        frozenset({"string", "array"}): "string|list<int|string>",
    }
    type_ = ANSWER_TYPES.get(schema.kind) or by_types.get(schema.types - {"null"}, "mixed")
    nullable = type_ != "mixed" and ("null" in schema.types or schema.kind == "date")
    return f"{type_}|null" if nullable else type_


# ---- methods -----------------------------------------------------------------------------------------------


def method(operation: Operation, model: Model) -> str:
    """Arguments that must be given come first, as Client takes them by position."""
    by_need = sorted(operation.parameters, key=lambda parameter: not is_needed(parameter))
    arguments = [argument(parameter) for parameter in by_need]
    if operation.has_body:
        arguments.append("array<string, mixed> $extra = null")
    name = pascal_case(operation.name)
    signature = f"{name[0].lower()}{name[1:]}({', '.join(arguments)})"
    return f" * @method {shape_name(operation.response, model)} {signature} {sentence(operation.summary)}"


def is_needed(parameter: Parameter) -> bool:
    return parameter.required and not parameter.config_key


def argument(parameter: Parameter) -> str:
    default = "" if is_needed(parameter) else " = null"
    return f"{ARGUMENT_TYPES[parameter.type]} ${parameter.name}{default}"
