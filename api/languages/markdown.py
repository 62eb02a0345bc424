"""The reference page, docs/operations.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from model import Model, Operation, Parameter, Schema
from writing import AUTHENTICATION_TEXTS, about, compact_json, filled, sentence, type_text

Node = Mapping[str, Any]
EFFECT_TEXTS = {
    "interrupts": "Effect: interrupts. A machine stops, for a while or until it is started.",
    "destroys": "Effect: destroys. Data or a service are lost.",
    "costs": "Effect: costs. It costs money.",
}


def files(model: Model) -> dict[str, str]:
    return {"docs/operations.md": operations_md(model)}


def operations_md(model: Model) -> str:
    return filled(
        "operations.md",
        overview=overview(model.operations),
        operations="\n\n".join(map(operation_section, model.operations)),
        procedure_overview=table(
            ("procedure", "what it does"), ([f"[`{p.name}`](#{p.name})", p.summary] for p in model.procedures)
        ),
        procedures="\n\n".join(map(operation_section, model.procedures)),
        families=families_table(model.library.families),
        errors=errors_table(model.library.errors),
        options=config_table(model.library.options, "option"),
        config=config_table(model.library.config, "key"),
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
        f"It sends: {operation.requests}."
        if operation.is_procedure
        else f"`{operation.method.upper()} {operation.path}`",
        about(operation),
    ]
    if operation.authentication != "required":
        parts.append(AUTHENTICATION_TEXTS[operation.authentication])
    if operation.effect != "none":
        parts.append(EFFECT_TEXTS[operation.effect])
    if operation.routed_by:
        parts.append("A service may have it at [a path of its own](policy.md#paths-below-a-service).")
    parts.append(arguments_table(operation.parameters) if operation.parameters else "No arguments.")
    parts.append(f"Answer: {sentence(operation.response_description)}")
    rows = answer_rows(operation.response)
    parts.append(table(("field", "kind", "always there", "description"), rows))
    parts.append(f"```json\n{json.dumps(operation.example, indent=2)}\n```")
    return "\n\n".join(parts)


def arguments_table(parameters: Iterable[Parameter]) -> str:
    rows = (
        [
            argument_name(p),
            type_text(p),
            required_text(p),
            ", ".join(p.places),
            p.description,
            example_text(p),
        ]
        for p in parameters
    )
    return table(("argument", "type", "required", "sent in", "description", "example"), rows)


def argument_name(parameter: Parameter) -> str:
    return f"`{parameter.name}`" + (f", or `{parameter.other_name}`" if parameter.other_name else "")


def required_text(parameter: Parameter) -> str:
    if parameter.config_key:
        return f"else the config's `{parameter.config_key}`"
    return "yes" if parameter.required else ""


def example_text(parameter: Parameter) -> str:
    return "" if parameter.example is None else f"`{compact_json(parameter.example)}`"


def answer_rows(schema: Schema, prefix: str = "") -> list[list[str]]:
    """A row for each field. Fields of inner objects and lists have names such as `invoice.items[].amount`."""
    rows = []
    for child in schema.fields:
        path = prefix + child.name
        inner, mark = (child.schema.items, "[]") if child.schema.items else (child.schema, "")
        kind = ("list of " if mark else "") + inner.kind.replace("_", " ")
        if child.schema.key:
            kind += f" by `{child.schema.key}`"
        rows.append([f"`{path}`", kind, "yes" if child.required else "", child.description])
        rows += answer_rows(inner, f"{path}{mark}.")
    return rows


def families_table(families: Iterable[Node]) -> str:
    return table(("family", "meaning"), ([f"`{f['name']}`", f["summary"]] for f in families))


def errors_table(errors: Iterable[Node]) -> str:
    rows = (
        [str(e["code"]), f"`{e['name']}`", f"`{e['family']}`", e["summary"], reasons_text(e)] for e in errors
    )
    return table(("code", "name", "family", "meaning", "reasons"), rows)


def reasons_text(error: Node) -> str:
    return "; ".join(f"`{name}`: {text}" for name, text in error.get("reasons", {}).items())


def config_table(config: Iterable[Node], what: str) -> str:
    rows = ([f"`{k['key']}`", config_type(k), default_text(k), k["summary"]] for k in config)
    return table((what, "type", "default", "meaning"), rows)


def config_type(key: Node) -> str:
    if "choices" in key:
        return "one of " + ", ".join(f"`{choice}`" for choice in key["choices"])
    if key["type"] == "integer":
        return f"{key['unit']}, {key['minimum']} to {key['maximum']}"
    return str(key["type"]) + (", secret" if key.get("secret") else "")


def default_text(key: Node) -> str:
    return f"`{key['default']}`" if "default" in key else ""
