"""What the modules in languages/ share: the handling of texts, and the texts about operations."""

from __future__ import annotations

import json
import string
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from model import Operation, Parameter

NOTICE = "generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit"
TEMPLATES = Path(__file__).resolve().parent / "templates"
WIDTH = 110
AUTHENTICATION_TEXTS = {
    "none": "Needs no credentials.",
    "unless_body": "Needs no credentials when an argument is given.",
}


def filled(template: str, **parts: str | int) -> str:
    text = (TEMPLATES / f"{template}.in").read_text(encoding="utf-8")
    return string.Template(text).substitute(notice=NOTICE, **parts)


def indented(lines: Iterable[str], indent: str = "    ") -> str:
    return "\n".join(indent + line for line in lines)


def aligned(head: str, arguments: Iterable[str], tail: str) -> str:
    """A list between its brackets. Long lines are wrapped below the first entry."""
    joined = ", ".join(argument.replace(" ", "\0") for argument in arguments) + tail.replace(" ", "\0")
    lines = textwrap.wrap(joined, WIDTH - len(head), break_long_words=False, break_on_hyphens=False)
    return (head + ("\n" + " " * len(head)).join(lines)).replace("\0", " ")


def pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def camel_case(name: str) -> str:
    return name[0] + pascal_case(name)[1:]


def sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


def compact_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def about(operation: Operation) -> str:
    """The summary and the description of an operation."""
    return " ".join(filter(None, [sentence(operation.summary), operation.description]))


def family_name(family: str) -> str:
    """The class of a family of errors. Its ending distinguishes it from the classes of codes."""
    return pascal_case(family) + "Error"


def reasons(error: Mapping[str, Any]) -> list[str]:
    """The reasons of an error code as entries of a list."""
    return [f"- {name}: {text}" for name, text in error.get("reasons", {}).items()]


def type_text(parameter: Parameter) -> str:
    return parameter.type.replace("_", " ") + (", secret" if parameter.secret else "")
