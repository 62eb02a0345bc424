"""Shell completion."""

import enum
import os
from typing import Annotated

import typer

from .command import verb
from .context import Context


class Shell(str, enum.Enum):
    """The shells there is completion for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def _completion(context: Context, shell: Annotated[Shell, typer.Argument()]) -> None:
    r"""Print the script that makes a shell complete the commands, options and profiles of balvps.

    \b
    bash:  eval "$(balvps completion bash)"        in ~/.bashrc
    zsh:   eval "$(balvps completion zsh)"         in ~/.zshrc, after compinit
    fish:  balvps completion fish | source         in ~/.config/fish/config.fish
    """
    from . import run

    os.environ["_BALVPS_COMPLETE"] = f"source_{shell.value}"
    run()


completion = verb(_completion)
