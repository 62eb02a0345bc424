"""The context of a command: the profile, the client and the output."""

import functools
from typing import TYPE_CHECKING, Optional

from .format import Format
from .options import Options
from .output import Output

if TYPE_CHECKING:
    from types import TracebackType

    from ..profiles import Profile
    from .client import CommandClient


class Context:
    """The context of one run of a command. The profile and the client are made when they are first used."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.jobs: Optional[int] = None  # how many calls run at the same time, if a command makes many
        self.knows_portal = False  # whether the client knows the operations of the portal's own document
        columns = options.columns.split(",") if options.columns else None
        self.output = Output(
            options.output or Format.TABLE,
            [name.strip().replace(" ", "_") for name in columns] if columns else None,
            not options.no_header,
            options.csv_formulas,
        )
        if options.verbose:
            from .verbose import report_requests

            report_requests()

    def __enter__(self) -> "Context":
        return self

    def __exit__(
        self,
        kind: "Optional[type[BaseException]]",
        error: Optional[BaseException],
        traceback: "Optional[TracebackType]",
    ) -> None:
        if "client" in self.__dict__:
            self.client.close()

    @functools.cached_property
    def profile(self) -> "Profile":
        """The chosen profile, with the settings of the command line and the environment."""
        from ..profiles import read_profile

        return read_profile(self.options.profile).changed(self.profile_options())

    def profile_options(self) -> "dict[str, str]":
        """The options that are settings of a profile."""
        found = {
            name: ("yes" if value else "no") if isinstance(value, bool) else str(value)
            for name, value in self.options.settings.items()
        }
        if self.options.password_command is not None:
            found["password_command"] = self.options.password_command
        return found

    @functools.cached_property
    def client(self) -> "CommandClient":
        """A client for the profile."""
        from .client import CommandClient

        return CommandClient.for_profile(
            self.profile, dry_run=self.options.dry_run, jobs=self.jobs, knows_portal=self.knows_portal
        )

    @property
    def carried_out(self) -> "list[str]":
        """The requests of this run that changed something."""
        return self.client.carried_out if "client" in self.__dict__ else []

    @property
    def would_ask(self) -> bool:
        """Whether a question would be asked: there is no ``--yes``, and it is no dry run."""
        return not (self.options.yes or self.options.dry_run)

    def confirm(self, question: str) -> None:
        """Asks for confirmation. A dry run does not ask."""
        from .confirm import confirm

        confirm(question, yes=not self.would_ask)

    def confirm_call(self, operation: str, question: str) -> None:
        """Asks for confirmation of a call, if the catalog says that it destroys or interrupts something, or
        costs money. The effect is told before the question.

        Args:
            operation: the operation's name.
            question: such as ``Delete zone example.com?``
        """
        from .catalog import operations
        from .effect import has_effect, with_effect

        called = operations()[operation]
        if has_effect(called):
            self.confirm(with_effect(called, question))
