"""The type declarations of the Node package, and the functions of the C ABI that it calls."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any

import prototypes
from model import Field, Model, Operation, Parameter, Schema
from writing import WIDTH, about, camel_case, family_name, filled, pascal_case, sentence

ARGUMENT_TYPES = {
    "integer": "Id",
    "decimal": "Amount",
    "string": "string",
    "string_list": "readonly string[]",
    "object": "JsonObject",
    "string_or_list": "Content",
    "boolean": "boolean",
    "name_or_id": "Id",
    "content_list": "readonly Content[]",
    "object_list": "readonly JsonObject[]",
    "path_text": "Id",
    "container": "JsonObject | readonly unknown[]",
    "digits": "Id",
    "flag_text": "boolean | 'true' | 'false'",
    "address": "string",
}
ANSWER_TYPES = {
    "integer": "Integer",
    "boolean": "boolean",
    "money": "string",
    "date": "string",
    "messages": "string[]",
    "privileges": "JsonObject",
    "string": "string",
    "string_or_number": "number | string",
    "string_or_list": "string | (Integer | string)[]",
    "id": "Integer | string",
    "string_or_integer": "Integer | string",
}
RENAMED = {"Record": "DnsRecord"}  # TypeScript has a type Record
CONFIG_TYPES = {"integer": "number | string", "boolean": "boolean | string"}


def files(model: Model) -> dict[str, str]:
    parts = {
        "config": "\n".join(map(config_key, model.library.config)),
        "codes": "\n    | ".join(f"'{error['name']}'" for error in model.library.errors),
        "families": " | ".join(f"'{family['name']}'" for family in model.library.families),
        "errors": "\n".join(
            [*map(family_class, model.library.families), *map(error_class, model.library.errors)]
        ),
        "arguments": "\n\n".join(arguments_of(o) for o in model.calls if has_arguments(o)),
        "answers": "\n\n".join(answer(schema, model) for schema in model.objects),
        "operations": "\n".join(operation_entry(operation, model) for operation in model.calls),
        "methods": "\n".join(method(operation, model) for operation in model.calls),
    }
    return {
        "bindings/node/index.d.ts": filled("index.d.ts", **parts),
        "bindings/node/src/prototypes.js": prototypes_js(),
    }


def prototypes_js() -> str:
    """The functions with void pointers for handles, because type names are shared by the whole program."""
    lines = [f"    {camel_case(n)}: '{line}'," for n, line in prototypes.prototypes().items()]
    text = re.sub(r"(const )?balvps_\w+ \*", "void *", "\n".join(lines)).replace("void **", "_Out_ void **")
    return f"// {prototypes.NOTICE}\n'use strict';\n\nmodule.exports = {{\n{text}\n}};\n"


def comment(text: str, indent: str = "    ") -> str:
    line = f"{indent}/** {text} */"
    if len(line) <= WIDTH:
        return line
    rows = textwrap.wrap(text, WIDTH - len(indent) - 3, break_on_hyphens=False)
    return "\n".join([f"{indent}/**", *(f"{indent} * {row}" for row in rows), f"{indent} */"])


def documented(text: str, line: str) -> str:
    return f"{comment(text)}\n    {line}" if text else f"    {line}"


def interface(name: str, lines: Iterable[str]) -> str:
    return "\n".join([f"export interface {name} {{", *lines, "}"])


# ---- config keys and errors --------------------------------------------------------------------------------


def config_key(key: Any) -> str:
    choices = " | ".join(f"'{choice}'" for choice in key.get("choices", []))
    default = f" Default: {key['default']}." if "default" in key else ""
    type_ = choices or CONFIG_TYPES.get(key["type"], "string")
    return documented(key["summary"] + default, f"{key['key']}?: {type_};")


def family_class(family: Any) -> str:
    return documented(family["summary"], f"class {family_name(family['name'])} extends BalvpsError {{}}")


def error_class(error: Any) -> str:
    head = f"class {pascal_case(error['name'])} extends {family_name(error['family'])}"
    return documented(error["summary"], f"{head} {{}}")


# ---- arguments ---------------------------------------------------------------------------------------------


def has_arguments(operation: Operation) -> bool:
    return bool(operation.parameters) or operation.has_body


def arguments_of(operation: Operation) -> str:
    lines = [argument(parameter) for parameter in operation.parameters]
    if operation.has_body:
        lines.append(documented("More fields that this install takes.", "extra?: Extra;"))
    return interface(arguments_name(operation), lines)


def argument(parameter: Parameter) -> str:
    mark = "" if parameter.needed else "?"
    fallback = f" Default: the client's `{parameter.config_key}`." if parameter.config_key else ""
    return documented(
        sentence(parameter.description) + fallback,
        f"{parameter.name}{mark}: {ARGUMENT_TYPES[parameter.type]};",
    )


def arguments_name(operation: Operation) -> str:
    return f"{pascal_case(operation.name)}Arguments" if has_arguments(operation) else "NoArguments"


# ---- answers -----------------------------------------------------------------------------------------------


def answer(schema: Schema, model: Model) -> str:
    return interface(answer_name(schema, model), [answer_field(child, model) for child in schema.fields])


def answer_name(schema: Schema, model: Model) -> str:
    """The name of a component, or of the operation if only one answers with the schema."""
    name = pascal_case(schema.name)
    return f"{name}Answer" if model.is_whole_answer(schema) else RENAMED.get(name, name)


def answer_field(child: Field, model: Model) -> str:
    mark = "" if child.required else "?"
    return documented(child.description, f"{child.name}{mark}: {answer_type(child.schema, model)};")


def answer_type(schema: Schema, model: Model) -> str:
    if schema.fields:
        return answer_name(schema, model)
    if schema.items:
        return f"{answer_type(schema.items, model)}[]"
    type_ = ANSWER_TYPES.get(schema.value_type, "unknown")
    return f"{type_} | null" if schema.nullable and type_ != "unknown" else type_


# ---- the client --------------------------------------------------------------------------------------------


def operation_entry(operation: Operation, model: Model) -> str:
    answer = answer_name(operation.response, model)
    return f"    {operation.name}: {{ arguments: {arguments_name(operation)}; answer: {answer} }};"


def method(operation: Operation, model: Model) -> str:
    mark = "" if any(parameter.needed for parameter in operation.parameters) else "?"
    given = f"args{mark}: {arguments_name(operation)}, options?: CallOptions"
    answer = answer_name(operation.response, model)
    return documented(about(operation), f"{camel_case(operation.name)}({given}): Promise<{answer}>;")
