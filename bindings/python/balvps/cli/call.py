"""The command that calls any operation by its name."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Optional

from .command import argument, command, option
from .context import Context
from .effect import with_effect
from .failure import Failure, UsageFailure
from .input import read_text
from .parameters import click
from .portal import complete_operations, needed_operation, operations_to_complete
from .portal_file import known_operations

#: The types whose values are JSON and not text.
_JSON_TYPES = {"boolean", "container", "object", "object_list", "scalar_list", "string_list", "content_list"}


def _complete_arguments(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[str]":
    operation = operations_to_complete().get(context.params.get("operation") or "")
    names = [each["name"] for each in operation["parameters"] if not each["secret"]] if operation else []
    return [f"{name}=" for name in names if name.startswith(incomplete)]


@argument("operation", metavar="OPERATION", shell_complete=complete_operations)
@argument(
    "arguments",
    metavar="[NAME=VALUE]...",
    nargs=-1,
    help="NAME=VALUE is a text, NAME:=JSON is any JSON value.",
    shell_complete=_complete_arguments,
)
@option(
    "--data", metavar="JSON", help="Further arguments: an object as JSON, @FILE, or @- for standard input."
)
@option("--save", metavar="FILE", help="Write the bytes of an answer that is a file, such as an attachment.")
def _call(
    context: Context, operation: str, arguments: Sequence[str], data: Optional[str], save: Optional[str]
) -> None:
    """Call an operation by its name and print the answer as JSON or YAML.

    The operations are those of the library, and those of the portal's own document after 'balvps portal
    sync'. Secrets belong into --data @FILE, because every user of the machine can read a command line.

    For instance: balvps call vms_reboot id=1 vmid=2
    """
    found = needed_operation(known_operations(context), operation)
    given = {**_data(data), **_given(found, arguments)}
    if found["safe"] is not True:
        called = f"{found['name']} ({found['method']} {found['path']})"
        context.confirm(with_effect(found, f"Call {called}: {found['summary']}?"))
    answer = context.client.call(operation, **given)
    if save is not None:
        _save(answer.to_dict(), save)
    else:
        context.output.document(answer.to_dict())


call = command(_call, asks=True, changes=True)


def _given(operation: "Mapping[str, Any]", arguments: Sequence[str]) -> "dict[str, Any]":
    parameters = {each["name"]: each for each in operation["parameters"]}
    given: dict[str, Any] = {}
    for text in arguments:
        name, equals, value = text.partition("=")
        is_json = name.endswith(":")
        name = name.rstrip(":")
        if not equals or not name:
            raise UsageFailure(f"{text!r}: it must be NAME=VALUE or NAME:=JSON")
        parameter = parameters.get(name, {})
        if parameter.get("secret"):
            raise UsageFailure(f"{name}: a secret does not belong on the command line; use --data @FILE")
        if name in given:
            raise UsageFailure(f"{name} is given twice")
        given[name] = _json(name, value) if is_json or parameter.get("type") in _JSON_TYPES else value
    return given


def _data(data: Optional[str]) -> "dict[str, Any]":
    if data is None:
        return {}
    found = _json("--data", read_text(data[1:]) if data.startswith("@") else data)
    if not isinstance(found, dict):
        raise UsageFailure("--data: it must be a JSON object")
    return found


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text, parse_float=str)
    except ValueError as error:
        raise UsageFailure(f"{name}: not JSON: {error}") from None


def _save(answer: "Mapping[str, Any]", file: str) -> None:
    import base64

    from .files import write_file

    if "base64" not in answer:
        raise Failure("the answer is no file, so there is nothing to save")
    write_file(base64.b64decode(answer["base64"]), answer["content_type"], file)
