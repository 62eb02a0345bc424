"""Importing a module.

usage: start.py MODULE
"""

import sys

from measurement import measure


def work() -> str:
    __import__(sys.argv[1])
    return ""


measure(work)
