"""The extension only works in the main interpreter. In others its import fails."""

import subprocess
import sys

import pytest

#: Python's own module for sub-interpreters has had two names, and gives either kind since 3.12: sharing the
#: GIL with the main interpreter, or with one of its own.
IN_A_SUB_INTERPRETER = """
import sys
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

{first}
if sys.version_info >= (3, 13):
    made = interpreters.create({kind!r})
else:
    made = interpreters.create(isolated={kind!r} == "isolated")
interpreters.run_string(made, '''
import sys
sys.path[:] = {path!r}
try:
    from balvps import Client
except ImportError as error:
    print("refused:", error)
else:
    print("loaded")
''')
interpreters.destroy(made)
import balvps
print("the main interpreter has", balvps.__version__)
"""


@pytest.mark.parametrize("kind", ["legacy", "isolated"])
@pytest.mark.parametrize("first", ["", "import balvps._native"])
def test_a_sub_interpreter_is_refused(kind: str, first: str) -> None:
    program = IN_A_SUB_INTERPRETER.format(first=first, kind=kind, path=sys.path)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    refused, loaded = done.stdout.splitlines()
    # Python itself refuses an isolated one since 3.13, in its own words.
    assert refused in (
        "refused: balvps works in the main interpreter only; run it in a process of its own instead",
        "refused: module balvps._native does not support loading in subinterpreters",
    )
    assert loaded.startswith("the main interpreter has ")
