"""The signatures of the Ruby gem, and the functions of the C ABI that it calls."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import prototypes
from model import Model, Operation, Parameter, Schema
from writing import WIDTH, about, family_name, filled, pascal_case, reasons, sentence

ARGUMENT_TYPES = {
    "integer": "id",
    "decimal": "amount",
    "string": "String",
    "string_list": "Array[String]",
    "object": "object",
    "string_or_list": "content",
    "boolean": "bool",
    "name_or_id": "id",
    "content_list": "Array[content]",
    "object_list": "Array[object]",
    "path_text": "id",
    "container": "object | Array[untyped]",
    "digits": "id",
    "flag_text": 'bool | "true" | "false"',
    "address": "String",
}
ANSWER_TYPES = {
    "integer": "Integer",
    "boolean": "bool",
    "money": "String",
    "date": "String",
    "messages": "Array[String]",
    "privileges": "Hash[Symbol, untyped]",
    "string": "String",
    "string_or_number": "String | Integer | Float",
    "string_or_list": "String | Array[String | Integer]",
    "id": "Integer | String",
    "string_or_integer": "Integer | String",
}
CONFIG_TYPES = {"integer": "Integer | String", "boolean": "bool | String"}
FUNCTIONS = """
    catalog_json config_new config_set config_set_interrupt config_free client_new client_free
    client_catalog_json client_rate_limits client_describe call_new call_new_request
    call_new_second_factor call_object call_option call_free result_error result_json result_free
    error_json error_free
"""
FFI_TYPES = {"int32_t": "int32", "uint32_t": "uint32", "balvps_interrupt_function": "interrupt"}
LINE = 120  # the limit of rubocop
# These functions block, so Ruby lets its other threads run meanwhile.
WAITING = "client_run"


def files(model: Model) -> dict[str, str]:
    parts = {
        "errors": "\n\n".join(
            [*map(family_class, model.library.families), *map(error_class, model.library.errors)]
        ),
        "types": "\n\n".join(record_type(schema, model) for schema in model.objects),
        "options": ",\n".join(map(option, model.library.config)),
        "methods": "\n\n".join(method(operation, model) for operation in model.calls),
    }
    return {
        "bindings/ruby/lib/balvps/functions.rb": functions_rb(),
        "bindings/ruby/sig/balvps.rbs": filled("balvps.rbs", **parts),
    }


def functions_rb() -> str:
    """The C functions as FFI declares them. A text that is passed with its length need not end with a NUL."""
    lines = []
    for name, prototype in prototypes.prototypes(FUNCTIONS + WAITING).items():
        answer, arguments = prototype.removesuffix(")").split("(")
        types = [ffi_type(argument) for argument in arguments.split(", ") if argument != "void"]
        listed = " ".join(types).replace("string size_t", "buffer_in size_t")
        symbols = f"%i[{listed}]" if len(types) > 1 else f"[{''.join(f':{type_}' for type_ in types)}]"
        waits = ", **WAITS" if name in WAITING.split() else ""
        head = "    attach_function "
        line = f"{head}:balvps_{name}, {symbols}, :{ffi_type(answer)}{waits}"
        # A long line is wrapped below its first argument.
        lines.append(line if len(line) <= LINE else line.replace(", ", f",\n{' ' * len(head)}", 1))
    text = "\n".join(lines)
    head = f"# frozen_string_literal: true\n\n# {prototypes.NOTICE}\n\n"
    return f"{head}module Balvps\n  module Library # :nodoc:\n{text}\n  end\nend\n"


def ffi_type(declaration: str) -> str:
    if declaration.startswith("const char *"):
        return "string"
    type_ = declaration.split()[0]
    return "pointer" if "*" in declaration else FFI_TYPES.get(type_, type_)


def comment(text: str) -> str:
    rows = textwrap.wrap(text, WIDTH - len("    # "), break_on_hyphens=False)
    return "\n".join(f"    # {row}" for row in rows)


def wrapped(head: str, entries: Iterable[str], tail: str) -> str:
    """A list on one line, or one entry on each line if it is too long."""
    listed = list(entries)
    line = f"    {head}{', '.join(listed)}{tail}"
    if len(line) <= WIDTH or not listed:
        return line
    inner = ",\n".join(f"      {entry}" for entry in listed)
    return f"    {head.rstrip()}\n{inner}\n    {tail.lstrip()}"


# ---- errors and options ------------------------------------------------------------------------------------


def family_class(family: Any) -> str:
    name = family_name(family["name"])
    return "\n".join([comment(sentence(family["summary"])), f"    class {name} < Error", "    end"])


def error_class(error: Any) -> str:
    listed = [comment(reason) for reason in reasons(error)]
    head = [comment(sentence(error["summary"])), *(["    #", "    # Reasons:"] if listed else []), *listed]
    base = family_name(error["family"])
    return "\n".join([*head, f"    class {pascal_case(error['name'])} < {base}", "    end"])


def option(key: Any) -> str:
    choices = " | ".join(f'"{choice}" | :{choice}' for choice in key.get("choices", []))
    type_ = choices or CONFIG_TYPES.get(key["type"], "String")
    return f"      ?{key['key']}: {nilable(type_)}"


def nilable(type_: str) -> str:
    return f"({type_})?" if " | " in type_ else f"{type_}?"


# ---- answers -----------------------------------------------------------------------------------------------


def record_name(schema: Schema, model: Model) -> str:
    return schema.name + ("_answer" if model.is_whole_answer(schema) else "")


def record_type(schema: Schema, model: Model) -> str:
    """A field that may be missing reads as nil, so its type is optional."""
    fields = []
    for child in schema.fields:
        type_ = answer_type(child.schema, model)
        fields.append(f"{child.name}: {type_ if child.required else optional(type_)}")
    return wrapped(f"type {record_name(schema, model)} = {{ ", fields, " }")


def optional(type_: str) -> str:
    return type_ if type_ == "untyped" or type_.endswith("?") else nilable(type_)


def answer_type(schema: Schema, model: Model) -> str:
    if schema.fields:
        return record_name(schema, model)
    if schema.items:
        return f"Array[{answer_type(schema.items, model)}]"
    type_ = ANSWER_TYPES.get(schema.value_type, "untyped")
    return optional(type_) if schema.nullable else type_


# ---- methods -----------------------------------------------------------------------------------------------


def method(operation: Operation, model: Model) -> str:
    arguments = [argument(parameter) for parameter in operation.parameters]
    if operation.has_body:
        arguments.append("?extra: object?")
    answer = record_name(operation.response, model)
    return f"{comment(about(operation))}\n{wrapped(f'def {operation.name}: (', arguments, f') -> {answer}')}"


def argument(parameter: Parameter) -> str:
    """What need not be given may be nil too, which leaves it out."""
    type_ = ARGUMENT_TYPES[parameter.type]
    return f"{parameter.name}: {type_}" if parameter.needed else f"?{parameter.name}: {nilable(type_)}"
