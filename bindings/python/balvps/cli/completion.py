"""Shell completion."""

from .command import argument, command
from .context import Context
from .failure import UsageFailure
from .parameters import click


@argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def _completion(context: Context, shell: str) -> None:
    r"""Print the script that makes a shell complete the commands, options and profiles of balvps.

    It also completes the names of services, virtual machines, domains and zones. It asks the service for
    them, if you are signed in and it answers within two seconds.

    \b
    bash:  eval "$(balvps completion bash)"        in ~/.bashrc
    zsh:   eval "$(balvps completion zsh)"         in ~/.zshrc, after compinit
    fish:  balvps completion fish | source         in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    from .application import application

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageFailure(f"there is no completion for {shell}")
    context.output.line(kind(application, {}, "balvps", "_BALVPS_COMPLETE").source())


completion = command(_completion)
