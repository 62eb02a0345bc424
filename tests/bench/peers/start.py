"""Imports a module. With `ready` it also makes the objects for the first call.

usage: start.py MODULE [ready]
"""

import sys

from measurement import measure

MODULE = sys.argv[1]
READY = sys.argv[2:] == ["ready"]


def work() -> str:
    module = __import__(MODULE)
    if READY:
        if MODULE == "requests":
            module.Session()
        else:
            module.Client("user@example.com", "secret")
    return ""


measure(work)
