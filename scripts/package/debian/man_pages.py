"""Writes the manual pages and completions of the command from its own help.

usage: python3 man_pages.py FOLDER SANDBOX     SANDBOX is the binary of balvps-sandbox

PYTHONPATH has the module. FOLDER gets balvps.1, and balvps-COMMAND.1, whose subcommands are sections; the
completions; and sandbox/balvps-sandbox.1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
from balvps import __version__
from balvps.cli.application import application
from click.shell_completion import get_completion_class

#: Commands whose page is that of a program: balvps-sandbox(1).
PROGRAMS = ("sandbox",)
COMPLETIONS = {"bash": "balvps", "zsh": "_balvps", "fish": "balvps.fish"}


def escaped(text: str) -> str:
    """Text as it is, in the language of manual pages."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"), flags=re.MULTILINE)


def help_of(command: click.Command, name: str, parent: click.Context | None) -> tuple[str, click.Context]:
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    context.terminal_width = context.max_content_width = 78
    with context.scope(cleanup=False):
        return command.get_help(context), context


def page(name: str, summary: str, sections: list[tuple[str, str]]) -> str:
    date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    lines = [f'.TH "{escaped(name.upper())}" "1" "{date}" "balvps {__version__}" "User Commands"']
    lines += [".SH NAME", f"{escaped(name)} \\- {escaped(summary)}"]
    for title, text in sections:
        lines += [f'.SH "{escaped(title.upper())}"', ".nf", escaped(text), ".fi"]
    return "\n".join(lines) + "\n"


def helps(group: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    """A command and each one below it, at every depth: its whole name and its help."""
    text, context = help_of(group, name, parent)
    yield name, text
    if isinstance(group, click.Group):
        for inner in group.list_commands(context):
            command = group.get_command(context, inner)
            if command is not None and not command.hidden:
                for below, help_text in helps(command, inner, context):
                    yield f"{name} {below}", help_text


def of_command(folder: Path) -> None:
    text, context = help_of(application, "balvps", None)
    names = application.list_commands(context)
    others = ", ".join(f"balvps-{name}(1)" for name in names)
    summary = "client of portals that run the HostBill User API"
    sections = [("Description", text), ("See also", others)]
    (folder / "balvps.1").write_text(page("balvps", summary, sections), encoding="utf-8")
    for name in (name for name in names if name not in PROGRAMS):
        command = application.get_command(context, name)
        assert command is not None
        sections = [(f"balvps {whole}", help_text) for whole, help_text in helps(command, name, context)]
        sections.append(("See also", "balvps(1)"))
        summary = command.get_short_help_str(200).rstrip(".")
        (folder / f"balvps-{name}.1").write_text(page(f"balvps-{name}", summary, sections), encoding="utf-8")


def of_sandbox(folder: Path, program: str) -> None:
    text = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    folder.mkdir(exist_ok=True)
    summary = "local stand-in for a portal that runs the HostBill User API"
    (folder / "balvps-sandbox.1").write_text(
        page("balvps-sandbox", summary, [("Description", text)]), encoding="utf-8"
    )


def completions(folder: Path) -> None:
    for shell, name in COMPLETIONS.items():
        kind = get_completion_class(shell)
        assert kind is not None
        source = kind(application, {}, "balvps", "_BALVPS_COMPLETE").source()
        (folder / name).write_text(source + "\n", encoding="utf-8")


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    of_command(folder)
    of_sandbox(folder / "sandbox", sys.argv[2])
    completions(folder)


if __name__ == "__main__":
    main()
