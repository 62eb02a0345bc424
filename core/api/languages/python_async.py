"""The nouns of the Python package for asyncio: bindings/python/balvps/aio/, from the modules beside it.

What a noun does is written once, in its ordinary module. Here each class that needs a client is copied:
methods that make calls become coroutines, and `await` is put where a call is made. Examples stay behind.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from model import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = Path(__file__).resolve().parents[3] / "bindings/python/balvps"
#: The modules with nouns, those that others use first.
MODULES = ("_noun", "session", "account", "contacts", "billing", "tickets", "zones", "_nouns")
#: Classes of those modules that work without a client.
SHARED = frozenset({"Record"})
RENAMED = {"Call": "AsyncCall"}
NOTE = "# generated from bindings/python/balvps/{} by core/api/languages/python_async.py; do not edit"

Function = ast.FunctionDef


def files(_model: Model) -> dict[str, str]:
    waiting: set[str] = set()
    return {f"bindings/python/balvps/aio/{name}.py": twin(f"{name}.py", waiting) for name in MODULES}


def twin(file: str, waiting: set[str]) -> str:
    """The text of a module's twin.

    Args:
        file: the module.
        waiting: the methods of the base class that make calls; the module of the base class adds them.
    """
    source = Source((PACKAGE / file).read_text(encoding="utf-8"))
    classes = twinned(source.tree)
    texts = []
    for node in classes:
        found = methods_that_wait(node, waiting)
        if file == "_noun.py":
            waiting |= found
        texts.append(source.twin_of(node, found))
    body = "\n\n\n".join(texts)
    blocks = [
        NOTE.format(file),
        source.text_of(source.tree.body[0]),
        "",
        *imports(source.tree, file.removesuffix(".py"), classes, body),
    ]
    return "\n".join(blocks) + f"\n\n\n{body}\n"


# ---- which methods make calls ------------------------------------------------------------------------------


def methods_that_wait(owner: ast.ClassDef, inherited: set[str]) -> set[str]:
    """The methods that make a call, or call one that does."""
    methods = [node for node in owner.body if isinstance(node, Function)]
    found = set(inherited)
    while True:
        more = {method.name for method in methods if any(calls_that_wait(method, found))} - found
        if not more:
            return found
        found |= more


def calls_that_wait(node: ast.AST, waiting: set[str]) -> Iterator[ast.Call]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
            of_self = isinstance(inner.func.value, ast.Name) and inner.func.value.id == "self"
            if inner.func.attr == "call" or (of_self and inner.func.attr in waiting):
                yield inner


# ---- the text ----------------------------------------------------------------------------------------------


class Source:
    """A module's text, and what is where in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def place(self, line: int, column: int) -> int:
        start = self._lines[line - 1]
        return start + len(self.text[start : self._lines[line]].encode()[:column].decode())

    def start(self, node: ast.stmt | ast.expr) -> int:
        return self.place(node.lineno, node.col_offset)

    def end(self, node: ast.stmt | ast.expr) -> int:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.place(node.end_lineno, node.end_col_offset)

    def text_of(self, node: ast.stmt | ast.expr) -> str:
        return self.text[self.start(node) : self.end(node)]

    def twin_of(self, owner: ast.ClassDef, waiting: set[str]) -> str:
        start = self.start(owner)
        text = self.text[start : self.end(owner)]
        for place, end, put in sorted(self._changes(owner, waiting), reverse=True):
            text = text[: place - start] + put + text[end - start :]
        return text

    def _changes(self, owner: ast.ClassDef, waiting: set[str]) -> Iterator[tuple[int, int, str]]:
        """What to put where: (start, end, new text); (start, start, ...) inserts."""
        with_more_behind = {
            id(node.value) for node in ast.walk(owner) if isinstance(node, (ast.Attribute, ast.Subscript))
        }
        for call in calls_that_wait(owner, waiting):
            brackets = id(call) in with_more_behind
            yield self.start(call), self.start(call), "(await " if brackets else "await "
            if brackets:
                yield self.end(call), self.end(call), ")"
        for node in ast.walk(owner):
            if isinstance(node, Function) and node in owner.body and node.name in waiting:
                yield self.start(node), self.start(node), "async "
            if isinstance(node, ast.Name) and node.id in RENAMED:
                yield self.start(node), self.end(node), RENAMED[node.id]
            if isinstance(node, (ast.ClassDef, Function)) and ast.get_docstring(node) is not None:
                first = node.body[0]
                yield self.start(first), self.end(first), without_example(self.text_of(first))


def without_example(docstring: str) -> str:
    found = re.search(r"\n\s*>>> .*", docstring, re.DOTALL)
    if found is None:
        return docstring
    kept = docstring[: found.start()].rstrip()
    if "\n" not in kept:
        return kept + '"""'
    indent = " " * (len(docstring) - len(docstring.rstrip('"').rstrip(" ")) - 3)
    return f'{kept}\n{indent}"""'


def imports(tree: ast.Module, module: str, classes: list[ast.ClassDef], body: str) -> Iterator[str]:
    """The import statements of a module as its twin needs them."""
    used = set(re.findall(r"\w+", body))
    own = {node.name for node in classes}
    here = {name for node in tree.body for name in defined(node)} - own
    typed = next((node.body for node in tree.body if isinstance(node, ast.If)), [])
    here_typed = {name for node in typed for name in defined(node)}
    yield "from __future__ import annotations"
    yield ""
    yield from grouped([*tree.body, shared_import(module, here)], used)
    lines = list(grouped([*typed, shared_import(module, here_typed)], used))
    if lines:
        yield "\nif TYPE_CHECKING:"
        yield textwrap.indent("\n".join(lines), "    ")


def shared_import(module: str, names: Iterable[str]) -> ast.ImportFrom:
    return ast.ImportFrom(module, [ast.alias(name) for name in sorted(names)], 2)


def defined(node: ast.stmt) -> set[str]:
    """The names that a statement defines."""
    if isinstance(node, (Function, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()


def grouped(nodes: Iterable[ast.stmt], used: set[str]) -> Iterator[str]:
    """Import statements as linters want them: Python's modules, others', the package's and the twins."""
    found: dict[int, list[tuple[str, str]]] = {0: [], -1: [], 2: [], 1: []}
    for node in nodes:
        if not isinstance(node, ast.ImportFrom) or node.module == "__future__":
            continue
        names = {RENAMED.get(alias.name, alias.name) for alias in node.names} & {*used, "TYPE_CHECKING"}
        twins = names & twins_of(node.module) if node.level == 1 else set()
        for level, kept in ((1, twins), (node.level and 2, names - twins)):
            path = "." * level + (node.module or "")
            if path.split(".")[0] not in {"", *sys.stdlib_module_names}:
                level = -1
            if kept:
                listed = ", ".join(sorted(kept, key=sort_key))
                line = f"from {path} import {listed}"
                if len(line) > 110:
                    line = f"from {path} import (\n    " + listed.replace(", ", ",\n    ") + ",\n)"
                found[level].append((path, line))
    for lines in found.values():
        lines.sort()
    blocks = (found[0], found[-1], found[2] + found[1])
    groups = [[line for _, line in lines] for lines in blocks if lines]
    yield from "\n\n".join("\n".join(group) for group in groups).splitlines()


@cache
def twins_of(module: str | None) -> set[str]:
    """The classes of a module of the package that have a twin."""
    if module not in MODULES:
        return set()
    return {node.name for node in twinned(ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8")))}


def twinned(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name not in SHARED]


def sort_key(name: str) -> tuple[bool, bool, str]:
    """Constants, classes, then the rest."""
    return not name.isupper(), not name.lstrip("_")[:1].isupper(), name
