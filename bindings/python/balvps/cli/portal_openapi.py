"""An OpenAPI 3.1 document of everything that a portal can do.

The portals' own documents are Swagger 2.0 with many errors. This one is valid, so other tools can use it.
"""

import re
from collections.abc import Mapping
from typing import Any

from .portal_file import Operations

_NAME = re.compile(r"{(\w[\w-]*)}")

_SCHEMAS: "dict[str, dict[str, Any]]" = {
    "integer": {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"},
    "decimal": {"type": ["string", "integer"], "pattern": "^[0-9]+([.][0-9]+)?$"},
    "boolean": {"type": "boolean"},
    "string": {"type": "string"},
    "string_list": {"type": "array", "items": {"type": "string"}},
    "object": {"type": "object"},
    "string_or_list": {"type": ["string", "array"]},
    "path_text": {"type": ["string", "integer"]},
    "scalar": {"type": ["string", "integer", "boolean"]},
    "scalar_list": {"type": "array", "items": {"type": ["string", "integer", "boolean"]}},
    "container": {"type": ["array", "object"]},
    "name_or_id": {"type": ["string", "integer"]},
    "digits": {"type": ["string", "integer"], "minimum": 0, "pattern": "^[0-9]+$"},
    "flag_text": {"type": "string", "enum": ["true", "false"]},
    "address": {"type": "string"},
}

#: How values of an answer may come. They are not normalised on the wire.
_ANSWERS: "dict[str, dict[str, Any]]" = {
    "integer": {"type": ["integer", "string", "null"]},
    "id": {"type": ["integer", "string", "null"]},
    "boolean": {"type": ["boolean", "integer", "string", "null"]},
    "money": {"type": ["number", "string", "null"]},
    "date": {"type": ["string", "null"]},
    "string_or_list": {"type": ["string", "array", "object", "null"]},
    "messages": {"type": ["array", "string", "null"]},
    "privileges": {"type": ["object", "array", "null"]},
}


def document(operations: Operations, base_url: str) -> "dict[str, Any]":
    """The document.

    Args:
        operations: entries of the catalog, by name.
        base_url: the address of the API.
    """
    paths: dict[str, dict[str, Any]] = {}
    by_form: dict[str, str] = {}  # two paths that differ in the names of IDs alone are one path
    for operation in operations.values():
        path = by_form.setdefault(_NAME.sub("{}", operation["path"]), operation["path"])
        described = _operation(_with_names_of(path, operation))
        paths.setdefault(path, {})[operation["method"].lower()] = described
    return {
        "openapi": "3.1.0",
        "info": {"title": "User API", "version": "1", "description": "Written by `balvps portal export`."},
        "servers": [{"url": base_url}],
        "security": [{"token": []}, {"password": []}],
        "paths": {path: paths[path] for path in sorted(paths)},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "password": {"type": "http", "scheme": "basic"},
            }
        },
    }


def _with_names_of(path: str, operation: "Mapping[str, Any]") -> "Mapping[str, Any]":
    """The operation with the names that the IDs have in that path."""
    names = dict(zip(_NAME.findall(operation["path"]), _NAME.findall(path)))
    parameters = [{**each, "name": names.get(each["name"], each["name"])} for each in operation["parameters"]]
    return {**operation, "parameters": parameters}


def _operation(operation: "Mapping[str, Any]") -> "dict[str, Any]":
    parameters = operation["parameters"]
    in_path = [each for each in parameters if "path" in each["in"]]
    in_query = [each for each in parameters if each["in"] == ["query"]]
    named = {each["names"]: each["name"] for each in parameters if "names" in each}
    in_body = [
        each
        for each in parameters
        if "body" in each["in"] and each["name"] not in {*named, *named.values()}  # any name may stand there
    ]
    described: dict[str, Any] = {
        "operationId": operation["name"],
        "summary": operation["summary"],
        "description": operation["description"],
        "parameters": [
            *(_parameter(each, "path") for each in in_path),
            *(_parameter(each, "query") for each in in_query),
        ],
        "responses": {"200": _response(operation)},
    }
    if operation["tag"]:
        described["tags"] = [operation["tag"]]
    if operation["method"] in ("POST", "PUT"):
        described["requestBody"] = {"content": {"application/json": {"schema": _body(in_body)}}}
    if operation["authentication"] == "none":
        described["security"] = []
    return described


def _parameter(parameter: "Mapping[str, Any]", place: str) -> "dict[str, Any]":
    return {
        "name": parameter["name"],
        "in": place,
        "required": place == "path" or parameter["required"],
        "description": parameter["description"],
        "schema": _schema(parameter),
    }


def _schema(parameter: "Mapping[str, Any]") -> "dict[str, Any]":
    return dict(_SCHEMAS.get(parameter["type"], {}))


def _body(parameters: "list[Mapping[str, Any]]") -> "dict[str, Any]":
    required = [each["name"] for each in parameters if each["required"]]
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            each["name"]: {**_schema(each), "description": each["description"]} for each in parameters
        },
        "additionalProperties": True,
    }
    return {**schema, "required": required} if required else schema


def _response(operation: "Mapping[str, Any]") -> "dict[str, Any]":
    content: dict[str, Any] = {"schema": _answer(operation.get("response") or {"kind": "any"})}
    if operation.get("example") is not None:
        content["example"] = operation["example"]
    return {"description": operation.get("answer") or "Success", "content": {"application/json": content}}


def _answer(response: "Mapping[str, Any]") -> "dict[str, Any]":
    if response["kind"] == "object":
        fields = response.get("fields", [])
        return {"type": ["object", "null"], "properties": {each["name"]: _answer(each) for each in fields}}
    if response["kind"] == "list" and "key" in response:
        return {"type": ["array", "object", "string", "null"]}  # items of several kinds, or one alone
    if response["kind"] == "list":
        return {
            "type": ["array", "object", "null"],
            "items": _answer(response.get("items") or {"kind": "any"}),
        }
    return dict(_ANSWERS.get(response["kind"], {}))
