"""The type declarations of the Node package, bindings/node/index.d.ts."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..generate import Field, Model, Operation, Parameter, Schema

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "index.d.ts.in"
WIDTH = 110

ARGUMENT_TYPES = {
    "integer": "Id",
    "decimal": "Amount",
    "string": "string",
    "string_list": "readonly string[]",
    "object": "JsonObject",
    "string_or_list": "Content",
}
ANSWER_TYPES = {"integer": "Integer", "boolean": "boolean", "money": "string", "messages": "string[]"}
RENAMED = {"Record": "DnsRecord"}  # Record is a type of TypeScript's own
CONFIG_TYPES = {"integer": "number | string", "boolean": "boolean | string"}


def files(model: Model) -> dict[str, str]:
    parts = {
        "config": "\n".join(map(config_key, model.library.config)),
        "codes": "\n    | ".join(f"'{error['name']}'" for error in model.library.errors),
        "errors": "\n".join(map(error_class, model.library.errors)),
        "arguments": "\n\n".join(arguments_of(o) for o in model.operations if has_arguments(o)),
        "answers": "\n\n".join(interface(name, fields) for name, fields in answers(model).items()),
        "operations": "\n".join(operation_entry(operation, model) for operation in model.operations),
        "methods": "\n".join(method(operation, model) for operation in model.operations),
    }
    text = string.Template(TEMPLATE.read_text(encoding="utf-8")).substitute(parts)
    return {"bindings/node/index.d.ts": text}


def camel_case(name: str) -> str:
    return name[0] + pascal_case(name)[1:]


def pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def comment(text: str, indent: str = "    ") -> str:
    line = f"{indent}/** {text} */"
    if len(line) <= WIDTH:
        return line
    rows = textwrap.wrap(text, WIDTH - len(indent) - 3, break_on_hyphens=False)
    return "\n".join([f"{indent}/**", *(f"{indent} * {row}" for row in rows), f"{indent} */"])


def sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


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


def error_class(error: Any) -> str:
    return documented(error["summary"], f"class {pascal_case(error['name'])} extends BalvpsError {{}}")


# ---- arguments ---------------------------------------------------------------------------------------------


def has_arguments(operation: Operation) -> bool:
    return bool(operation.parameters) or operation.has_body


def needs_arguments(operation: Operation) -> bool:
    return any(p.required and not p.config_key for p in operation.parameters)


def arguments_of(operation: Operation) -> str:
    lines = [argument(parameter) for parameter in operation.parameters]
    if operation.has_body:
        lines.append(documented("Fields of this install beyond the described ones.", "extra?: Extra;"))
    return interface(arguments_name(operation), lines)


def argument(parameter: Parameter) -> str:
    mark = "" if parameter.required and not parameter.config_key else "?"
    fallback = f" Left out: the client's `{parameter.config_key}`." if parameter.config_key else ""
    return documented(
        sentence(parameter.description) + fallback,
        f"{parameter.name}{mark}: {ARGUMENT_TYPES[parameter.type]};",
    )


def arguments_name(operation: Operation) -> str:
    return f"{pascal_case(operation.name)}Arguments" if has_arguments(operation) else "NoArguments"


# ---- answers -----------------------------------------------------------------------------------------------


def answers(model: Model) -> dict[str, list[str]]:
    """The fields of every object that is answered, inner ones first."""
    found: dict[str, list[str]] = {}

    def collect(schema: Schema) -> None:
        for child in schema.fields:
            collect(child.schema)
        if schema.items:
            collect(schema.items)
        if schema.fields:
            found.setdefault(answer_name(schema, model), [answer_field(f, model) for f in schema.fields])

    for operation in model.operations:
        collect(operation.response)
    return found


def answer_name(schema: Schema, model: Model) -> str:
    """Components have a name of their own; what only one operation answers is called after it."""
    name = pascal_case(schema.name)
    of_one = any(operation.name == schema.name for operation in model.operations)
    return f"{name}Answer" if of_one else RENAMED.get(name, name)


def answer_field(child: Field, model: Model) -> str:
    mark = "" if child.required else "?"
    return documented(child.description, f"{child.name}{mark}: {answer_type(child.schema, model)};")


def answer_type(schema: Schema, model: Model) -> str:
    if schema.fields:
        return answer_name(schema, model)
    if schema.items:
        return f"{answer_type(schema.items, model)}[]"
    if schema.kind == "object":
        return "JsonObject"
    null = " | null" if "null" in schema.types or schema.kind == "date" else ""
    by_types = {
        frozenset({"string"}): "string",
        frozenset({"string", "number"}): "number | string",
        frozenset({"string", "array"}): "string | (Integer | string)[]",
    }
    other = by_types.get(schema.types - {"null"}, "unknown")
    type_ = "string" if schema.kind == "date" else ANSWER_TYPES.get(schema.kind, other)
    return type_ if type_ == "unknown" else type_ + null


# ---- the client --------------------------------------------------------------------------------------------


def operation_entry(operation: Operation, model: Model) -> str:
    answer = answer_name(operation.response, model)
    return f"    {operation.name}: {{ arguments: {arguments_name(operation)}; answer: {answer} }};"


def method(operation: Operation, model: Model) -> str:
    mark = "" if needs_arguments(operation) else "?"
    given = f"args{mark}: {arguments_name(operation)}, options?: CallOptions"
    text = " ".join(filter(None, [sentence(operation.summary), operation.description]))
    answer = answer_name(operation.response, model)
    return documented(text, f"{camel_case(operation.name)}({given}): Promise<{answer}>;")
