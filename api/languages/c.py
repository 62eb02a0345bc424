"""The C ABI's function for each operation: capi/include/balvps/operations.h and capi/src/operations.cpp."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from model import Model, Operation, Parameter, Schema
from writing import AUTHENTICATION_TEXTS, WIDTH, aligned, filled, reasons, sentence, type_text


def files(model: Model) -> dict[str, str]:
    return {
        "capi/include/balvps/operations.h": operations_h(model),
        "capi/src/operations.cpp": capi_operations_cpp(model),
    }


def operations_h(model: Model) -> str:
    return filled(
        "operations.h",
        codes="\n".join(map(error_constant, model.library.errors)).rstrip(","),
        prototypes="\n\n".join(map(prototype, model.calls)),
    )


def error_constant(error: Mapping[str, Any]) -> str:
    listed = reasons(error)
    comment = doxygen(
        [f"{error['summary']} Family: {error['family']}.", *([""] if listed else []), *listed], "    "
    )
    return f"{comment}\n    BALVPS_ERROR_{error['name'].upper()} = {error['code']},"


def doxygen(lines: Iterable[str], indent: str = "") -> str:
    """A comment of paragraphs and lists. Long lines are wrapped, and entries of a list are indented."""
    rows: list[str] = []
    for line in lines:
        hanging = " " * (len(line) - len(line.lstrip()) + (2 if line.lstrip().startswith(("-", "@")) else 0))
        room = WIDTH - len(indent) - 3
        rows += textwrap.wrap(line, room, subsequent_indent=hanging, break_on_hyphens=False) or [""]
    if len(rows) == 1:
        return f"{indent}/** {rows[0]} */"
    return "\n".join([f"{indent}/**", *(f"{indent} * {row}".rstrip() for row in rows), f"{indent} */"])


def prototype(operation: Operation) -> str:
    head = f"BALVPS_API balvps_result *balvps_client_{operation.name}("
    return doxygen(operation_comment(operation)) + "\n" + aligned(head, c_parameters(operation), ");")


def operation_comment(operation: Operation) -> list[str]:
    lines = [sentence(operation.summary)]
    if operation.description:
        lines += [operation.description]
    lines += ["", origin(operation)]
    if operation.authentication != "required":
        lines += [AUTHENTICATION_TEXTS[operation.authentication]]
    lines += ["", "@param client the client to call with"]
    for id_ in operation.ids:
        if id_.type == "path_text":
            lines += [
                f"@param {id_.name} {id_.description}",
                f"@param {id_.name}_length bytes, or BALVPS_NTS",
            ]
        else:
            lines += [f"@param {id_.name} {id_.description}; not negative"]
    if operation.arguments:
        optional = not any(parameter.needed for parameter in operation.arguments)
        lines += [f"@param call {'NULL: none. ' if optional else ''}Arguments:"]
        lines += [f"  - {p.name} ({argument_type(p)}): {p.description}" for p in operation.arguments]
    lines += ["@return owned by the caller, free with balvps_result_free, never NULL. The answer:"]
    lines += [f"  - {answer.name}{shape_suffix(answer.schema)}" for answer in operation.response.fields]
    return lines


def origin(operation: Operation) -> str:
    if operation.is_procedure:
        return f"A procedure. It sends: {operation.requests}."
    request = f"{operation.method.upper()} {operation.path}"
    if not operation.documented:
        return f"{request}. The service's own document does not have it."
    return f"{request}, in the service's document: {operation.document}."


def argument_type(parameter: Parameter) -> str:
    words = [type_text(parameter)]
    if parameter.config_key:
        words.append(f"else the config's {parameter.config_key}")
    elif parameter.required:
        words.append("required")
    return ", ".join(words)


def shape(schema: Schema) -> str:
    if schema.fields or schema.kind == "object":
        return "{" + ", ".join(child.name + shape_suffix(child.schema) for child in schema.fields) + "}"
    if schema.items:
        return f"[{shape(schema.items)}]"
    names = {
        "any": "",
        "undescribed": "",
        "id": "integer or string",
        "messages": "[string]",
        "privileges": "{}",
        "string_or_list": "string or list",
    }
    return names.get(schema.kind, schema.kind)


def shape_suffix(schema: Schema) -> str:
    text = shape(schema)
    return f": {text}" if text else ""


def c_parameters(operation: Operation) -> list[str]:
    ids = [declared for parameter in operation.ids for declared in c_id(parameter)]
    call = ["const balvps_call *call"] if operation.arguments else []
    return ["balvps_client *client", *ids, *call]


def c_id(parameter: Parameter) -> list[str]:
    if parameter.type == "path_text":
        return [f"const char *{parameter.name}", f"size_t {parameter.name}_length"]
    return [f"int64_t {parameter.name}"]


def path_id(parameter: Parameter) -> str:
    names = [declaration.rsplit(" ", 1)[1].lstrip("*") for declaration in c_id(parameter)]
    return f'{{"{parameter.name}", {", ".join(names)}}}'


def capi_operations_cpp(model: Model) -> str:
    return filled("capi_operations.cpp", definitions="\n\n".join(map(definition, model.calls)))


def definition(operation: Operation) -> str:
    head = aligned(f"balvps_result *balvps_client_{operation.name}(", c_parameters(operation), ") {")
    ids = ", ".join(map(path_id, operation.ids))
    call = "call" if operation.arguments else "nullptr"
    arguments = ["client", f'"{operation.name}"', f"{{{ids}}}", call]
    return f"{head}\n{aligned('    return call_operation(', arguments, ');')}\n}}"
