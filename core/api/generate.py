#!/usr/bin/env python3
"""Writes everything that repeats per operation, error code or config key.

    generate.py           writes the generated files
    generate.py --check   writes nothing; names each stale file and exits with 1

The operations come from openapi.yaml, the error codes and config keys from library.yaml; both lie beside this
file, as do the templates. A new kind of generated file is one function that returns its text, and one line in
generated_files().
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import string
import sys
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOTICE = "generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit"
WIDTH = 110
METHODS = ("get", "post", "put", "delete")
SAFE_METHODS = ("get",)
IDEMPOTENT_METHODS = ("get", "put", "delete")

Node = Mapping[str, Any]


class DescriptionError(Exception):
    """The description says something this generator cannot express."""


# ---- the model ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Schema:
    """How a value of an answer is normalised. Equal schemas are one schema, whatever they are called."""

    kind: str
    fields: tuple[Field, ...] = ()
    items: Schema | None = None
    name: str = field(default="", compare=False)
    secret: bool = field(default=False, compare=False)
    # What normalising does not care about, but typed languages do: the JSON types, and date or date-time.
    types: frozenset[str] = field(default=frozenset(), compare=False)
    format: str = field(default="", compare=False)


@dataclass(frozen=True)
class Field:
    name: str
    schema: Schema
    required: bool
    description: str = field(default="", compare=False)


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str
    in_path: bool
    in_body: bool
    required: bool
    secret: bool
    config_key: str
    description: str
    example: Any

    @property
    def places(self) -> list[str]:
        return [place for place, used in (("path", self.in_path), ("body", self.in_body)) if used]


@dataclass(frozen=True)
class Confirmation:
    """Where the service tells whether a write was carried out."""

    list: str
    items: str
    id: str
    match: dict[str, str]
    answer: str
    field: str


@dataclass(frozen=True)
class Operation:
    name: str
    tag: str
    method: str
    path: str
    document: str
    summary: str
    description: str
    authentication: str
    token_effect: str
    has_body: bool
    body_optional: bool
    fallback: str
    repeatable: bool
    confirmation: Confirmation | None
    parameters: tuple[Parameter, ...]
    response: Schema
    response_description: str
    example: Any

    @property
    def safe(self) -> bool:
        return self.method in SAFE_METHODS

    @property
    def idempotent(self) -> bool:
        return self.repeatable or self.method in IDEMPOTENT_METHODS

    @property
    def secret(self) -> bool:
        return any(answer.schema.secret for answer in self.response.fields)

    @property
    def ids(self) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.in_path]

    @property
    def arguments(self) -> list[Parameter]:
        return [parameter for parameter in self.parameters if not parameter.in_path]


@dataclass(frozen=True)
class Library:
    """What the library adds to the service, and the version of its ABI."""

    errors: list[dict[str, Any]]
    config: list[dict[str, Any]]
    abi_version: int


@dataclass(frozen=True)
class Model:
    operations: list[Operation]
    library: Library


# ---- reading openapi.yaml ----------------------------------------------------------------------------------


class Reader:
    """Reads operations from an OpenAPI document, following its references."""

    def __init__(self, document: Node) -> None:
        self.document = document

    def operations(self) -> list[Operation]:
        return [
            self.operation(path, method, item)
            for path, item in self.document["paths"].items()
            for method in item
            if method in METHODS
        ]

    def operation(self, path: str, method: str, item: Node) -> Operation:
        node = item[method]
        name = node["operationId"]
        body = self.resolve(node.get("requestBody", {}))
        response = node["responses"]["200"]
        content = response["content"]["application/json"]
        return Operation(
            name=name,
            tag=node["tags"][0],
            method=method,
            path=path,
            document=node["x-balvps-document"],
            summary=node["summary"],
            description=node.get("description", ""),
            authentication=authentication(node),
            token_effect=node.get("x-balvps-tokens", "none"),
            has_body=bool(body),
            body_optional=bool(body) and not body["required"],
            fallback=node.get("x-balvps-fallback", ""),
            repeatable=node.get("x-balvps-repeatable", False),
            confirmation=confirmation(node.get("x-balvps-confirm")),
            parameters=tuple(self.parameters(path, item, body)),
            response=self.answer(content["schema"], name),
            response_description=response["description"],
            example=content["example"],
        )

    def parameters(self, path: str, item: Node, body: Node) -> list[Parameter]:
        """Path ids in the order of the path, then the rest of the body. An id may be in both."""
        ids = {node["name"]: node["schema"] for node in map(self.resolve, item.get("parameters", []))}
        placeholders = re.findall(r"{(\w+)}", path)
        if sorted(ids) != sorted(placeholders):
            raise DescriptionError(f"{path}: parameters {sorted(ids)} are described")
        schema = self.merged(body["content"]["application/json"]["schema"]) if body else {}
        properties = schema.get("properties", {})
        required = {*placeholders, *schema.get("required", [])}
        in_body = [name for name in properties if name not in ids]
        if unknown := required - {*placeholders, *properties}:
            raise DescriptionError(f"{path}: required but not described: {sorted(unknown)}")
        return [
            self.parameter(
                name, {**properties, **ids}[name], name in ids, name in properties, name in required
            )
            for name in placeholders + in_body
        ]

    def parameter(self, name: str, schema: Node, in_path: bool, in_body: bool, required: bool) -> Parameter:
        node = self.resolve(schema)
        return Parameter(
            name=name,
            type=parameter_type(node),
            in_path=in_path,
            in_body=in_body,
            required=required,
            secret=node.get("format") == "password",
            config_key=node.get("x-balvps-config", ""),
            description=node["description"],
            example=node.get("example"),
        )

    def answer(self, schema: Node, name: str) -> Schema:
        """The schema of an answer. `name` is what it is called, unless it is a component with its own."""
        if "$ref" in schema:
            name = snake_case(schema["$ref"].rsplit("/", 1)[1])
        node = self.merged(schema)
        kind = answer_kind(node)
        about = {
            "secret": node.get("format") == "password",
            "types": frozenset(types_of(node)),
            "format": node.get("format", ""),
        }
        if kind == "list":
            return Schema(kind, items=self.answer(node["items"], f"{name}_item"), name=name, **about)
        if kind == "object":
            return Schema(kind, fields=tuple(self.fields(node, name)), name=name, **about)
        return Schema(kind, name=kind, **about)

    def fields(self, node: Node, name: str) -> list[Field]:
        required = node.get("required", [])
        return [
            Field(
                name=key,
                schema=self.answer(child, f"{name}_{key}"),
                required=key in required,
                description=self.resolve(child).get("description", ""),
            )
            for key, child in node.get("properties", {}).items()
        ]

    def resolve(self, node: Node) -> Node:
        """The node a reference leads to; what stands beside the reference wins."""
        if "$ref" not in node:
            return node
        target: Any = self.document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**self.resolve(target), **beside}

    def merged(self, schema: Node) -> Node:
        """A schema with its allOf folded into it."""
        node = self.resolve(schema)
        if "allOf" not in node:
            return node
        parts = [self.merged(part) for part in node["allOf"]] + [node]
        properties = {name: child for part in parts for name, child in part.get("properties", {}).items()}
        required = [name for part in parts for name in part.get("required", [])]
        return {**node, "properties": properties, "required": required}


def authentication(node: Node) -> str:
    without = node.get("security") == []
    return str(node.get("x-balvps-authentication", "none" if without else "required"))


def types_of(node: Node) -> set[str]:
    declared = node.get("type", [])
    return {declared} if isinstance(declared, str) else set(declared)


def parameter_type(node: Node) -> str:
    types = types_of(node)
    if types == {"integer"}:
        return "integer"
    if types == {"string", "number"} and node.get("format") == "decimal":
        return "decimal"
    if types == {"string"}:
        return "string"
    if types == {"array"}:
        return "string_list"
    if types == {"object"}:
        return "object"
    if types == {"string", "array"}:
        return "string_or_list"
    raise DescriptionError(f"no parameter type for {dict(node)}")


def answer_kind(node: Node) -> str:
    types = types_of(node) - {"null"}
    if node.get("x-balvps-messages"):
        return "messages"
    if node.get("format") == "decimal":
        return "money"
    if node.get("format") in ("date", "date-time"):
        return "date"
    if types == {"object"} or "properties" in node:
        return "object"
    if len(types) > 1:
        return "any"
    return {"integer": "integer", "boolean": "boolean", "array": "list"}.get("".join(types), "any")


def snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def read_model() -> Model:
    reader = Reader(yaml.safe_load((HERE / "openapi.yaml").read_text(encoding="utf-8")))
    library = yaml.safe_load((HERE / "library.yaml").read_text(encoding="utf-8"))
    header = (ROOT / "capi/include/balvps/balvps.h").read_text(encoding="utf-8")
    version = re.search(r"^#define BALVPS_ABI_VERSION (\d+)$", header, re.MULTILINE)
    if version is None:
        raise DescriptionError("balvps.h does not define BALVPS_ABI_VERSION")
    model = Model(reader.operations(), Library(library["errors"], library["config"], int(version[1])))
    check_names(model)
    return model


def check_names(model: Model) -> None:
    """Every name that one part of the description uses must be there in the other, once."""
    names = [operation.name for operation in model.operations]
    codes = [error["code"] for error in model.library.errors]
    config_keys = {key["key"] for key in model.library.config}
    for operation in model.operations:
        if names.count(operation.name) > 1:
            raise DescriptionError(f"{operation.name} is described twice")
        if operation.fallback and operation.fallback not in names:
            raise DescriptionError(f"{operation.name} falls back to the unknown {operation.fallback}")
        for parameter in operation.parameters:
            if parameter.config_key and parameter.config_key not in config_keys:
                raise DescriptionError(f"{operation.name}: unknown config key {parameter.config_key}")
    if len(set(codes)) != len(codes):
        raise DescriptionError("an error code is given twice")


# ---- text --------------------------------------------------------------------------------------------------


def filled(template: str, **parts: str | int) -> str:
    text = (HERE / "templates" / f"{template}.in").read_text(encoding="utf-8")
    return string.Template(text).substitute(notice=NOTICE, **parts)


def c_string(text: str) -> str:
    return json.dumps(text)


def c_bool(value: bool) -> str:
    return "true" if value else "false"


def indented(lines: Iterable[str], indent: str = "    ") -> str:
    return "\n".join(indent + line for line in lines)


def aligned(head: str, arguments: Iterable[str], tail: str) -> str:
    """A list between its brackets, going on below the first entry where the line is full."""
    room = WIDTH - len(head) - len(tail)
    joined = ", ".join(argument.replace(" ", "\0") for argument in arguments)
    lines = textwrap.wrap(joined, room, break_long_words=False, break_on_hyphens=False) or [""]
    return (head + ("\n" + " " * len(head)).join(lines) + tail).replace("\0", " ")


def sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


def compact_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


# ---- core/src/operation/operations.cpp ---------------------------------------------------------------------


def operations_cpp(model: Model) -> str:
    schemas: dict[Schema, str] = {}
    for operation in model.operations:
        collect(operation.response, schemas)
    return filled(
        "operations.cpp",
        schemas="\n".join(schema_cpp(schema, schemas) for schema in schemas),
        parameters="\n".join(map(parameters_cpp, filter(has_parameters, model.operations))),
        confirmations="\n".join(
            confirmation_cpp(operation.name, operation.confirmation)
            for operation in model.operations
            if operation.confirmation
        ),
        operations="\n".join(operation_cpp(operation, schemas) for operation in model.operations),
    )


def has_parameters(operation: Operation) -> bool:
    return bool(operation.parameters)


def collect(schema: Schema, names: dict[Schema, str]) -> None:
    """Gives every distinct schema a C++ name, inner ones first."""
    inner = [child.schema for child in schema.fields] + ([schema.items] if schema.items else [])
    for child in inner:
        collect(child, names)
    if schema in names:
        return
    if schema.name in names.values():
        raise DescriptionError(f"two different schemas are called {schema.name}")
    names[schema] = schema.name


def schema_cpp(schema: Schema, names: Mapping[Schema, str]) -> str:
    name = names[schema]
    items = f"&{names[schema.items]}_schema" if schema.items else "nullptr"
    fields = f"{name}_fields" if schema.fields else "{}"
    line = f"constexpr Schema {name}_schema{{ValueKind::{schema.kind}, {fields}, {items}}};"
    if not schema.fields:
        return line
    rows = [f'{{"{f.name}", &{names[f.schema]}_schema, {c_bool(f.required)}}},' for f in schema.fields]
    return f"constexpr Field {name}_fields[] = {{\n{indented(rows)}\n}};\n{line}"


def parameters_cpp(operation: Operation) -> str:
    rows = [
        f"{{.name = {c_string(p.name)}, .type = ParameterType::{p.type}, .in_path = {c_bool(p.in_path)}, "
        f".in_body = {c_bool(p.in_body)}, .required = {c_bool(p.required)}, .secret = {c_bool(p.secret)}, "
        f".config_key = {c_string(p.config_key)}}},"
        for p in operation.parameters
    ]
    return f"constexpr Parameter {operation.name}_parameters[] = {{\n{indented(rows)}\n}};"


def confirmation(node: Node | None) -> Confirmation | None:
    if node is None:
        return None
    ((answer, field),) = node["answer"].items()
    return Confirmation(node["list"], node["items"], node["id"], node["match"], answer, field)


def confirmation_cpp(operation: str, confirmation: Confirmation) -> str:
    name = f"{operation}_confirmation"
    rows = [f"{{{c_string(argument)}, {c_string(field)}}}," for argument, field in confirmation.match.items()]
    members = ", ".join(
        f".{member} = {c_string(getattr(confirmation, member))}"
        for member in ("list", "items", "id", "answer", "field")
    )
    return (
        f"constexpr Confirmation::Match {name}_matches[] = {{\n{indented(rows)}\n}};\n"
        f"constexpr Confirmation {name}{{{members}, .matches = {name}_matches}};"
    )


def operation_cpp(operation: Operation, names: Mapping[Schema, str]) -> str:
    method = "delete_" if operation.method == "delete" else operation.method
    members = {
        "name": c_string(operation.name),
        "method": f"Method::{method}",
        "path": c_string(operation.path),
        "authentication": f"Authentication::{operation.authentication}",
        "token_effect": f"TokenEffect::{operation.token_effect}",
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
    return aligned("    {", [f".{name} = {value}" for name, value in members.items()], "},")


# ---- core/src/operation/catalog.cpp ------------------------------------------------------------------------


def catalog_cpp(model: Model) -> str:
    """One JSON text in one literal, an operation a line. The version is put in by the compiler."""
    *most, last = [compact_json(catalog_operation(operation)) for operation in model.operations]
    lines = [
        raw_literal(f'{{"abi_version":{model.library.abi_version},"version":"') + " BALVPS_VERSION_STRING",
        raw_literal('","operations":['),
        *(raw_literal(operation + ",") for operation in most),
        raw_literal(last),
        raw_literal('],"errors":' + compact_json([catalog_error(error) for error in model.library.errors])),
        raw_literal(',"config":' + compact_json(model.library.config) + "}"),
    ]
    return filled("catalog.cpp", chunks=indented(lines))


def raw_literal(text: str) -> str:
    if ')json"' in text:
        raise DescriptionError("a text ends the raw literal it is in")
    return f'R"json({text})json"'


def catalog_operation(operation: Operation) -> dict[str, Any]:
    return {
        "name": operation.name,
        "tag": operation.tag,
        "method": operation.method.upper(),
        "path": operation.path,
        "summary": operation.summary,
        "description": operation.description,
        "authentication": operation.authentication,
        "safe": operation.safe,
        "idempotent": operation.idempotent,
        "confirmable": operation.confirmation is not None,
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
    }


def catalog_schema(schema: Schema) -> dict[str, Any]:
    result: dict[str, Any] = {"kind": schema.kind}
    if schema.kind == "object":
        result["fields"] = [catalog_field(child) for child in schema.fields]
    if schema.items:
        result["items"] = catalog_schema(schema.items)
    return result


def catalog_field(child: Field) -> dict[str, Any]:
    return {"name": child.name, "required": child.required, **catalog_schema(child.schema)}


def catalog_error(error: Node) -> dict[str, Any]:
    return {
        "name": error["name"],
        "code": error["code"],
        "summary": error["summary"],
        "reasons": error.get("reasons", {}),
    }


# ---- core/src/common/error_codes.h, core/src/client/config_keys.h ------------------------------------------


def error_codes_h(model: Model) -> str:
    errors = model.library.errors
    texts = [f"{{ErrorCode::{e['name']}, {c_string(e['name'])}, {c_string(e['summary'])}}}," for e in errors]
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


# ---- capi/include/balvps/operations.h, capi/src/operations.cpp ---------------------------------------------


def operations_h(model: Model) -> str:
    return filled(
        "operations.h",
        codes="\n".join(map(error_constant, model.library.errors)).rstrip(","),
        prototypes="\n\n".join(map(prototype, model.operations)),
    )


def error_constant(error: Node) -> str:
    reasons = [f"- {name}: {text}" for name, text in error.get("reasons", {}).items()]
    comment = doxygen([error["summary"], *([""] if reasons else []), *reasons], "    ")
    return f"{comment}\n    BALVPS_ERROR_{error['name'].upper()} = {error['code']},"


def doxygen(lines: Iterable[str], indent: str = "") -> str:
    """A comment of paragraphs and lists; a line that is too long goes on below, a list's entry further in."""
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
    request = f"{operation.method.upper()} {operation.path}"
    lines += ["", f"{request}, in the service's document: {operation.document}."]
    if operation.authentication != "required":
        lines += [AUTHENTICATION_TEXTS[operation.authentication]]
    lines += ["", "@param client the client to call with"]
    lines += [f"@param {id_.name} {id_.description}; not negative" for id_ in operation.ids]
    if operation.arguments:
        lines += ["@param params " + ("" if needs_arguments(operation) else "NULL: none. ") + "Arguments:"]
        lines += [f"  - {p.name} ({argument_type(p)}): {p.description}" for p in operation.arguments]
    lines += ["@return owned by the caller, free with balvps_result_free, never NULL. The answer:"]
    lines += [f"  - {answer.name}{shape_suffix(answer.schema)}" for answer in operation.response.fields]
    return lines


AUTHENTICATION_TEXTS = {
    "none": "Needs no credentials.",
    "unless_body": "Needs no credentials when an argument is given.",
}


def needs_arguments(operation: Operation) -> bool:
    return any(parameter.required and not parameter.config_key for parameter in operation.arguments)


def argument_type(parameter: Parameter) -> str:
    words = [type_text(parameter)]
    if parameter.config_key:
        words.append(f"else the config's {parameter.config_key}")
    elif parameter.required:
        words.append("required")
    return ", ".join(words)


def shape(schema: Schema) -> str:
    if schema.kind == "object":
        return "{" + ", ".join(child.name + shape_suffix(child.schema) for child in schema.fields) + "}"
    if schema.items:
        return f"[{shape(schema.items)}]"
    return {"any": "", "messages": "[string]"}.get(schema.kind, schema.kind)


def shape_suffix(schema: Schema) -> str:
    text = shape(schema)
    return f": {text}" if text else ""


def c_parameters(operation: Operation) -> list[str]:
    ids = [f"int64_t {parameter.name}" for parameter in operation.ids]
    params = ["const balvps_params *params"] if operation.arguments else []
    return ["balvps_client *client", *ids, *params]


def capi_operations_cpp(model: Model) -> str:
    return filled("capi_operations.cpp", definitions="\n\n".join(map(definition, model.operations)))


def definition(operation: Operation) -> str:
    head = aligned(f"balvps_result *balvps_client_{operation.name}(", c_parameters(operation), ") {")
    ids = ", ".join(f"{{{c_string(id_.name)}, {id_.name}}}" for id_ in operation.ids)
    params = "params" if operation.arguments else "nullptr"
    arguments = ["client", c_string(operation.name), f"{{{ids}}}", params]
    return f"{head}\n{aligned('    return call_operation(', arguments, ');')}\n}}"


# ---- docs/operations.md ------------------------------------------------------------------------------------


def operations_md(model: Model) -> str:
    return filled(
        "operations.md",
        overview=overview(model.operations),
        operations="\n\n".join(map(operation_section, model.operations)),
        errors=errors_table(model.library.errors),
        config=config_table(model.library.config),
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def overview(operations: Iterable[Operation]) -> str:
    rows = ([f"[`{o.name}`](#{o.name})", o.method.upper(), f"`{o.path}`", o.summary] for o in operations)
    return table(("operation", "method", "path", "what it does"), rows)


def operation_section(operation: Operation) -> str:
    parts = [
        f"### {operation.name}",
        f"`{operation.method.upper()} {operation.path}`",
        " ".join(filter(None, [sentence(operation.summary), operation.description])),
    ]
    if operation.authentication != "required":
        parts.append(AUTHENTICATION_TEXTS[operation.authentication])
    parts.append(arguments_table(operation.parameters) if operation.parameters else "No arguments.")
    parts.append(f"Answer: {sentence(operation.response_description)}")
    rows = answer_rows(operation.response)
    parts.append(table(("field", "kind", "always there", "description"), rows))
    parts.append(f"```json\n{json.dumps(operation.example, indent=2)}\n```")
    return "\n\n".join(parts)


def arguments_table(parameters: Iterable[Parameter]) -> str:
    rows = (
        [f"`{p.name}`", type_text(p), required_text(p), ", ".join(p.places), p.description, example_text(p)]
        for p in parameters
    )
    return table(("argument", "type", "required", "sent in", "description", "example"), rows)


def type_text(parameter: Parameter) -> str:
    return parameter.type.replace("_", " ") + (", secret" if parameter.secret else "")


def required_text(parameter: Parameter) -> str:
    if parameter.config_key:
        return f"else the config's `{parameter.config_key}`"
    return "yes" if parameter.required else ""


def example_text(parameter: Parameter) -> str:
    return "" if parameter.example is None else f"`{compact_json(parameter.example)}`"


def answer_rows(schema: Schema, prefix: str = "") -> list[list[str]]:
    """A row for each field, those of inner objects and lists below it as `invoice.items[].amount`."""
    rows = []
    for child in schema.fields:
        path = prefix + child.name
        inner, mark = (child.schema.items, "[]") if child.schema.items else (child.schema, "")
        kind = f"list of {inner.kind}" if mark else child.schema.kind
        rows.append([f"`{path}`", kind, "yes" if child.required else "", child.description])
        rows += answer_rows(inner, f"{path}{mark}.")
    return rows


def errors_table(errors: Iterable[Node]) -> str:
    rows = ([str(e["code"]), f"`{e['name']}`", e["summary"], reasons_text(e)] for e in errors)
    return table(("code", "name", "meaning", "reasons"), rows)


def reasons_text(error: Node) -> str:
    return "; ".join(f"`{name}`: {text}" for name, text in error.get("reasons", {}).items())


def config_table(config: Iterable[Node]) -> str:
    rows = ([f"`{k['key']}`", config_type(k), default_text(k), k["summary"]] for k in config)
    return table(("key", "type", "default", "meaning"), rows)


def config_type(key: Node) -> str:
    if "choices" in key:
        return "one of " + ", ".join(f"`{choice}`" for choice in key["choices"])
    if key["type"] == "integer":
        return f"{key['unit']}, {key['minimum']} to {key['maximum']}"
    return str(key["type"]) + (", secret" if key.get("secret") else "")


def default_text(key: Node) -> str:
    return f"`{key['default']}`" if "default" in key else ""


# ---- the languages -----------------------------------------------------------------------------------------


def language_files(model: Model) -> dict[str, str]:
    """What the modules in languages/ write, one for each language: files(model) gives their texts by path."""
    found: dict[str, str] = {}
    for path in sorted((HERE / "languages").glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"balvps_language_{path.stem}", path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found.update(module.files(model))
    return found


# ---- the command -------------------------------------------------------------------------------------------


def generated_files(model: Model) -> dict[str, str]:
    return {
        "core/src/operation/operations.cpp": operations_cpp(model),
        "core/src/operation/catalog.cpp": catalog_cpp(model),
        "core/src/common/error_codes.h": error_codes_h(model),
        "core/src/client/config_keys.h": config_keys_h(model),
        "capi/include/balvps/operations.h": operations_h(model),
        "capi/src/operations.cpp": capi_operations_cpp(model),
        "docs/operations.md": operations_md(model),
        **language_files(model),
    }


def is_stale(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes what is generated from the description of the API.")
    parser.add_argument("--check", action="store_true", help="write nothing; name stale files, exit with 1")
    check = parser.parse_args().check
    try:
        files = generated_files(read_model())
    except DescriptionError as error:
        sys.exit(f"core/api: {error}")
    stale = {name: text for name, text in files.items() if is_stale(ROOT / name, text)}
    for name, text in stale.items():
        print(f"{'stale' if check else 'written'}: {name}", file=sys.stderr if check else sys.stdout)
        if not check:
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
