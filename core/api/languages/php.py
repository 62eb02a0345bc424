"""The typed surface of the PHP package: the interface Operations, and a class for each error code."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

from model import Model, Operation, Parameter, Schema
from writing import WIDTH, camel_case, filled, pascal_case, reasons, sentence

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
    "object": "array<string, mixed>",
    "string": "string",
    "string_or_number": "string|int|float",
    "string_or_array": "string|list<int|string>",
}
CONFIG_TYPES = {"integer": "int|string", "boolean": "bool|string"}


def files(model: Model) -> dict[str, str]:
    types = {"Options": options(model)} | {shape_name(s, model): shape(s, model) for s in model.objects}
    operations = filled(
        "Operations.php",
        types="\n".join(wrapped(f"@phpstan-type {name} {type_}") for name, type_ in types.items()),
        methods="\n".join(method(operation, model) for operation in model.operations),
    )
    errors = {f"Error/{pascal_case(error['name'])}": error_class(error) for error in model.library.errors}
    return {
        f"bindings/php/src/{name}.php": text for name, text in {"Operations": operations, **errors}.items()
    }


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
    listed = reasons(error)
    rows = [
        wrapped(sentence(error["summary"])),
        *([" *", " * Reasons:"] if listed else []),
        *map(wrapped, listed),
    ]
    return filled("Error.php", summary="\n".join(rows), name=pascal_case(error["name"]))


# ---- answers -----------------------------------------------------------------------------------------------


def shape_name(schema: Schema, model: Model) -> str:
    return pascal_case(schema.name) + ("Answer" if model.is_whole_answer(schema) else "Shape")


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
    type_ = ANSWER_TYPES.get(schema.value_type, "mixed")
    return f"{type_}|null" if schema.nullable and type_ != "mixed" else type_


# ---- methods -----------------------------------------------------------------------------------------------


def method(operation: Operation, model: Model) -> str:
    """Arguments that must be given come first, as Client takes them by position."""
    by_need = sorted(operation.parameters, key=lambda parameter: not parameter.needed)
    arguments = [argument(parameter) for parameter in by_need]
    if operation.has_body:
        arguments.append("array<string, mixed> $extra = null")
    signature = f"{camel_case(operation.name)}({', '.join(arguments)})"
    return f" * @method {shape_name(operation.response, model)} {signature} {sentence(operation.summary)}"


def argument(parameter: Parameter) -> str:
    default = "" if parameter.needed else " = null"
    return f"{ARGUMENT_TYPES[parameter.type]} ${parameter.name}{default}"
