"""The sandbox: a service to try things on."""

import os

from .parameters import click
from .telling import failures_told


@click.pass_context
def _run(context: click.Context) -> None:
    """Run the sandbox, a local service that plays the API, until it is interrupted.

    All arguments are its own; balvps sandbox --help lists them. The account is user@example.com, its
    password: secret.
    """
    from ..profiles import environment_of_children
    from ..testing import sandbox_program

    with failures_told():
        program = str(sandbox_program())
        os.execve(program, [program, *context.args], environment_of_children())


sandbox = click.Command(
    "sandbox",
    callback=_run,
    help=_run.__doc__,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
