"""The command that runs the sandbox."""

import os

from .parameters import click
from .telling import failures_reported


@click.pass_context
def _run(context: click.Context) -> None:
    """Run the sandbox, a local stand-in for the service, until it is interrupted.

    All arguments are passed to it; balvps sandbox --help lists them. The account is user@example.com with the
    password secret.
    """
    from ..profiles import environment_of_children
    from ..testing import sandbox_program

    with failures_reported():
        program = str(sandbox_program())
        os.execve(program, [program, *context.args], environment_of_children())


sandbox = click.Command(
    "sandbox",
    callback=_run,
    help=_run.__doc__,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
