"""No use of balvps._native by Python code crashes the process."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

#: Objects of every class, made without a service, and what may be tried on them.
PRELUDE = """
import copy
import pickle

from balvps import _native, _views
from balvps.models import Invoice

SETTINGS = {"base_url": "http://127.0.0.1:1", "username": "u", "password": "p", "retries": "0"}


def objects():
    client = _native.new_client(SETTINGS, None)
    queue = _native.new_queue(client)
    call = _native.new_call("no_such_operation", None, None)
    queue.submit(call)
    yield call
    yield client
    yield queue
    yield from queue.take(-1)
    limits = client.rate_limits()
    yield limits
    view = limits.view(_views.View)
    yield view
    yield view._generic("limits")
    yield iter(view._generic("limits"))
    yield _native.Field("string")
    yield Invoice.__dict__["total"]


def outcome(call, *arguments):
    try:
        return call(*arguments)
    except Exception as error:
        return error


MADE = list(objects())
CLASSES = {type(each) for each in MADE} | {each for each in vars(_native).values() if isinstance(each, type)}
assert {"Call", "Client", "Queue", "Result", "View", "ListView", "Field", "Failure", "ListIterator"} <= {
    each.__name__ for each in CLASSES
}
"""

PROGRAMS = {
    "what is not made by Python says so": """
        for each in CLASSES | {Invoice}:
            for make in (lambda: each.__new__(each), lambda: object.__new__(each), each):
                made = outcome(make)
                assert each.__name__ in ("Field", "Failure") or isinstance(made, TypeError), (each, made)
            subclass = outcome(type, "Subclass", (each,), {})
            if isinstance(subclass, type) and each.__name__ not in ("Field", "Failure"):
                assert isinstance(outcome(subclass), TypeError), each
                assert isinstance(outcome(subclass.__new__, subclass), TypeError), each
    """,
    "nothing is copied or pickled": """
        for each in MADE:
            ways = [lambda protocol=protocol: pickle.dumps(each, protocol) for protocol in range(6)]
            ways += [lambda protocol=protocol: pickle._dumps(each, protocol) for protocol in range(6)]
            ways += [lambda: copy.copy(each), lambda: copy.deepcopy(each), each.__reduce__]
            for way in ways:
                assert isinstance(outcome(way), TypeError), each
        assert str(pickle.loads(pickle.dumps(_native.Failure("x")))) == "x"
    """,
    "a field without a name or a kind is an error": """
        class Of(_views.View):
            pass

        unnamed = _native.Field("string")
        for call in (unnamed.__set__, unnamed.__delete__):
            assert isinstance(outcome(call, MADE[0], 1), (AttributeError, TypeError))
        view = next(each for each in MADE if isinstance(each, _native.View))
        for kind, of in (("object", None), ("list", None), ("string", Of), ("nonsense", None)):
            for field in (_native.Field.__new__(_native.Field), _native.Field("string")):
                assert isinstance(outcome(field.__init__, kind, of), (TypeError, ValueError))
                field.__set_name__(Of, "limits")
                outcome(field.__get__, view)
    """,
    "only classes of the right kind are registered": """
        view, list_view, missing = _views.View, _views.ListView, _views.MissingField
        for wrong in ((int, list_view, missing), (view, int, missing), (view, list_view, int)):
            assert isinstance(outcome(_native.register, *wrong), TypeError), wrong
        assert isinstance(outcome(_native.register, list_view, view, missing), TypeError)
    """,
    "every attribute and method can be tried with anything": """
        ODD = (None, -1, 2**64, "", "\\ud800", "x", b"x", (), [-1], {}, {"x": 1}, int, _native.View, *MADE)
        for round in range(2):  # the second one finds clients and queues closed
            for each in [*MADE, *(outcome(lambda: kind.__new__(kind)) for kind in CLASSES)]:
                for name in dir(each):
                    attribute = outcome(getattr, each, name)
                    if callable(attribute) and name not in ("close", "__class__"):
                        outcome(attribute)
                        for odd in ODD:
                            outcome(attribute, odd)
                            outcome(attribute, odd, odd)
                    outcome(setattr, each, name, None)
                    outcome(delattr, each, name)
            for odd in ODD:
                for call in (
                    outcome(_native.new_call, odd, None, None),
                    outcome(_native.new_call, "get_details", odd, None),
                    outcome(_native.new_call, "get_details", None, odd),
                    outcome(_native.new_request, odd, "/x", None, None),
                    outcome(_native.new_request, "GET", odd, None, None),
                    outcome(_native.new_request, "GET", "/x", odd, odd),
                    outcome(_native.new_second_factor, odd, odd),
                ):
                    for each in MADE:
                        for door in ("describe", "run", "submit"):
                            outcome(lambda: getattr(each, door)(call))
            for each in MADE:
                outcome(lambda: each.close())
    """,
}


#: A program that has not imported the package's own classes, which balvps._native is told of.
WITHOUT_THE_PACKAGE = """
import sys
from balvps import _native
client = _native.new_client({"base_url": "http://127.0.0.1:1"}, None)
view = client.rate_limits().view(_native.View)
assert view._names() == ["limits"] and type(view._generic("limits")) is _native.ListView
assert "balvps._views" not in sys.modules
"""


def run(program: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program],
        cwd=folder,  # one of the calls is to_csv("x")
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_the_process_goes_on_where(program: str, tmp_path: Path) -> None:
    run(PRELUDE + textwrap.dedent(program), tmp_path)


def test_it_works_before_it_is_told_of_classes(tmp_path: Path) -> None:
    run(WITHOUT_THE_PACKAGE, tmp_path)
