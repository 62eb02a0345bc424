"""Plans of zones: shows them, and carries them out."""

import sys
from collections.abc import Mapping
from typing import Any, Optional, TextIO

from .context import Context
from .exit_codes import ExitCode
from .format import Format
from .output import Output, tell, tell_error, tell_warnings
from .parameters import Exit
from .shown import printable
from .terminal import has_styles, styled

#: The sign and the style of each action.
_SIGNS = {"add": ("+", "green"), "update": ("~", "yellow"), "delete": ("-", "red")}


def show(output: Output, plan: "Mapping[str, Any]") -> None:
    """Writes a plan and ends the command: with its own exit status if there are changes."""
    if output.is_for_a_person:
        write_diff(plan, sys.stdout)
    else:
        _write_data(output, plan)
    tell_warnings(plan["warnings"])
    if plan["changes"]:
        raise Exit(ExitCode.CHANGES)


def apply(context: Context, plan: "Mapping[str, Any]", *, force: bool) -> None:
    """Shows a plan, asks, and carries it out. The exit status says whether all changes were made."""
    output = context.output
    if output.is_for_a_person:
        write_diff(plan, sys.stdout)
    elif plan["changes"] and not (context.options.yes or context.options.dry_run):
        write_diff(plan, sys.stderr)
    tell_warnings(plan["warnings"])
    if plan["changes"]:
        context.confirm(f"Make these changes ({len(plan['changes'])}) to zone {plan['zone']['name']}?")
    answer = context.client.call("apply_plan", plan=plan, force=force).to_dict()
    if not output.is_for_a_person:
        _write_data(output, answer)
    _tell_outcomes(answer)


def _write_data(output: Output, data: "Mapping[str, Any]") -> None:
    """Writes a plan or its outcome. CSV and a table have a row for each change."""
    if output.format in (Format.CSV, Format.TABLE):
        output.things(data["changes"], [])
    else:
        output.thing(data)


def write_diff(plan: "Mapping[str, Any]", stream: TextIO) -> None:
    """Writes a line for each change, and the counts."""
    coloured = has_styles(stream)
    for change in plan["changes"]:
        sign, style = _SIGNS[change["action"]]
        line = printable(f"{sign} {_described(change)}", stream)
        stream.write(styled(line, style if coloured else "") + "\n")
    counts = plan["counts"]
    stream.write(
        f"{counts['add']} to add, {counts['update']} to update, {counts['delete']} to delete, "
        f"{counts['unchanged']} unchanged\n"
    )
    stream.flush()


def _tell_outcomes(answer: "Mapping[str, Any]") -> None:
    """Tells what became of the changes, and ends the command with an exit status if one was not made."""
    counts = answer["counts"]
    for change in answer["changes"]:
        if change["outcome"] != "done":
            message = (change["error"] or {}).get("message")
            reason = f": {message}" if message else ""
            tell_error(f"{change['action']} {_described(change)}: {change['outcome']}{reason}")
    if not answer["changes"]:
        tell("There is nothing to do.")
    else:
        tell(", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count) + ".")
    if counts["uncertain"]:
        raise Exit(ExitCode.UNCERTAIN)
    if counts["failed"] or counts["skipped"]:
        raise Exit(ExitCode.OTHER)


def _described(change: "Mapping[str, Any]") -> str:
    """A change such as ``www.example.com 300 A 192.0.2.1 -> 300 A 192.0.2.7``."""
    sides = (_data(record) for record in (change["before"], change["after"]))
    return f"{change['name']} {' -> '.join(side for side in sides if side)}"


def _data(record: "Optional[Mapping[str, Any]]") -> str:
    if record is None:
        return ""
    words = (record[field] for field in ("ttl", "type", "priority", "content"))
    return " ".join(str(word) for word in words if word is not None)
