"""Plans of zones: shows them, and carries them out."""

import sys
from collections.abc import Mapping
from typing import Any, TextIO

from .._plan_text import change_line, change_text
from .context import Context
from .exit_codes import ExitCode
from .format import Format
from .output import Output, tell, tell_error, tell_warnings
from .parameters import Exit
from .shown import printable
from .terminal import has_styles, styled

_STYLES = {"add": "green", "update": "yellow", "delete": "red"}


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
    elif plan["changes"] and context.would_ask:
        write_diff(plan, sys.stderr)
    tell_warnings(plan["warnings"])
    if plan["changes"]:
        question = f"Make these changes ({len(plan['changes'])}) to zone {plan['zone']['name']}?"
        context.confirm_call("apply_plan", question)
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
        line = printable(change_line(change), stream)
        stream.write(styled(line, _STYLES[change["action"]] if coloured else "") + "\n")
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
            tell_error(f"{change['action']} {change_text(change)}: {change['outcome']}{reason}")
    if not answer["changes"]:
        tell("There is nothing to do.")
    else:
        tell(", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count) + ".")
    if counts["uncertain"]:
        raise Exit(ExitCode.UNCERTAIN)
    if counts["failed"] or counts["skipped"]:
        raise Exit(ExitCode.OTHER)
