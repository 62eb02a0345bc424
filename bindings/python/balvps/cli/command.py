"""Registering a command: shared options, a context to work in, failures told in one way."""

import inspect
import sys
from collections.abc import Callable
from typing import Any, Optional

import typer

from .context import Context
from .options import Options, give_signature, shared_parameters, typer_context_parameter
from .streams import OutputLost
from .telling import failures_told

_Function = Callable[..., None]

_EPILOG = "The options of 'balvps --help' may be given here too."


def noun(help: str) -> typer.Typer:
    """A group of commands."""
    return typer.Typer(
        help=help,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def verb(function: _Function, *, asks: bool = False, changes: bool = False) -> typer.Typer:
    """A command that stands alone, without a noun; see :func:`command`."""
    application = noun(inspect.getdoc(function) or "")
    command(application, asks=asks, changes=changes)(function)
    return application


def command(
    application: typer.Typer,
    name: Optional[str] = None,
    *,
    asks: bool = False,
    changes: bool = False,
) -> "Callable[[_Function], _Function]":
    """Registers a function as a command.

    Args:
        application: the noun it belongs to.
        name: the verb; ``None``: the function's own name.
        asks: it asks before it does what cannot be undone.
        changes: it changes something at the service.

    The function's first parameter receives the :class:`Context`; the others are its arguments and options.
    """

    def register(function: _Function) -> _Function:
        application.command(name, epilog=_EPILOG)(_with_context(function, asks=asks, changes=changes))
        return function

    return register


def _with_context(function: _Function, *, asks: bool, changes: bool) -> _Function:
    own = list(inspect.signature(function).parameters.values())[1:]
    shared = shared_parameters(asks=asks, changes=changes, shown=False)

    def run(typer_context: typer.Context, **arguments: Any) -> None:
        with failures_told():
            said = Options(**{parameter.name: arguments.pop(parameter.name) for parameter in shared})
            outer: Options = typer_context.find_root().obj
            command_line = said.over(outer)
            command_line.check()
            with Context(command_line.over(Options.from_environment())) as context:
                _run(function, context, arguments)

    own_by_name = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    give_signature(run, [typer_context_parameter("typer_context"), *own_by_name, *shared])
    run.__name__ = function.__name__
    run.__doc__ = function.__doc__
    return run


def _run(function: _Function, context: Context, arguments: "dict[str, Any]") -> None:
    from .dry_run import DryRun

    try:
        try:
            function(context, **arguments)
        except DryRun as unsent:
            context.output.request(unsent.request)
        sys.stdout.flush()
    except OutputLost as lost:
        lost.carried_out = context.carried_out
        raise
