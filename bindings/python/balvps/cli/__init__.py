"""The ``balvps`` command."""

import gc
import os
import sys

TYPE_CHECKING = False  # so that nothing is loaded before main() begins
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> "NoReturn":
    """Runs the command, with standard streams that are fit for it, and ends the process."""
    # The garbage collector is off. A run is short, and all objects of the loaded modules are still in use: to
    # search them would take a twentieth of the run.
    gc.disable()
    # Functions of libcurl and its thirty libraries are looked up when they are first called. A run calls few
    # of them. To look up all of them would take a fortieth of the run.
    sys.setdlopenflags(os.RTLD_LAZY)
    from .application import run
    from .streams import losses_told, prepare

    try:
        with losses_told():
            prepare()
            run()
    except SystemExit as end:
        # All is written. To free every object of every module would take a thirtieth of the run.
        sys.stderr.flush()
        os._exit(int(end.code or 0))
