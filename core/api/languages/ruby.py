"""The signatures of the Ruby gem, bindings/ruby/sig/balvps.rbs."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..generate import Model, Operation, Parameter, Schema

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "balvps.rbs.in"
WIDTH = 110

ARGUMENT_TYPES = {
    "integer": "id",
    "decimal": "amount",
    "string": "String",
    "string_list": "Array[String]",
    "object": "object",
    "string_or_list": "content",
}
ANSWER_TYPES = {
    "integer": "Integer",
    "boolean": "bool",
    "money": "String",
    "date": "String",
    "messages": "Array[String]",
}
CONFIG_TYPES = {"integer": "Integer | String", "boolean": "bool | String"}


def files(model: Model) -> dict[str, str]:
    parts = {
        "errors": "\n\n".join(map(error_class, model.library.errors)),
        "types": "\n\n".join(record_type(name, schema, model) for name, schema in records(model).items()),
        "options": ",\n".join(map(option, model.library.config)),
        "methods": "\n\n".join(method(operation, model) for operation in model.operations),
    }
    text = string.Template(TEMPLATE.read_text(encoding="utf-8")).substitute(parts)
    return {"bindings/ruby/sig/balvps.rbs": text}


def pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


def comment(text: str) -> str:
    rows = textwrap.wrap(text, WIDTH - len("    # "), break_on_hyphens=False)
    return "\n".join(f"    # {row}" for row in rows)


def wrapped(head: str, entries: Iterable[str], tail: str) -> str:
    """A list in one line, or where it is too long an entry in a line."""
    listed = list(entries)
    line = f"    {head}{', '.join(listed)}{tail}"
    if len(line) <= WIDTH or not listed:
        return line
    inner = ",\n".join(f"      {entry}" for entry in listed)
    return f"    {head.rstrip()}\n{inner}\n    {tail.lstrip()}"


# ---- errors and options ------------------------------------------------------------------------------------


def error_class(error: Any) -> str:
    reasons = [comment(f"- {name}: {text}") for name, text in error.get("reasons", {}).items()]
    head = [comment(sentence(error["summary"])), *(["    #", "    # Reasons:"] if reasons else []), *reasons]
    return "\n".join([*head, f"    class {pascal_case(error['name'])} < Error", "    end"])


def option(key: Any) -> str:
    choices = " | ".join(f'"{choice}" | :{choice}' for choice in key.get("choices", []))
    type_ = choices or CONFIG_TYPES.get(key["type"], "String")
    return f"      ?{key['key']}: {nilable(type_)}"


def nilable(type_: str) -> str:
    return f"({type_})?" if " | " in type_ else f"{type_}?"


# ---- answers -----------------------------------------------------------------------------------------------


def records(model: Model) -> dict[str, Schema]:
    """Every object that is answered, by the name of its type, inner ones first."""
    found: dict[str, Schema] = {}

    def collect(schema: Schema) -> None:
        for inner in [child.schema for child in schema.fields] + ([schema.items] if schema.items else []):
            collect(inner)
        if schema.fields:
            found.setdefault(record_name(schema, model), schema)

    for operation in model.operations:
        collect(operation.response)
    return found


def record_name(schema: Schema, model: Model) -> str:
    of_one = any(operation.name == schema.name for operation in model.operations)
    return schema.name + ("_answer" if of_one else "")


def record_type(name: str, schema: Schema, model: Model) -> str:
    """A field that is not always there reads as nil, which is all that RBS has to say it with."""
    fields = []
    for child in schema.fields:
        type_ = answer_type(child.schema, model)
        fields.append(f"{child.name}: {type_ if child.required else optional(type_)}")
    return wrapped(f"type {name} = {{ ", fields, " }")


def optional(type_: str) -> str:
    return type_ if type_ == "untyped" or type_.endswith("?") else nilable(type_)


def answer_type(schema: Schema, model: Model) -> str:
    if schema.fields:
        return record_name(schema, model)
    if schema.items:
        return f"Array[{answer_type(schema.items, model)}]"
    if schema.kind == "object":
        return "Hash[Symbol, untyped]"
    by_types = {
        frozenset({"string"}): "String",
        frozenset({"string", "number"}): "String | Integer | Float",
        frozenset({"string", "array"}): "String | Array[String | Integer]",
    }
    type_ = ANSWER_TYPES.get(schema.kind) or by_types.get(schema.types - {"null"}, "untyped")
    return optional(type_) if "null" in schema.types or schema.kind == "date" else type_


# ---- methods -----------------------------------------------------------------------------------------------


def method(operation: Operation, model: Model) -> str:
    arguments = [argument(parameter) for parameter in operation.parameters]
    if operation.has_body:
        arguments.append("?extra: object")
    text = " ".join(filter(None, [sentence(operation.summary), operation.description]))
    answer = record_name(operation.response, model)
    return f"{comment(text)}\n{wrapped(f'def {operation.name}: (', arguments, f') -> {answer}')}"


def argument(parameter: Parameter) -> str:
    mark = "" if parameter.required and not parameter.config_key else "?"
    return f"{mark}{parameter.name}: {ARGUMENT_TYPES[parameter.type]}"
