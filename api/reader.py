"""Reads openapi.yaml, procedures.yaml and library.yaml, and checks that they fit together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from model import (
    METHODS,
    Confirmation,
    DescriptionError,
    Field,
    Library,
    Model,
    Operation,
    Parameter,
    Schema,
)

HERE = Path(__file__).resolve().parent
HEADER = HERE.parent / "capi/include/balvps/balvps.h"

Node = Mapping[str, Any]


class Reader:
    """Reads operations from an OpenAPI document, and procedures, following their references."""

    def __init__(self, document: Node, procedures: Node) -> None:
        schemas = {**document["components"]["schemas"], **procedures["components"]["schemas"]}
        self.document = {**document, "components": {**document["components"], "schemas": schemas}}
        self.described_procedures = procedures["procedures"]

    def operations(self) -> list[Operation]:
        operations = [
            self.operation(path, method, item)
            for path, item in self.document["paths"].items()
            for method in item
            if method in METHODS
        ]
        check_confirmations(operations)
        return operations

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
            limit=node.get("x-balvps-limit", "calls"),
            has_body=bool(body),
            body_optional=bool(body) and not body["required"],
            fallback=node.get("x-balvps-fallback", ""),
            repeatable=node.get("x-balvps-repeatable", False),
            internal=node.get("x-balvps-internal", False),
            confirmation=confirmation(node.get("x-balvps-confirm")),
            parameters=tuple(self.parameters(path, item, node, body)),
            response=self.answer(content["schema"], name),
            response_description=response["description"],
            example=content["example"],
            only_reads=node.get("x-balvps-safe", False),
            may_be_file=node.get("x-balvps-file", False),
            may_be_empty=node.get("x-balvps-empty", False),
            effect=node.get("x-balvps-effect", "none"),
            pick=pick(node.get("x-balvps-pick")),
            routed_by=node.get("x-balvps-routed-by", ""),
        )

    def procedures(self, operations: list[Operation]) -> list[Operation]:
        by_name = {operation.name: operation for operation in operations}
        return [self.procedure(name, node, by_name) for name, node in self.described_procedures.items()]

    def procedure(self, name: str, node: Node, operations: dict[str, Operation]) -> Operation:
        whose = node.get("arguments_of")
        shared = operations[whose].parameters if whose else ()
        properties = node["parameters"]["properties"]
        required = node["parameters"].get("required", [])
        if unknown := set(required) - set(properties):
            raise DescriptionError(f"{name}: required but not described: {sorted(unknown)}")
        answer = node["answer"]
        return Operation(
            name=name,
            tag=node["tag"],
            method="",
            path="",
            document="",
            summary=node["summary"],
            description=node.get("description", ""),
            authentication="required",
            token_effect="none",
            limit="calls",
            has_body=False,
            body_optional=False,
            fallback="",
            repeatable=False,
            internal=False,
            confirmation=None,
            parameters=(
                *(replace(parameter, in_path=False, in_body=False, in_query=False) for parameter in shared),
                *(
                    self.parameter(key, child, False, False, key in required)
                    for key, child in properties.items()
                ),
            ),
            response=self.answer(answer["schema"], name),
            response_description=answer["description"],
            example=answer["example"],
            requests=node["requests"],
            writes=node["writes"],
            effect=node.get("effect", "none"),
            timeout=node.get("timeout", 0),
        )

    def parameters(self, path: str, item: Node, operation: Node, body: Node) -> list[Parameter]:
        """The path ids in the order of the path, then the fields of the query, then the other fields of the
        body. An id may be in the path and in the body."""
        listed = [*item.get("parameters", []), *operation.get("parameters", [])]
        by_name = {node["name"]: node for node in map(self.resolve, listed)}
        ids = {name: node["schema"] for name, node in by_name.items() if node["in"] == "path"}
        query = {name: node["schema"] for name, node in by_name.items() if node["in"] == "query"}
        placeholders = re.findall(r"{(\w+)}", path)
        if sorted(ids) != sorted(placeholders):
            raise DescriptionError(f"{path}: parameters {sorted(ids)} are described")
        schema = self.merged(body["content"]["application/json"]["schema"]) if body else {}
        properties = schema.get("properties", {})
        required = {*placeholders, *schema.get("required", [])}
        in_body = [name for name in properties if name not in ids]
        if unknown := required - {*placeholders, *properties}:
            raise DescriptionError(f"{path}: required but not described: {sorted(unknown)}")
        required |= {name for name in query if by_name[name].get("required")}
        names = {name: self.resolve(node).get("x-balvps-names", "") for name, node in properties.items()}
        if unknown := set(filter(None, names.values())) - {*properties}:
            raise DescriptionError(f"{path}: names no such field: {sorted(unknown)}")
        return [
            replace(
                self.parameter(
                    name,
                    {**properties, **query, **ids}[name],
                    name in ids,
                    name in properties and not names[name],
                    name in required,
                ),
                in_query=name in query,
                other_name=by_name.get(name, {}).get("x-balvps-other-name", ""),
                names=names.get(name, ""),
                named_by=next((naming for naming, named in names.items() if named == name), ""),
            )
            for name in [*placeholders, *query, *in_body]
        ]

    def parameter(self, name: str, schema: Node, in_path: bool, in_body: bool, required: bool) -> Parameter:
        node = self.resolve(schema)
        type_ = parameter_type(node)
        if in_path and type_ == "name_or_id":
            type_ = "path_text"
        return Parameter(
            name=name,
            type=type_,
            in_path=in_path,
            in_body=in_body,
            required=required,
            secret=node.get("format") == "password",
            is_domain_name=node.get("format") == "idn-hostname",
            config_key=node.get("x-balvps-config", ""),
            description=node["description"],
            example=node.get("example"),
        )

    def answer(self, schema: Node, name: str) -> Schema:
        """The schema of an answer. Its name is `name`, unless it is a component with a name."""
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
            return Schema(
                kind,
                items=self.answer(node["items"], f"{name}_item"),
                key=node.get("x-balvps-key", ""),
                value=node.get("x-balvps-value", ""),
                name=name,
                **about,
            )
        if kind == "object" or (kind == "undescribed" and "properties" in node):
            return Schema(kind, fields=tuple(self.fields(node, name)), name=name, **about)
        return Schema(kind, name=kind, **about)

    def fields(self, node: Node, name: str) -> list[Field]:
        required = node.get("required", [])
        return [
            Field(
                name=key,
                schema=self.answer(child, f"{name}_{key}"),
                required=key in required,
                other_names=tuple(self.resolve(child).get("x-balvps-other-names", ())),
                description=self.resolve(child).get("description", ""),
            )
            for key, child in node.get("properties", {}).items()
        ]

    def resolve(self, node: Node) -> Node:
        """The node that a reference leads to. Keys beside the reference replace those of the node."""
        if "$ref" not in node:
            return node
        target: Any = self.document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**self.resolve(target), **beside}

    def merged(self, schema: Node) -> Node:
        """A schema with the schemas of its allOf merged into it."""
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


def confirmation(node: Node | None) -> Confirmation | None:
    if node is None:
        return None
    ((answer, field),) = node["answer"].items()
    return Confirmation(
        node["list"], node["items"], node["id"], node["match"], node.get("compare", {}), answer, field
    )


def pick(node: Node | None) -> tuple[str, str, str] | None:
    return None if node is None else (node["field"], node["list"], node["argument"])


def check_confirmations(operations: list[Operation]) -> None:
    """Checks that a write has the arguments to list the items, and that all named fields are described."""
    by_name = {operation.name: operation for operation in operations}
    for operation in operations:
        if (confirmation := operation.confirmation) is None:
            continue
        parameters = {parameter.name for parameter in operation.parameters}
        if confirmation.list not in by_name:
            raise DescriptionError(f"{operation.name} is confirmed by unknown {confirmation.list}")
        listing = by_name[confirmation.list]
        lists = {field.name: field.schema.items for field in listing.response.fields}
        items = lists.get(confirmation.items)
        if items is None:
            raise DescriptionError(f"{operation.name}: {listing.name} answers no list {confirmation.items}")
        known = {field.name for field in items.fields}
        for what, missing in {
            "arguments": {parameter.name for parameter in listing.parameters} - parameters,
            "arguments to match": set(confirmation.match) - parameters,
            "arguments to compare": set(confirmation.compare) - set(confirmation.match),
            "fields of an item": {confirmation.id, *confirmation.match.values()} - known,
            "fields of an answer": {confirmation.answer}
            - {field.name for field in operation.response.fields},
        }.items():
            if missing:
                raise DescriptionError(
                    f"{operation.name}: x-balvps-confirm names no such {what}: {sorted(missing)}"
                )


def types_of(node: Node) -> set[str]:
    declared = node.get("type", [])
    return {declared} if isinstance(declared, str) else set(declared)


#: The type of a parameter by its JSON types.
PARAMETER_TYPES = {
    frozenset({"integer"}): "integer",
    frozenset({"boolean"}): "boolean",
    frozenset({"string"}): "string",
    frozenset({"object"}): "object",
    frozenset({"string", "array"}): "string_or_list",
    frozenset({"string", "integer"}): "name_or_id",
    frozenset({"object", "array"}): "container",
}
#: The type of a parameter by its type without format, and its format.
FORMATTED_TYPES = {
    ("name_or_id", "decimal"): "decimal",
    ("name_or_id", "digits"): "digits",
    ("boolean", "flag-text"): "flag_text",
    ("string", "ip-address"): "address",
}
#: The type of a parameter that is a list by the JSON types of its items.
LIST_TYPES = {
    frozenset({"string"}): "string_list",
    frozenset({"string", "array"}): "content_list",
    frozenset({"object"}): "object_list",
}


def parameter_type(node: Node) -> str:
    types = frozenset(types_of(node))
    found = PARAMETER_TYPES.get(types)
    if types == {"array"}:
        found = LIST_TYPES.get(frozenset(types_of(node["items"])))
    elif found is not None:
        found = FORMATTED_TYPES.get((found, node.get("format", "")), found)
    if found is None:
        raise DescriptionError(f"no parameter type for {dict(node)}")
    return found


def answer_kind(node: Node) -> str:
    types = types_of(node) - {"null"}
    if "x-balvps-kind" in node:
        return str(node["x-balvps-kind"])
    if node.get("format") == "decimal":
        return "money"
    if node.get("format") in ("date", "local-date-time"):
        return "date"
    if types == {"object"} or "properties" in node:
        return "object"
    if types == {"string", "array"}:
        return "string_or_list"
    if len(types) > 1:
        return "any"
    return {"integer": "integer", "boolean": "boolean", "array": "list"}.get("".join(types), "any")


def snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def read_model() -> Model:
    openapi, procedures, library = (
        yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in ("openapi", "procedures", "library")
    )
    reader = Reader(openapi, procedures)
    header = HEADER.read_text(encoding="utf-8")
    version = re.search(r"^#define BALVPS_ABI_VERSION (\d+)$", header, re.MULTILINE)
    if version is None:
        raise DescriptionError("balvps.h does not define BALVPS_ABI_VERSION")
    operations = reader.operations()
    model = Model(
        operations=[operation for operation in operations if not operation.internal],
        internal=[operation for operation in operations if operation.internal],
        procedures=reader.procedures(operations),
        library=Library(
            library["families"],
            library["errors"],
            library["config"],
            options(library),
            settings(library),
            environment(library),
            int(version[1]),
            project_version(),
        ),
    )
    check_names(model)
    return model


def options(library: Node) -> list[dict[str, Any]]:
    """The options of a call. An option with the name of a config key takes the key's values."""
    config = {key["key"]: key for key in library["config"]}
    inherited = ("type", "unit", "minimum", "maximum")
    found = []
    for option in library["options"]:
        key = config.get(option["key"], {})
        found.append({**{name: key[name] for name in inherited if name in key}, **option})
        if "type" not in found[-1]:
            raise DescriptionError(f"the option {option['key']} has no type, and there is no such config key")
    return found


def project_version() -> str:
    text = (HERE.parent / "CMakeLists.txt").read_text(encoding="utf-8")
    found = re.search(r"VERSION (\d+\.\d+\.\d+)", text)  # as pyproject.toml finds it
    if found is None:
        raise DescriptionError("CMakeLists.txt has no version")
    return found[1]


def settings(library: Node) -> list[dict[str, Any]]:
    """The settings of a profile, each merged with its config key."""
    config = {key["key"]: key for key in library["config"]}
    for setting in library["settings"]:
        if setting["key"] not in config:
            raise DescriptionError(f"the setting {setting['key']} is no config key")
    return [{**config[setting["key"]], **setting} for setting in library["settings"]]


def environment(library: Node) -> list[str]:
    """The config keys that a variable of the environment gives."""
    keys: list[str] = [setting["key"] for setting in library["settings"]] + library["environment"]
    if unknown := set(keys) - {key["key"] for key in library["config"]}:
        raise DescriptionError(f"the environment gives unknown config keys: {sorted(unknown)}")
    return keys


def check_names(model: Model) -> None:
    """Checks that every name that the description uses is described, and described once."""
    operations = model.calls + model.internal
    names = [operation.name for operation in operations]
    codes = [error["code"] for error in model.library.errors]
    config_keys = {key["key"] for key in model.library.config}
    for operation in operations:
        if names.count(operation.name) > 1:
            raise DescriptionError(f"{operation.name} is described twice")
        if operation.fallback and operation.fallback not in names:
            raise DescriptionError(f"{operation.name} falls back to the unknown {operation.fallback}")
        for parameter in operation.parameters:
            if parameter.config_key and parameter.config_key not in config_keys:
                raise DescriptionError(f"{operation.name}: unknown config key {parameter.config_key}")
    if len(set(codes)) != len(codes):
        raise DescriptionError("an error code is given twice")
    families = {family["name"] for family in model.library.families}
    for error in model.library.errors:
        if error["family"] not in families:
            raise DescriptionError(f"{error['name']}: unknown family {error['family']}")
