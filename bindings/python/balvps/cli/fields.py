"""Makes options from the arguments of an operation, so that a new argument needs no code here."""

import functools
from collections.abc import Callable, Collection, Sequence
from typing import Any

from .catalog import operations
from .command import declaring
from .failure import UsageFailure
from .parameters import Option

_Function = Callable[..., None]


def with_fields(operation: str, leave_out: Collection[str] = ()) -> "Callable[[_Function], _Function]":
    """Gives a command an option for each argument of an operation, and ``--extra`` for others.

    The function takes the given ones as ``**fields``. Secrets have no option, because every user of the
    machine can read a command line.
    """

    def decorate(function: _Function) -> _Function:
        @functools.wraps(function)
        def run(*arguments: Any, **options: Any) -> None:
            extra = _pairs(options.pop("extra"))
            for parameter in _parameters(operation, leave_out):
                value = options.pop(parameter["name"])
                if value is not None and value != ():
                    options[parameter["name"]] = _converted(parameter, value)
            function(*arguments, **options, **({"extra": extra} if extra else {}))

        def options() -> "list[Option]":
            help = "A field that only this install has. Repeatable."
            extra = Option(["--extra"], metavar="NAME=VALUE", help=help, multiple=True)
            return [*map(_option, _parameters(operation, leave_out)), extra]

        return declaring(options)(run)

    return decorate


def _parameters(operation: str, leave_out: Collection[str]) -> "list[dict[str, Any]]":
    return [
        parameter
        for parameter in operations()[operation]["parameters"]
        if parameter["name"] not in leave_out and not parameter["secret"]
    ]


def _option(parameter: "dict[str, Any]") -> Option:
    name = parameter["name"]
    example = parameter["example"]
    return Option(
        [f"--{name.replace('_', '-')}", name],
        metavar=_METAVARS[parameter["type"]],
        help=parameter["description"] + (f", such as {_text(example)}" if example is not None else "") + ".",
        multiple=parameter["type"] == "string_list",
        required=parameter["required"],
    )


_METAVARS = {
    "string": "TEXT",
    "string_list": "TEXT",
    "object": "JSON",
    "container": "JSON",
    "integer": "N",
    "digits": "N",
    "decimal": "AMOUNT",
}

#: The types whose values are JSON and not text.
_JSON_TYPES = {"object", "container"}


def _text(example: Any) -> str:
    import json

    return example if isinstance(example, str) else json.dumps(example)


def _converted(parameter: "dict[str, Any]", value: Any) -> Any:
    if parameter["type"] not in _JSON_TYPES:
        return value
    import json

    try:
        return json.loads(value)
    except ValueError as error:
        raise UsageFailure(f"--{parameter['name']}: not JSON: {error}") from None


def _pairs(texts: Sequence[str]) -> "dict[str, str]":
    pairs = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageFailure(f"--extra {text!r}: it must be NAME=VALUE")
        pairs[name] = value
    return pairs
