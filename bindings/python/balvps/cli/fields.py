"""Options made from the arguments of an operation, so that a new argument needs no line here."""

import inspect
import json
from collections.abc import Callable, Collection
from typing import Annotated, Any, Optional

import typer

from .catalog import operations
from .failure import UsageFailure
from .options import give_signature

_Function = Callable[..., None]


def with_fields(operation: str, leave_out: Collection[str] = ()) -> "Callable[[_Function], _Function]":
    """Gives a command an option for each argument of an operation, and ``--extra`` for other ones.

    The function takes them as ``**fields``, only those that were given. Secrets are left out: they are never
    arguments of a command.
    """
    parameters = [
        parameter
        for parameter in operations()[operation]["parameters"]
        if parameter["name"] not in leave_out and not parameter["secret"]
    ]

    def decorate(function: _Function) -> _Function:
        def run(*arguments: Any, **options: Any) -> None:
            extra = _pairs(options.pop("extra"))
            for parameter in parameters:
                value = options.pop(parameter["name"])
                if value is not None and value != []:
                    options[parameter["name"]] = _converted(parameter, value)
            function(*arguments, **options, **({"extra": extra} if extra else {}))

        own = [
            parameter
            for parameter in inspect.signature(function).parameters.values()
            if parameter.kind is not inspect.Parameter.VAR_KEYWORD
        ]
        give_signature(run, [*own, *map(_option, parameters), _EXTRA])
        run.__name__ = function.__name__
        run.__doc__ = function.__doc__
        return run

    return decorate


def _option(parameter: "dict[str, Any]") -> inspect.Parameter:
    name = parameter["name"]
    example = parameter["example"]
    declared = typer.Option(
        f"--{name.replace('_', '-')}",
        metavar=_METAVARS[parameter["type"]],
        help=parameter["description"] + (f", such as {_text(example)}" if example is not None else "") + ".",
        show_default=False,
    )
    kind: Any = Optional[list[str]] if parameter["type"] == "string_list" else Optional[str]
    if parameter["required"]:
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[str, declared])
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, declared]
    )


_METAVARS = {"string": "TEXT", "string_list": "TEXT", "object": "JSON", "integer": "N", "decimal": "AMOUNT"}

_EXTRA = inspect.Parameter(
    "extra",
    inspect.Parameter.KEYWORD_ONLY,
    default=None,
    annotation=Annotated[
        Optional[list[str]],
        typer.Option("--extra", metavar="NAME=VALUE", help="A field that only this install has. Repeatable."),
    ],
)


def _text(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example)


def _converted(parameter: "dict[str, Any]", value: Any) -> Any:
    if parameter["type"] != "object":
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise UsageFailure(f"--{parameter['name']}: not JSON: {error}") from None


def _pairs(texts: "Optional[list[str]]") -> "dict[str, str]":
    pairs = {}
    for text in texts or []:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageFailure(f"--extra {text!r}: NAME=VALUE is wanted")
        pairs[name] = value
    return pairs
