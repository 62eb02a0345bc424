"""The C++ header's operations, bindings/cpp/include/balvps/operations.hpp, and their list for its tests."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable
from typing import Any

from model import Field, Model, Operation, Parameter, Schema
from writing import NOTICE, WIDTH, about, family_name, filled, pascal_case, reasons, sentence

ARGUMENT_TYPES = {
    "integer": ["std::int64_t "],
    "decimal": ["const OptionalText &"],
    "string": ["const OptionalText &"],
    "string_list": ["const Json &"],
    "object": ["const Json &"],
    "string_or_list": ["const OptionalText &", "const Json &"],
    "boolean": ["bool "],
    "name_or_id": ["const OptionalText &", "std::int64_t "],
    "content_list": ["const Json &"],
    "object_list": ["const Json &"],
    "path_text": ["const OptionalText &", "std::int64_t "],
    "container": ["const Json &"],
    "digits": ["const OptionalText &", "std::int64_t "],
    "flag_text": ["bool "],
    "address": ["const OptionalText &"],
}
ANSWER_TYPES = {
    "integer": "std::int64_t",
    "boolean": "bool",
    "money": "std::string_view",
    "date": "std::string_view",
    "messages": "List<std::string_view>",
    "string": "std::string_view",
    "string_or_number": "std::string_view",
}
KEYWORDS = ("delete", "template")
SCALARS = ("bool", "std::int64_t", "std::string_view")


def files(model: Model) -> dict[str, str]:
    parts = {
        "families": "\n".join(map(family_class, model.library.families)),
        "errors": "\n".join(map(error_class, model.library.errors)),
        "raises": "\n".join(map(raise_case, model.library.errors)),
        "views": "\n\n".join(view(schema, model) for schema in model.objects),
        "calls": "\n\n".join(call_class(operation, model) for operation in model.calls),
        "config": "\n".join(map(config_function, model.library.config)),
        "methods": "\n\n".join(method(operation, model) for operation in model.calls),
    }
    listed = "".join(f"OPERATION({operation.name})\n" for operation in model.calls)
    return {
        "bindings/cpp/include/balvps/operations.hpp": filled("operations.hpp", **parts),
        "bindings/cpp/tests/operations.inc": f"// {NOTICE}\n{listed}",
    }


def comment(lines: Iterable[str], indent: str = "    ") -> str:
    rows = [
        row
        for line in lines
        for row in textwrap.wrap(
            line,
            WIDTH - len(indent) - 4,
            subsequent_indent="  " if line.startswith(("-", "@")) else "",
            break_on_hyphens=False,
        )
    ]
    return "\n".join(f"{indent}/// {row}" for row in rows)


def documented(text: str, line: str) -> str:
    return f"{comment([sentence(text)])}\n    {line}" if text else f"    {line}"


# ---- errors ------------------------------------------------------------------------------------------------


def family_class(family: Any) -> str:
    return exception_class(family_name(family["name"]), "Error", [sentence(family["summary"])])


def error_class(error: Any) -> str:
    listed = reasons(error)
    lines = [sentence(error["summary"]), *(["Reasons:"] if listed else []), *listed]
    return exception_class(pascal_case(error["name"]), family_name(error["family"]), lines)


def exception_class(name: str, base: str, lines: list[str]) -> str:
    return "\n".join(
        [
            comment(lines, ""),
            f"class {name} : public {base} {{",
            "  public:",
            f"    explicit {name}(const Error &error) : {base}(error) {{}}",
            "};",
        ]
    )


def raise_case(error: Any) -> str:
    constant = f"BALVPS_ERROR_{error['name'].upper()}"
    return f"        case {constant}:\n            throw errors::{pascal_case(error['name'])}(*this);"


# ---- answers -----------------------------------------------------------------------------------------------


def view_name(schema: Schema, model: Model) -> str:
    """The name of a component, or of the operation if only that one answers with the schema."""
    return pascal_case(schema.name) + ("Answer" if model.is_whole_answer(schema) else "")


def view(schema: Schema, model: Model) -> str:
    answered_by = [operation.name for operation in model.calls if operation.response == schema]
    head = [comment([f"The answer of {', '.join(answered_by)}."], "")] if answered_by else []
    return "\n".join(
        [
            *head,
            f"class {view_name(schema, model)} : public View {{",
            "  public:",
            "    using View::View;",
            *(accessor(child, bool(answered_by), model) for child in schema.fields),
            "};",
        ]
    )


def accessor(child: Field, of_answer: bool, model: Model) -> str:
    type_ = answer_type(child.schema, model)
    # An answer reports success by one of several fields, so each of them may be missing.
    may_miss = child.schema.nullable or (of_answer and not child.required)
    if may_miss and type_ in SCALARS:
        type_ = f"std::optional<{type_}>"
    item = re.fullmatch("List<(.+)>", type_)
    read = f"items<{item[1]}>()" if item else f'as<{type_}>("{child.name}")'
    field = f'(*this)["{child.name}"].{read}'
    return documented(child.description, function(f"{type_} {function_name(child.name)}() const", field))


def function_name(name: str) -> str:
    """A field or an argument whose name is a keyword of C++ gets an underscore at its end."""
    return f"{name}_" if name in KEYWORDS else name


def function(head: str, statement: str, keyword: str = "return ") -> str:
    """A function with one statement, on one line if it fits."""
    line = f"{head} {{ {keyword}{statement}; }}"
    if len(f"    {line}") <= WIDTH:
        return line
    return f"{broken(f'    {head} {{').strip()}\n{broken(f'        {keyword}{statement};')}\n    }}"


def broken(line: str) -> str:
    """A long line is wrapped behind its first bracket and indented."""
    if len(line) <= WIDTH:
        return line
    start, rest = line.split("(", 1)
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return f"{start}(\n{indent}{rest}"


def answer_type(schema: Schema, model: Model) -> str:
    if schema.fields:
        return view_name(schema, model)
    if schema.items:
        return f"List<{answer_type(schema.items, model)}>"
    return ANSWER_TYPES.get(schema.value_type, "Value")


# ---- calls and options -------------------------------------------------------------------------------------


def call_class(operation: Operation, model: Model) -> str:
    """Each constructor takes the path ids. It is implicit, so that an id can be passed as a call."""
    name = pascal_case(operation.name)
    types = itertools.product(*(ARGUMENT_TYPES[parameter.type] for parameter in operation.ids))
    takes = [
        ", ".join(f"{type_}{parameter.name}" for type_, parameter in zip(each, operation.ids))
        for each in types
    ]
    sets = ".".join(f'set("{parameter.name}", {parameter.name})' for parameter in operation.ids)
    constructors = [f'{name}({taken}) : CallBase("{operation.name}")' for taken in takes]
    described = comment(f"@param {parameter.name} {parameter.description}" for parameter in operation.ids)
    lines = [
        f"/// A call of {operation.name} with its arguments and options.",
        f"class {name} : public CallBase<{name}, {view_name(operation.response, model)}> {{",
        "  public:",
        *([described] if described else []),
        *(f"    {function(each, sets, '') if sets else each + ' {}'}" for each in constructors),
    ]
    lines += [argument(parameter, name) for parameter in operation.arguments]
    if operation.has_body and operation.arguments:
        extra = function(f"{name} &extra(const Json &value)", 'set("extra", value)')
        lines.append(documented("More fields that this install takes, in one object.", extra))
    if operation.confirmation:
        text = "Whether an ambiguous write is read back. If exactly one new match is found, it is the answer."
        option = 'option("confirm", value ? "true" : "false")'
        lines.append(documented(text, function(f"{name} &confirm(bool value = true)", option)))
    return "\n".join([*lines, "};"])


def argument(parameter: Parameter, class_name: str) -> str:
    needed = " Required." if parameter.needed else ""
    fallback = f" Default: the config's {parameter.config_key}." if parameter.config_key else ""
    name = function_name(parameter.name)
    heads = [f"{class_name} &{name}({type_}value)" for type_ in ARGUMENT_TYPES[parameter.type]]
    functions = "\n    ".join(function(head, f'set("{parameter.name}", value)') for head in heads)
    return documented(sentence(parameter.description) + needed + fallback, functions)


def config_function(key: Any) -> str:
    name = key["key"]
    default = f" Default: {key['default']}." if "default" in key else ""
    if key["type"] == "integer":
        value, text = "std::int64_t value", "std::to_string(value)"
    elif key["type"] == "boolean":
        value, text = "bool value", 'value ? "true" : "false"'
    else:
        value, text = "const OptionalText &value", "value"
    return documented(
        sentence(key["summary"]) + default, function(f"Config &{name}({value})", f'set("{name}", {text})')
    )


# ---- methods -----------------------------------------------------------------------------------------------


def method(operation: Operation, model: Model) -> str:
    """Two functions: the first throws, the second returns the error."""
    name, answer = operation.name, view_name(operation.response, model)
    needed = operation.ids or any(parameter.needed for parameter in operation.arguments)
    taken = f"const {pascal_case(name)} &call{'' if needed else ' = {}'}"
    returning = f"[[nodiscard]] Answer<{answer}> try_{name}({taken})"
    return "\n".join(
        [
            comment([about(operation)]),
            f"    {function(f'Answer<{answer}> {name}({taken})', 'run(call)')}",
            f"    {function(returning, 'try_run(call)')}",
        ]
    )
