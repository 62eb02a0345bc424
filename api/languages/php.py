"""The PHP package: the interface Operations, a class for each error code, and the header that FFI reads."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any

import prototypes
from model import Model, Operation, Parameter, Schema
from writing import WIDTH, camel_case, family_name, filled, pascal_case, reasons, sentence

ARGUMENT_TYPES = {
    "integer": "int|string",
    "decimal": "string|int",
    "string": "string",
    "string_list": "list<string>",
    "object": "array<string, mixed>|\\stdClass",
    "string_or_list": "string|list<int|string>",
    "boolean": "bool",
    "name_or_id": "int|string",
    "content_list": "list<string|list<int|string>>",
    "object_list": "list<array<string, mixed>>",
    "path_text": "int|string",
    "container": "array<mixed>|\\stdClass",
    "digits": "int|string",
    "flag_text": "bool|'true'|'false'",
    "address": "string",
}
ANSWER_TYPES = {
    "integer": "int",
    "boolean": "bool",
    "money": "numeric-string",
    "date": "string",
    "messages": "list<string>",
    "privileges": "array<string, mixed>",
    "string": "string",
    "string_or_number": "string|int|float",
    "string_or_list": "string|list<int|string>",
    "id": "int|string",
    "string_or_integer": "int|string",
}
CONFIG_TYPES = {"integer": "int|string", "boolean": "bool|string"}


def files(model: Model) -> dict[str, str]:
    types = {"Options": options(model)} | {shape_name(s, model): shape(s, model) for s in model.objects}
    operations = filled(
        "Operations.php",
        types="\n".join(wrapped(f"@phpstan-type {name} {type_}") for name, type_ in types.items()),
        methods="\n".join(method(operation, model) for operation in model.calls),
    )
    families = {f"src/Error/{family_name(f['name'])}": family_class(f) for f in model.library.families}
    errors = {f"src/Error/{pascal_case(error['name'])}": error_class(error) for error in model.library.errors}
    classes = {"src/Operations": operations, **families, **errors}
    return {
        "bindings/php/ffi/balvps.h": ffi_header(),
        **{f"bindings/php/{name}.php": text for name, text in classes.items()},
    }


def ffi_header() -> str:
    """Only the functions that are called, because FFI looks up all at once. The lines for PHP go first."""
    lines = prototypes.prototypes().values()
    types = sorted(set(re.findall(r"balvps_\w+(?= \*)", " ".join(lines))))
    rows = [
        '#define FFI_SCOPE "BALVPS"',
        '#define FFI_LIB "libbalvps.so.1"',
        f"/* {prototypes.NOTICE} */",
        *(f"typedef struct {name} {name};" for name in types),
        *(f"{line};" for line in lines),
    ]
    return "\n".join(rows) + "\n"


def wrapped(text: str) -> str:
    """The lines of a documentation comment. Continuation lines are indented."""
    rows = textwrap.wrap(
        text, WIDTH - 3, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(f" * {row}" for row in rows).replace("\0", " ")


def array_shape(entries: Iterable[str]) -> str:
    whole = (entry.replace(" ", "\0") for entry in entries)  # lines are wrapped between entries only
    return f"array{{{', '.join(whole)}}}"


# ---- options and errors ------------------------------------------------------------------------------------


def options(model: Model) -> str:
    return array_shape(f"{key['key']}?: {option_type(key)}|null" for key in model.library.config)


def option_type(key: Any) -> str:
    choices = "|".join(f"'{choice}'" for choice in key.get("choices", []))
    return choices or CONFIG_TYPES.get(key["type"], "string")


def family_class(family: Any) -> str:
    return filled(
        "Error.php",
        summary=wrapped(sentence(family["summary"])),
        kind="abstract",
        name=family_name(family["name"]),
        base="\\Balvps\\Error",
    )


def error_class(error: Any) -> str:
    listed = reasons(error)
    rows = [
        wrapped(sentence(error["summary"])),
        *([" *", " * Reasons:"] if listed else []),
        *map(wrapped, listed),
    ]
    return filled(
        "Error.php",
        summary="\n".join(rows),
        kind="final",
        name=pascal_case(error["name"]),
        base=family_name(error["family"]),
    )


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
    """Required arguments go first, because Client takes them by position."""
    by_need = sorted(operation.parameters, key=lambda parameter: not parameter.needed)
    arguments = [argument(parameter) for parameter in by_need]
    if operation.has_body:
        arguments.append("array<string, mixed>|null $extra = null")
    signature = f"{camel_case(operation.name)}({', '.join(arguments)})"
    return f" * @method {shape_name(operation.response, model)} {signature} {sentence(operation.summary)}"


def argument(parameter: Parameter) -> str:
    type_ = ARGUMENT_TYPES[parameter.type]
    return f"{type_} ${parameter.name}" if parameter.needed else f"{type_}|null ${parameter.name} = null"
