"""The tables of the core: operations.cpp, procedures.h, catalog.cpp, error_codes.h and config_keys.h."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from model import Confirmation, DescriptionError, Field, Model, Operation, Parameter, Schema
from writing import aligned, compact_json, filled, indented

Node = Mapping[str, Any]


def files(model: Model) -> dict[str, str]:
    return {
        "core/src/operation/operations.cpp": operations_cpp(model),
        "core/src/operation/procedure.h": procedure_h(model),
        "core/src/operation/catalog.cpp": catalog_cpp(model),
        "core/src/common/error_codes.h": error_codes_h(model),
        "core/src/client/config_keys.h": config_keys_h(model),
    }


def c_string(text: str) -> str:
    return json.dumps(text)


def c_bool(value: bool) -> str:
    return "true" if value else "false"


# ---- core/src/operation/operations.cpp ---------------------------------------------------------------------


def operations_cpp(model: Model) -> str:
    schemas = named_schemas(model)
    picked = {operation.response: operation.pick[0] for operation in model.operations if operation.pick}
    return filled(
        "operations.cpp",
        schemas="\n".join(schema_cpp(schema, schemas, picked.get(schema, "")) for schema in schemas),
        parameters="\n".join(parameters_cpp(o) for o in model.calls + model.internal if o.parameters),
        confirmations="\n".join(
            confirmation_cpp(operation.name, operation.confirmation)
            for operation in model.operations
            if operation.confirmation
        ),
        picks="\n".join(pick_cpp(operation) for operation in model.operations if operation.pick),
        operations="\n".join(operation_cpp(operation, schemas) for operation in model.operations),
        procedures="\n".join(operation_cpp(procedure, schemas) for procedure in model.procedures),
        internal="\n".join(operation_cpp(operation, schemas) for operation in model.internal),
        internal_functions="\n\n".join(map(internal_function, range(len(model.internal)), model.internal)),
    )


def named_schemas(model: Model) -> dict[Schema, str]:
    """Every distinct schema and its C++ name. Inner schemas go first."""
    names: dict[Schema, str] = {}
    for schema in model.schemas:
        if schema not in names and schema.name in names.values():
            raise DescriptionError(f"two different schemas are called {schema.name}")
        names.setdefault(schema, schema.name)
    return names


def schema_cpp(schema: Schema, names: Mapping[Schema, str], picked: str) -> str:
    """@param picked the field that is looked for after the answer was normalised."""
    name = names[schema]
    items = f"&{names[schema.items]}_schema" if schema.items else "nullptr"
    fields = f"{name}_fields" if schema.fields else "{}"
    more = "".join(
        f", .{member} = {c_string(text)}"
        for member, text in (("key", schema.key), ("value", schema.value))
        if text
    )
    line = (
        f"constexpr Schema {name}_schema{{.kind = ValueKind::{schema.kind}, .fields = {fields}, "
        f".items = {items}{more}}};"
    )
    if not schema.fields:
        return line
    other_names = [
        f"constexpr std::string_view {name}_{f.name}_names[] = {{{', '.join(map(c_string, f.other_names))}}};"
        for f in schema.fields
        if f.other_names
    ]
    rows = [field_cpp(name, field, names, field.required and field.name != picked) for field in schema.fields]
    return "\n".join([*other_names, f"constexpr Field {name}_fields[] = {{\n{indented(rows)}\n}};", line])


def field_cpp(owner: str, field: Field, names: Mapping[Schema, str], required: bool) -> str:
    more = f", {owner}_{field.name}_names" if field.other_names else ""
    return f'{{"{field.name}", &{names[field.schema]}_schema, {c_bool(required)}{more}}},'


def parameters_cpp(operation: Operation) -> str:
    rows = map(parameter_cpp, operation.parameters)
    return f"constexpr Parameter {operation.name}_parameters[] = {{\n{indented(rows)}\n}};"


def parameter_cpp(p: Parameter) -> str:
    members = {
        "name": c_string(p.name),
        "type": f"ParameterType::{p.type}",
        "in_path": c_bool(p.in_path),
        "in_body": c_bool(p.in_body),
        "required": c_bool(p.required),
        "secret": c_bool(p.secret),
        "is_domain_name": c_bool(p.is_domain_name),
        "config_key": c_string(p.config_key),
    }
    if p.in_query:
        members["in_query"] = "true"
    if p.other_name:
        members["other_name"] = c_string(p.other_name)
    if p.named_by:
        members["named_by"] = c_string(p.named_by)
    return f"{{{', '.join(f'.{name} = {value}' for name, value in members.items())}}},"


def confirmation_cpp(operation: str, confirmation: Confirmation) -> str:
    name = f"{operation}_confirmation"
    rows = [
        f"{{{c_string(argument)}, {c_string(field)}, "
        f"Confirmation::Kind::{confirmation.compare.get(argument, 'text')}}},"
        for argument, field in confirmation.match.items()
    ]
    members = ", ".join(
        f".{member} = {c_string(getattr(confirmation, member))}"
        for member in ("list", "items", "id", "answer", "field")
    )
    return (
        f"constexpr Confirmation::Match {name}_matches[] = {{\n{indented(rows)}\n}};\n"
        f"constexpr Confirmation {name}{{{members}, .matches = {name}_matches}};"
    )


def pick_cpp(operation: Operation) -> str:
    assert operation.pick is not None
    members = ", ".join(c_string(text) for text in operation.pick)
    return f"constexpr Pick {operation.name}_pick{{{members}}};"


def operation_cpp(operation: Operation, names: Mapping[Schema, str]) -> str:
    method = "delete_" if operation.method == "delete" else operation.method or "get"
    members = {
        "name": c_string(operation.name),
        "method": f"Method::{method}",
        "path": c_string(operation.path),
        "authentication": f"Authentication::{operation.authentication}",
        "token_effect": f"TokenEffect::{operation.token_effect}",
        "limit": f"LimitScope::{operation.limit}",
        "sends_password": c_bool(operation.sends_password),
        "safe": c_bool(operation.safe),
        "idempotent": c_bool(operation.idempotent),
        "has_body": c_bool(operation.has_body),
        "body_optional": c_bool(operation.body_optional),
        "secret": c_bool(operation.secret),
        "parameters": f"{operation.name}_parameters" if operation.parameters else "{}",
        "response": f"&{names[operation.response]}_schema",
        "fallback": c_string(operation.fallback),
        "confirmation": f"&{operation.name}_confirmation" if operation.confirmation else "nullptr",
    }
    if operation.is_procedure:
        members["procedure"] = f"Procedure::{operation.name}"
    if operation.timeout:
        members["usual_timeout"] = f"std::chrono::seconds({operation.timeout})"
    if operation.may_be_file:
        members["may_be_file"] = "true"
    if operation.may_be_empty:
        members["may_be_empty"] = "true"
    if operation.effect != "none":
        members["effect"] = f"Effect::{operation.effect}"
    if operation.pick:
        members["pick"] = f"&{operation.name}_pick"
    if operation.routed_by:
        members["routed_by"] = c_string(operation.routed_by)
    return aligned("    {", [f".{name} = {value}" for name, value in members.items()], "},")


def internal_function(position: int, operation: Operation) -> str:
    head = f"const Operation &{operation.name}_operation() noexcept {{"
    return f"{head}\n    return internal_table[{position}];\n}}"


def procedure_h(model: Model) -> str:
    return filled("procedure.h", names=indented(f"{procedure.name}," for procedure in model.procedures))


# ---- core/src/operation/catalog.cpp ------------------------------------------------------------------------


def catalog_cpp(model: Model) -> str:
    """The catalog as JSON in one literal, with an operation on each line. The compiler adds the version."""
    lines = [
        raw_literal(f'{{"abi_version":{model.library.abi_version},"version":"') + " BALVPS_VERSION_STRING",
        raw_literal('","operations":['),
        *catalog_entries(map(catalog_operation, model.operations)),
        raw_literal('],"procedures":['),
        *catalog_entries(map(catalog_procedure, model.procedures)),
        raw_literal('],"families":' + compact_json(model.library.families)),
        raw_literal(',"errors":' + compact_json([catalog_error(error) for error in model.library.errors])),
        raw_literal(',"config":' + compact_json(model.library.config)),
        raw_literal(',"options":' + compact_json(model.library.options) + "}"),
    ]
    return filled("catalog.cpp", chunks=indented(lines))


def catalog_entries(entries: Iterable[Node]) -> list[str]:
    *most, last = map(compact_json, entries)
    return [*(raw_literal(entry + ",") for entry in most), raw_literal(last)]


def raw_literal(text: str) -> str:
    if ')json"' in text:
        raise DescriptionError("a text ends the raw literal it is in")
    return f'R"json({text})json"'


def catalog_operation(operation: Operation) -> dict[str, Any]:
    return catalog_call(operation, kind="operation", method=operation.method.upper(), path=operation.path)


def catalog_procedure(procedure: Operation) -> dict[str, Any]:
    timeout = {"timeout": procedure.timeout} if procedure.timeout else {}
    return {**catalog_call(procedure, kind="procedure", requests=procedure.requests), **timeout}


def catalog_call(operation: Operation, **about: str) -> dict[str, Any]:
    return {
        "name": operation.name,
        "tag": operation.tag,
        **about,
        "summary": operation.summary,
        "description": operation.description,
        "authentication": operation.authentication,
        "safe": operation.safe,
        "idempotent": operation.idempotent,
        "confirmable": operation.confirmation is not None,
        "effect": operation.effect,
        "parameters": [catalog_parameter(parameter) for parameter in operation.parameters],
        "response": catalog_schema(operation.response),
        "example": operation.example,
    }


def catalog_parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.places,
        "type": parameter.type,
        "required": parameter.required,
        "secret": parameter.secret,
        "description": parameter.description,
        "example": parameter.example,
        "config": parameter.config_key or None,
        **({"other_name": parameter.other_name} if parameter.other_name else {}),
        **({"names": parameter.names} if parameter.names else {}),
    }


def catalog_schema(schema: Schema) -> dict[str, Any]:
    result: dict[str, Any] = {"kind": schema.kind}
    if schema.kind == "object" or schema.fields:
        result["fields"] = [catalog_field(child) for child in schema.fields]
    if schema.items:
        result["items"] = catalog_schema(schema.items)
    if schema.key:
        result["key"] = schema.key
    return result


def catalog_field(child: Field) -> dict[str, Any]:
    return {"name": child.name, "required": child.required, **catalog_schema(child.schema)}


def catalog_error(error: Node) -> dict[str, Any]:
    return {
        "name": error["name"],
        "code": error["code"],
        "family": error["family"],
        "summary": error["summary"],
        "reasons": error.get("reasons", {}),
    }


# ---- core/src/common/error_codes.h, core/src/client/config_keys.h ------------------------------------------


def error_codes_h(model: Model) -> str:
    errors = model.library.errors
    texts = [f"{{ErrorCode::{e['name']}, {c_string(e['name'])}, {c_string(e['family'])}}}," for e in errors]
    reasons = [
        f"inline constexpr std::string_view {name} = {c_string(name)};"
        for error in errors
        for name in error.get("reasons", {})
    ]
    return filled(
        "error_codes.h",
        codes=indented(f"{error['name']} = {error['code']}," for error in errors),
        count=len(errors),
        texts=indented(texts),
        reasons="\n".join(reasons),
    )


def config_keys_h(model: Model) -> str:
    config = model.library.config
    return filled(
        "config_keys.h",
        ids=indented(f"{key['key']}," for key in config),
        choices="\n".join(choices_cpp(key) for key in config if "choices" in key),
        count=len(config),
        keys=indented(map(config_key_cpp, config)),
        option_ids=indented(f"{option['key']}," for option in model.library.options),
        option_count=len(model.library.options),
        options=indented(map(config_key_cpp, model.library.options)),
    )


def choices_cpp(key: Node) -> str:
    array = f"std::array<std::string_view, {len(key['choices'])}>"
    texts = ", ".join(map(c_string, key["choices"]))
    return f"inline constexpr {array} {key['key']}_choices = {{{texts}}};"


def config_key_cpp(key: Node) -> str:
    choices = f"{key['key']}_choices" if "choices" in key else "{}"
    return (
        f"{{{c_string(key['key'])}, ConfigType::{key['type']}, {c_string(str(key.get('default', '')))}, "
        f"{key.get('minimum', 0)}, {key.get('maximum', 0)}, {choices}, {c_bool(key.get('secret', False))}}},"
    )
