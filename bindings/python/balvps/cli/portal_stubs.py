"""Types of a portal's operations, for editors and type checkers."""

import re
from collections.abc import Mapping
from typing import Any

from .._portal_methods import keywords
from .portal_file import Operations

_Operation = Mapping[str, Any]

_TYPESCRIPT = {
    "integer": "number | string",
    "decimal": "string",
    "boolean": "boolean",
    "path_text": "number | string",
    "scalar": "string | number | boolean",
    "scalar_list": "(string | number | boolean)[]",
    "container": "unknown[] | object",
    "name_or_id": "number | string",
    "digits": "number | string",
    "flag_text": "boolean",
    "address": "string",
    "string": "string",
}

_PYTHON_HEAD = '''\
"""The operations of one portal, written by `balvps portal stubs`.

from typing import TYPE_CHECKING, cast
if TYPE_CHECKING:
    from my_portal import Portal

portal = cast("Portal", client.portal)
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from balvps import View

'''

_TYPESCRIPT_HEAD = """\
// The operations of one portal, written by `balvps portal stubs --language typescript`.
import type { CallOptions, JsonObject } from 'balvps';

declare module 'balvps' {
    interface Client {
"""


def python(operations: Operations) -> str:
    """The text of a ``.pyi`` with a class for blocking and one for asynchronous clients."""
    classes = []
    for name, word in (("Portal", "def"), ("AsyncPortal", "async def")):
        methods = "\n".join(_python_method(each, word) for each in operations.values())
        classes.append(f"class {name}(Protocol):\n{methods}\n")
    return _PYTHON_HEAD + "\n".join(classes)


def typescript(operations: Operations) -> str:
    """The text of a ``.d.ts`` that adds the methods to the package's Client."""
    return _TYPESCRIPT_HEAD + "".join(map(_typescript_method, operations.values())) + "    }\n}\n"


def _python_method(operation: _Operation, word: str) -> str:
    parameters = [
        f"{name}: {annotation}" if required else f"{name}: {annotation} = None"
        for name, annotation, required in keywords(operation)
    ]
    listed = ", ".join(["self", "*", *parameters])
    summary = _one_line(operation["summary"]).replace("\\", "\\\\").replace('"', "'")
    return f'    {word} {operation["name"]}({listed}) -> View:\n        """{summary or operation["name"]}"""'


def _typescript_method(operation: _Operation) -> str:
    fields = [
        f"{_property(each['name'])}{'' if each['required'] else '?'}: "
        f"{_TYPESCRIPT.get(each['type'], 'unknown')}"
        for each in operation["parameters"]
    ]
    needed = any(each["required"] for each in operation["parameters"])
    method = re.sub("_([a-z])", lambda match: match[1].upper(), operation["name"])
    summary = _one_line(operation["summary"]).replace("*/", "* /")
    arguments = "; ".join([*fields, "extra?: object"])
    return (
        f"        /** {summary or operation['name']} */\n"
        f"        {method}(args{'' if needed else '?'}: {{ {arguments} }}, options?: CallOptions): "
        "Promise<JsonObject>;\n"
    )


def _property(name: str) -> str:
    return name if re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) else repr(name)


def _one_line(text: str) -> str:
    return " ".join(text.split())
