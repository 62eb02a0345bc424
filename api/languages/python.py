"""The generated files of the Python package: models.py, _calls.pyi, _settings.py and _version.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from model import DescriptionError, Field, Model, Operation, Parameter, Schema
from writing import WIDTH, filled, indented, pascal_case, sentence

ARGUMENT_TYPES = {
    "integer": "Id",
    "decimal": "Amount",
    "string": "str",
    "string_list": "Sequence[str]",
    "object": "Mapping[str, Any]",
    "string_or_list": "Content",
    "boolean": "bool",
    "name_or_id": "Id",
    "content_list": "Sequence[Content]",
    "object_list": "Sequence[Mapping[str, Any]]",
    "path_text": "Id",
    "container": "Mapping[str, Any] | Sequence[Any]",
    "digits": "Id",
    "flag_text": "bool | str",
    "address": "str",
}
#: The kind of a Field, and the type of its value.
ANSWER_TYPES = {
    "integer": ("integer", "int"),
    "boolean": ("boolean", "bool"),
    "money": ("decimal", "Decimal"),
    "messages": ("messages", "tuple[str, ...]"),
    "privileges": ("mapping", "dict[str, Any]"),
    "string": ("string", "str"),
    "string_or_number": ("decimal", "Decimal"),
    "string_or_list": ("any", "str | list[Any]"),
    "id": ("any", "int | str"),
    "string_or_integer": ("any", "int | str"),
}


def files(model: Model) -> dict[str, str]:
    return {
        "bindings/python/balvps/models.py": models_py(model),
        "bindings/python/balvps/_calls.pyi": calls_pyi(model),
        "bindings/python/balvps/_settings.py": settings_py(model),
        "bindings/python/balvps/_version.py": filled("_version.py", version=literal(model.library.version)),
    }


def settings_py(model: Model) -> str:
    names = [key.removesuffix("_ms") for key in model.library.environment]
    config = model.library.config
    defaults = {key["key"]: str(key["default"]) for key in config if "default" in key}
    return filled(
        "_settings.py",
        settings=indented(map(setting, model.library.settings)),
        environment=indented(f"{literal(f'BALVPS_{name.upper()}')}: {literal(name)}," for name in names),
        defaults=indented(f"{literal(key)}: {literal(default)}," for key, default in defaults.items()),
        secret_keys=names_in_a_set(key["key"] for key in config if key.get("secret")),
        secret_fields=names_in_a_set(secret_fields(model)),
    )


def names_in_a_set(names: Iterable[str]) -> str:
    return ", ".join(map(literal, sorted(names)))


def secret_fields(model: Model) -> set[str]:
    operations = model.calls + model.internal
    arguments = {p.name for operation in operations for p in operation.parameters if p.secret}
    return arguments | {
        field.name for schema in model.schemas for field in schema.fields if field.schema.secret
    }


def setting(key: Mapping[str, Any]) -> str:
    kind = {"integer": "int", "boolean": "boolean"}.get(key["type"], "str")
    name = key["key"].removesuffix("_ms")
    if name != key["key"]:
        kind = "float"  # seconds
    texts = ", ".join(literal(key.get(part, "")) for part in ("letter", "metavar", "help"))
    return f"Setting({literal(name)}, {kind}, {texts}),"


def literal(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) else repr(value)


def models_py(model: Model) -> str:
    answers = [f"{literal(o.name)}: {class_name(o.response, model)}," for o in model.calls]
    names = sorted(class_name(schema, model) for schema in model.objects)
    return filled(
        "models.py",
        names=indented(f"{literal(name)}," for name in names),
        classes="\n\n\n".join(model_class(schema, model) for schema in model.objects),
        answers=indented(answers),
    )


def class_name(schema: Schema, model: Model) -> str:
    """The name of a component, or of the operation if only one answers with the schema."""
    return pascal_case(schema.name) + ("Answer" if model.is_whole_answer(schema) else "")


def model_class(schema: Schema, model: Model) -> str:
    name = class_name(schema, model)
    operation, path = where_it_occurs(schema, model)
    what = f"``{path.removeprefix('.')}`` in the answer" if path else "The answer"
    is_answer = any(o.response.name == schema.name for o in model.calls)
    return "\n".join(
        [
            f"class {name}(View):",
            f'    """{what} of ``{operation.name}``.',
            "",
            f"    {sentence(operation.summary)}",
            '    """',
            "",
            "    __slots__ = ()",
            "",
            *(line for child in schema.fields for line in model_field(child, is_answer, model)),
        ]
    )


def where_it_occurs(schema: Schema, model: Model) -> tuple[Operation, str]:
    """The operation whose answer holds the schema, and the path to it. Operations that only read go first."""
    for operation in sorted(model.calls, key=lambda o: (not o.safe, o.authentication != "required")):
        path = path_to(schema.name, operation.response)
        if path is not None:
            return operation, path
    raise DescriptionError(f"no operation answers {schema.name}")


def path_to(name: str, schema: Schema) -> str | None:
    if schema.fields and schema.name == name:
        return ""
    steps = [(f".{child.name}", child.schema) for child in schema.fields]
    if schema.items:
        steps.append(("[0]", schema.items))
    for step, inner in steps:
        rest = path_to(name, inner)
        if rest is not None:
            return step + rest
    return None


def model_field(child: Field, of_answer: bool, model: Model) -> list[str]:
    kind, type_ = python_field(child.schema, model)
    # An answer reports success by one of several fields, so each of them may be missing.
    optional = child.schema.nullable or (of_answer and child.schema.kind == "boolean")
    arguments = [literal(kind)]
    if kind in ("object", "list"):
        arguments.append(type_ if kind == "object" else items_argument(child.schema, model))
    if optional:
        arguments.append("optional=True")
    if child.description:
        arguments.append(f"doc={literal(child.description)}")
    annotation = f"{type_} | None" if optional else type_
    line = f"    {child.name}: Field[{annotation}] = Field({', '.join(arguments)})"
    if len(line) <= WIDTH:
        return [line]
    return [f"    {child.name}: Field[{annotation}] = Field(", f"        {', '.join(arguments)}", "    )"]


def python_field(schema: Schema, model: Model) -> tuple[str, str]:
    """The kind of a Field, and the type of its value."""
    if schema.fields:  # an object without described fields is a plain mapping
        return "object", class_name(schema, model)
    if schema.items:
        return "list", f"ListView[{python_field(schema.items, model)[1]}]"
    if schema.kind == "date":
        return ("date", "date_") if schema.format == "date" else ("datetime", "datetime")
    return ANSWER_TYPES.get(schema.value_type, ("any", "Any"))


def items_argument(schema: Schema, model: Model) -> str:
    assert schema.items is not None
    kind, type_ = python_field(schema.items, model)
    return type_ if kind == "object" else literal(kind)


def calls_pyi(model: Model) -> str:
    return filled(
        "_calls.pyi",
        arguments="\n\n".join(line for operation in model.calls for line in argument_classes(operation)),
        models=indented(name + "," for name in sorted({class_name(o.response, model) for o in model.calls})),
        overloads="\n".join(overload(o, class_name(o.response, model)) for o in model.calls),
        async_overloads="\n".join(
            overload(o, f"Coroutine[Any, Any, {class_name(o.response, model)}]") for o in model.calls
        ),
    )


def argument_classes(operation: Operation) -> list[str]:
    """NAMEFields has the fields of the body. NAMEArguments has the ids of the path too."""
    name = pascal_case(operation.name)
    fields = [argument_line(p) for p in operation.arguments]
    if operation.has_body:
        fields.append("extra: Mapping[str, Any]")
    classes = [f"class {name}Fields(TypedDict, total=False):\n{indented(fields)}"] if fields else []
    if operation.ids:
        base = f"{name}Fields" if fields else "TypedDict"
        ids = [f"{p.name}: Required[Id]" for p in operation.ids]
        classes.append(f"class {name}Arguments({base}, total=False):\n{indented(ids)}")
    return classes


def argument_line(parameter: Parameter) -> str:
    type_ = ARGUMENT_TYPES[parameter.type]
    return f"{parameter.name}: {f'Required[{type_}]' if parameter.needed else type_}"


def overload(operation: Operation, result: str) -> str:
    name = pascal_case(operation.name)
    has_fields = bool(operation.arguments) or operation.has_body
    given = f"{name}Arguments" if operation.ids else f"{name}Fields" if has_fields else ""
    arguments = ["self", f"operation: Literal[{literal(operation.name)}]", "/"]
    if given:
        arguments.append(f"**arguments: Unpack[{given}]")
    line = f"    def __call__({', '.join(arguments)}) -> {result}: ..."
    if len(line) > WIDTH:
        inner = f"        {', '.join(arguments)}"
        if len(inner) > WIDTH:
            inner = "\n".join(f"        {argument}," for argument in arguments)
        line = f"    def __call__(\n{inner}\n    ) -> {result}: ..."
    return f"    @overload\n{line}"
