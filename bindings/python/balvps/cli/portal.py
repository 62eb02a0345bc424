"""The commands for the portal's own document."""

import json
from typing import Any, Optional

from .._near_names import near_names
from .client import CommandClient
from .command import Noun, argument, option
from .context import Context
from .failure import UsageFailure
from .format import Format
from .input import read_text
from .output import tell
from .parameters import click
from .portal_file import Operations, known_operations, store, stored_operations

portal = Noun("What the portal itself can do, from its own Swagger document.")


def operations_to_complete() -> Operations:
    """The operations of the library and those of the profile's stored document, for completion."""
    from ..profiles import read_profile
    from . import catalog
    from .options import Options

    return {**catalog.operations(), **stored_operations(read_profile(Options.from_environment().profile))}


def complete_operations(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[str]":
    """The operations whose names begin with the incomplete word."""
    return sorted(name for name in operations_to_complete() if name.startswith(incomplete))


@portal.verb()
@option("--file", metavar="FILE", help="Read the document from a file; - is standard input.")
def sync(context: Context, file: Optional[str]) -> None:
    """Fetch the portal's own document, store it for the profile, and tell what has changed since last time.

    No credentials are sent. The document of a portal that asks for a browser can be saved there, and given
    with --file.
    """
    profile = context.profile
    before = stored_operations(profile)
    if file is None:
        with CommandClient.for_tokens(profile, None) as client:
            text = client.portal.document()
    else:
        text = read_text(file)
    after = store(profile, text)
    changes = _changes(before, after)
    context.output.things(changes, ["change", "name", "method", "path"], whole={"name", "path"})
    counts = {word: sum(row["change"] == word for row in changes) for word in ("added", "removed", "changed")}
    told = ", ".join(f"{count} {word}" for word, count in counts.items())
    tell(f"The portal has {len(after)} operations: {told}.")


@portal.verb()
@argument(
    "word", metavar="[WORD]", help="Only those with this word in name, path or summary.", required=False
)
def operations(context: Context, word: Optional[str]) -> None:
    """List the operations that can be called."""
    found = [
        operation
        for operation in known_operations(context).values()
        if word is None or word.lower() in _searched(operation)
    ]
    context.output.things(found, ["name", "method", "path", "summary"], whole={"name", "path"})


@portal.verb()
@argument("operation", metavar="OPERATION", shell_complete=complete_operations)
def show(context: Context, operation: str) -> None:
    """Show an operation: its arguments, and an example of a call."""
    found = needed_operation(known_operations(context), operation)
    if context.output.format in (Format.JSON, Format.YAML):
        context.output.document(found)
        return
    fields = {name: found.get(name) for name in ("name", "method", "path", "summary", "description", "safe")}
    context.output.thing({**fields, "example": _example(found)})
    if found["parameters"]:
        context.output.line("")
        rows = [{**each, "in": ", ".join(each["in"])} for each in found["parameters"]]
        context.output.things(rows, ["name", "in", "type", "required", "description"], whole={"description"})


@portal.verb()
@option(
    "--language",
    help="python: a .pyi for client.portal; typescript: a .d.ts for Client.",
    type=click.Choice(["python", "typescript"]),
    default="python",
)
def stubs(context: Context, language: str) -> None:
    """Write the types of the portal's operations, so that editors know them.

    For instance: balvps portal stubs > my_portal.pyi
    """
    from . import portal_stubs

    write = portal_stubs.python if language == "python" else portal_stubs.typescript
    context.output.line(write(_of_portal(known_operations(context))).rstrip("\n"))


@portal.verb()
@option("--openapi", help="As an OpenAPI 3.1 document (the only format).", is_flag=True, required=True)
def export(context: Context, openapi: bool) -> None:
    """Write a valid OpenAPI 3.1 document of everything that can be called."""
    from .portal_openapi import document

    context.output.document(document(known_operations(context), context.client.base_url))


def needed_operation(operations: Operations, name: str) -> "dict[str, Any]":
    """The operation of a name, also by the portal's name for one of the library's.

    Raises:
        UsageFailure: there is none.
    """
    by_other_name = {each["other_name"]: each for each in operations.values() if "other_name" in each}
    found = operations.get(name) or by_other_name.get(name)
    if found is None:
        advice = "; 'balvps portal operations' lists them, and 'balvps portal sync' fetches the portal's own"
        raise UsageFailure(f"there is no operation {name!r}{near_names(name, operations) or advice}")
    return found


def _of_portal(operations: Operations) -> Operations:
    found = {name: each for name, each in operations.items() if each["kind"] == "portal"}
    if not found:
        raise UsageFailure("the portal's own document is not stored yet: run 'balvps portal sync' first")
    return found


def _searched(operation: "dict[str, Any]") -> str:
    words = (operation["name"], operation["path"], operation["summary"], operation["tag"])
    return " ".join(words).lower()


def _example(operation: "dict[str, Any]") -> str:
    required = [f"{each['name']}={_sample(each)}" for each in operation["parameters"] if each["required"]]
    return " ".join(["balvps call", operation["name"], *required])


def _sample(parameter: "dict[str, Any]") -> str:
    example = parameter.get("example")
    if example is None:
        return "1" if parameter["type"] in ("integer", "decimal") else "TEXT"
    return example if isinstance(example, str) else json.dumps(example)


def _changes(before: Operations, after: Operations) -> "list[dict[str, Any]]":
    rows = []
    for name in sorted({*before, *after}):
        operation = after.get(name) or before[name]
        if name not in before:
            change = "added"
        elif name not in after:
            change = "removed"
        elif before[name] != after[name]:
            change = "changed"
        else:
            continue
        rows.append(
            {"change": change, "name": name, "method": operation["method"], "path": operation["path"]}
        )
    return rows
