"""Declares commands: their parameters, their context, and the reporting of their failures.

Click's objects are made when their command runs. A run needs one command of a module, and making the
parameters of all commands would take longer than the rest of the run.
"""

import functools
import sys
from collections.abc import Callable, Sequence
from typing import Any, Optional

from .exit_codes import ExitCode
from .failure import DryRun
from .options import Options, shared_options
from .parameters import HELP, Argument, Option, click
from .streams import OutputLost

_Function = Callable[..., None]
_Declared = Callable[[], Sequence[click.Parameter]]

_SETTINGS = {"help_option_names": HELP.opts[::-1]}

_EPILOG = "The options of 'balvps --help' may be given here too."


class _WithHelp:
    def get_help_option(self, ctx: click.Context) -> click.Option:
        return HELP


class Group(_WithHelp, click.Group):
    """A group whose commands are made when they are used."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(context_settings=_SETTINGS, **attributes)

    def parse_args(self, ctx: click.Context, args: "list[str]") -> "list[str]":
        if not args and not ctx.resilient_parsing:
            sys.stderr.write(ctx.get_help() + "\n")
            ctx.exit(ExitCode.USAGE)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: "list[str]"
    ) -> "tuple[Optional[str], Optional[click.Command], list[str]]":
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            close = [repr(name) for name in get_close_matches(args[0], names)]
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


class Noun(Group):
    """The commands for one kind of thing."""

    def __init__(self, help: str) -> None:
        super().__init__(help=help)
        self._verbs: dict[str, Callable[[], click.Command]] = {}

    def verb(
        self,
        name: Optional[str] = None,
        *,
        asks: bool = False,
        changes: bool = False,
        takes_any_word: bool = False,
    ) -> "Callable[[_Function], _Function]":
        """Registers a function as a command. See :func:`command`.

        Args:
            name: the verb; ``None``: the function's name.
        """

        def register(function: _Function) -> _Function:
            made = functools.partial(
                command, function, asks=asks, changes=changes, takes_any_word=takes_any_word
            )
            self._verbs[name or function.__name__] = made
            return function

        return register

    def list_commands(self, ctx: click.Context) -> "list[str]":
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> Optional[click.Command]:
        if cmd_name not in self._verbs:
            return None
        found = self._verbs[cmd_name]()
        found.name = cmd_name
        return found


class Command(_WithHelp, click.Command):
    """A command whose help has a section about its arguments.

    Args:
        takes_any_word: see :func:`command`.
        attributes: those of click.
    """

    def __init__(self, *, takes_any_word: bool, **attributes: Any) -> None:
        super().__init__(**attributes)
        self._takes_any_word = takes_any_word

    def parse_args(self, ctx: click.Context, args: "list[str]") -> "list[str]":
        if self._takes_any_word:
            args = self._options_first(ctx, args)
        return super().parse_args(ctx, args)

    def _options_first(self, ctx: click.Context, args: "list[str]") -> "list[str]":
        """The options with their values, then ``--``, then all other words."""
        declared = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        known = {name: each for each in declared for name in (*each.opts, *each.secondary_opts)}
        options: list[str] = []
        others: list[str] = []
        words = iter(args)
        for word in words:
            name, equals, _ = word.partition("=")
            if word == "--":
                others += words
            elif word in known:
                options.append(word)
                if not (known[word].is_flag or known[word].count):
                    value = next(words, None)
                    if value is None:
                        return options  # click tells that the value is missing
                    options.append(value)
            elif equals and name in known and name.startswith("--"):
                options.append(word)
            else:
                others.append(word)
        return [*options, "--", *others]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        explained = [
            (parameter.human_readable_name, parameter.explanation)
            for parameter in self.params
            if isinstance(parameter, Argument) and parameter.explanation
        ]
        if explained:
            with formatter.section("Arguments"):
                formatter.write_dl(explained)
        super().format_options(ctx, formatter)


def command(
    function: _Function, *, asks: bool = False, changes: bool = False, takes_any_word: bool = False
) -> click.Command:
    """A command that runs a function.

    Args:
        function: its first parameter is the :class:`Context`. The others are the arguments and options that
            :func:`argument` and :func:`option` declare.
        asks: whether the command asks for confirmation, because it cannot be undone.
        changes: whether the command changes something at the service.
        takes_any_word: whether a word that begins with a hyphen, and is not exactly one of the options, is an
            argument.
    """
    shared = shared_options(asks=asks, changes=changes)
    return Command(
        name=None,
        params=[*(own for declared in _declarations(function) for own in declared()), *shared],
        callback=functools.partial(_run, function),
        help=function.__doc__,
        epilog=_EPILOG,
        context_settings=_SETTINGS,
        takes_any_word=takes_any_word,
    )


def argument(name: str, **attributes: Any) -> "Callable[[_Function], _Function]":
    """Declares an argument of the function's command, as click does."""
    return declaring(lambda: [Argument([name], **attributes)])


def option(*names: str, **attributes: Any) -> "Callable[[_Function], _Function]":
    """Declares an option of the function's command, as click does."""
    return declaring(lambda: [Option(names, **attributes)])


def declaring(declared: _Declared) -> "Callable[[_Function], _Function]":
    """Declares the parameters that a function makes. They go before those of the decorators below."""

    def decorate(function: _Function) -> _Function:
        function.__dict__["declared"] = [declared, *_declarations(function)]
        return function

    return decorate


def _declarations(function: _Function) -> "list[_Declared]":
    found: list[_Declared] = function.__dict__.get("declared", [])
    return found


def _run(function: _Function, **arguments: Any) -> None:
    from .context import Context
    from .telling import failures_reported

    with failures_reported():
        own = Options.taken_from(arguments)
        outer: Options = click.get_current_context().find_root().obj
        command_line = own.over(outer)
        command_line.check()
        with Context(command_line.over(Options.from_environment())) as context:
            try:
                try:
                    function(context, **arguments)
                except DryRun as unsent:
                    context.output.unsent(unsent.description)
                sys.stdout.flush()
            except OutputLost as lost:
                lost.carried_out = context.carried_out
                raise
