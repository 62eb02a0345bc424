"""Everything public is documented, and every example is true."""

import ast
import asyncio
import doctest
import importlib
import inspect
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from types import CodeType
from typing import Any

import balvps
import pytest
from balvps._ticket_files import Attachment
from balvps.testing import Sandbox
from balvps.zones import EnsuredRecord

#: Modules that users import from.
MODULES = (
    "balvps",
    "balvps.account",
    "balvps.acme",
    "balvps.aio",
    "balvps.aio.account",
    "balvps.aio.billing",
    "balvps.aio.client",
    "balvps.aio.contacts",
    "balvps.aio.domains",
    "balvps.aio.orders",
    "balvps.aio.plans",
    "balvps.aio.services",
    "balvps.aio.session",
    "balvps.aio.tickets",
    "balvps.aio.vms",
    "balvps.aio.zones",
    "balvps.batch",
    "balvps.billing",
    "balvps.client",
    "balvps.contacts",
    "balvps.domains",
    "balvps.dynamic_dns",
    "balvps.errors",
    "balvps.limits",
    "balvps.models",
    "balvps.orders",
    "balvps.plans",
    "balvps.services",
    "balvps.session",
    "balvps.testing",
    "balvps.tickets",
    "balvps.token_store",
    "balvps.vms",
    "balvps.zone_files",
    "balvps.zones",
)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def is_public(name: str) -> bool:
    return not name.startswith("_")


def public_things() -> Iterator["tuple[str, Any]"]:
    """The modules, and what is defined in them: functions, classes, and their methods and properties."""
    for module_name in MODULES:
        module = importlib.import_module(module_name)
        yield module_name, module
        for name in getattr(module, "__all__", vars(module)):
            thing = getattr(module, name)
            if is_public(name) and getattr(thing, "__module__", "") == module_name and callable(thing):
                yield f"{module_name}.{name}", thing
                if isinstance(thing, type):
                    yield from members(f"{module_name}.{name}", thing)
    for base in balvps.Client.__mro__[1:-1]:  # private classes with public members
        yield from members("balvps.Client", base)
    for kind in (balvps.View, balvps.ListView, balvps.Result, balvps.Record, EnsuredRecord, Attachment):
        yield f"balvps.{kind.__name__}", kind
        yield from members(f"balvps.{kind.__name__}", kind)
    for kind in (balvps.View, balvps.ListView):
        yield from members(f"balvps.{kind.__name__}", kind.__bases__[0])


def members(owner: str, kind: type) -> Iterator["tuple[str, Any]"]:
    for name, member in vars(kind).items():
        if not is_public(name) or type(member).__name__ in ("Field", "member_descriptor", "_tuplegetter"):
            continue
        thing = member.__func__ if isinstance(member, (classmethod, staticmethod)) else member
        if callable(thing) or isinstance(thing, property) or inspect.isgetsetdescriptor(thing):
            yield f"{owner}.{name}", thing


THINGS = list(public_things())


@pytest.mark.parametrize(("name", "thing"), THINGS, ids=[name for name, _ in THINGS])
def test_everything_is_documented_and_examples_are_true(
    name: str, thing: Any, balvps_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = inspect.getdoc(thing) or ""
    assert re.match(r"\S.*\.$|\S[^\n]*\n", text), "what it is, in a line"
    account = {
        "BALVPS_USERNAME": "user@example.com",
        "BALVPS_PASSWORD": "secret",
        "BALVPS_BASE_URL": balvps_sandbox.base_url,
        "BALVPS_CA_FILE": balvps_sandbox.ca_file,
    }
    monkeypatch.setattr(os, "environ", {**os.environ, **account})
    names: dict[str, Any] = {
        "asyncio": asyncio,
        "balvps": balvps,
        "base_url": balvps_sandbox.base_url,
        "ca_file": balvps_sandbox.ca_file,
        "client": balvps_sandbox.async_client() if "balvps.aio" in name else balvps_sandbox.client(),
        "Decimal": Decimal,
        "os": os,
        "sandbox": balvps_sandbox,
    }
    example = doctest.DocTestParser().get_doctest(text, names, name, None, None)
    loop = asyncio.new_event_loop()

    def execute(code: CodeType, names: "dict[str, Any]") -> None:
        """Runs a statement, in which `await` may stand as in the prompt of ``python -m asyncio``."""
        result = eval(code, names)
        if inspect.iscoroutine(result):
            loop.run_until_complete(result)

    monkeypatch.setattr(doctest, "exec", execute, raising=False)
    said: list[str] = []
    try:
        doctest.DocTestRunner(optionflags=FLAGS).run(
            example, compileflags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, out=said.append, clear_globs=False
        )
        if "balvps.aio" in name:
            loop.run_until_complete(names["client"].close())
        else:
            names["client"].close()
    finally:
        loop.close()
    assert not said, "".join(said)


def test_every_argument_is_told() -> None:
    """Every argument is in the Args of the docstring or of the class, unless its name says everything."""
    untold = []
    for name, thing in THINGS:
        if not inspect.isfunction(thing) or thing.__name__ == "call":
            continue
        arguments = [
            argument for argument in inspect.signature(thing).parameters if argument not in ("self", "cls")
        ]
        text = inspect.getdoc(thing) or ""
        section = text.partition("Args:")[2]
        if len(arguments) > 1:
            untold += [f"{name}: {argument}" for argument in arguments if argument not in section]
    assert untold == []
