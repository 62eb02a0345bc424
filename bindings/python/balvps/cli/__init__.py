"""The ``balvps`` command."""

import gc
import os
import sys

TYPE_CHECKING = False  # so that nothing is loaded before main() begins
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> "NoReturn":
    """Prepares the standard streams, runs the command and ends the process."""
    # The garbage collector is off. A run is short, and all objects of the loaded modules are still in use:
    # searching them would take a twentieth of the run.
    gc.disable()
    # Functions of libcurl and its thirty libraries are looked up when they are first called. A run calls few
    # of them. Looking up all of them would take a fortieth of the run.
    sys.setdlopenflags(os.RTLD_LAZY)
    from .application import run
    from .streams import output_loss_reported, prepare

    try:
        with output_loss_reported():
            prepare()
            run()
    except SystemExit as end:
        # All output is written. Freeing every object of every module would take a thirtieth of the run.
        sys.stderr.flush()
        os._exit(int(end.code or 0))
