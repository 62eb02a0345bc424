"""The command that runs the gateway of standard protocols."""

import sys

from .command import command, option
from .context import Context
from .exit_codes import ExitCode
from .failure import UsageFailure
from .output import tell_error
from .parameters import Exit


@option("--config", metavar="FILE", help="The configuration, a TOML file.", required=True)
@option("--check-config", help="Check the configuration and every file that it names, and end.", is_flag=True)
def _serve(context: Context, config: str, check_config: bool) -> None:
    """Serve RFC 2136 and other standard protocols for the zones of the account, until interrupted.

    The configuration names the account, so options such as --profile have no effect. One line on standard
    output says which addresses are ready. Changes and refusals are lines of JSON on standard error.
    """
    try:
        from ..serve import service
        from ..serve.config import read_config
    except ImportError as missing:
        raise UsageFailure(
            f"balvps serve needs the package {missing.name!r}: pip install 'balvps[serve]'"
        ) from None
    import asyncio
    import gc

    from ..errors import ConfigurationError

    try:
        checked = read_config(config)
        if check_config:
            service.new_client(checked)
            return
    except ConfigurationError as faults:
        for line in str(faults).splitlines():
            tell_error(line)
        raise Exit(ExitCode.USAGE) from None
    gc.enable()  # the command runs without the garbage collector, which is for short runs
    asyncio.run(service.serve(checked, _say))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


serve = command(_serve)
