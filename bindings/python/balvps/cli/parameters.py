"""click without the modules that it only loads for help texts, and the parameters of the command."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Optional

from .later import loaded_later

# click uses `inspect` to tidy help texts. Loading it takes a seventh of the instructions of `import click`.
with loaded_later("inspect"):
    import click
    from click.exceptions import Exit

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["HELP", "NUMBER", "Argument", "Exit", "Option", "SharedOption", "click", "names_of"]

#: A number that the service assigned, such as an ID.
NUMBER = click.IntRange(min=0)


def names_of(kind: str) -> "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]":
    """Completes the names of a kind of thing. The module that does so is loaded when a shell asks for it."""

    def complete(
        context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from . import completed_names

        return completed_names.complete(kind, context, incomplete)

    return complete


class Option(click.Option):
    """An option whose help text needs no tidying."""

    def __init__(self, names: Sequence[str], *, help: str, **attributes: Any) -> None:
        super().__init__(names, **attributes)
        self.help = help  # click would tidy the text here


class SharedOption(Option):
    """An option of every command."""

    def __init__(self, names: Sequence[str], *, in_every_help: bool = False, **attributes: Any) -> None:
        super().__init__(names, **attributes)
        self._in_every_help = in_every_help

    def get_help_record(self, ctx: click.Context) -> "Optional[tuple[str, str]]":
        shown = self._in_every_help or ctx.parent is None
        return super().get_help_record(ctx) if shown else None


def _show_help(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()


#: The help option of click would look up translations and tidy its text again for each command.
HELP = Option(
    ["-h", "--help"],
    help="Show this message and exit.",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
)


class Argument(click.Argument):
    """An argument with a help text. click has this from 8.5 on."""

    def __init__(self, names: Sequence[str], *, help: str = "", **attributes: Any) -> None:
        super().__init__(names, **attributes)
        self.explanation = help
