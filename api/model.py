"""The model of the API. reader.py makes it from the description, and the languages are generated from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

METHODS = ("get", "post", "put", "delete")
SAFE_METHODS = ("get",)
IDEMPOTENT_METHODS = ("get", "put", "delete")


class DescriptionError(Exception):
    """The description holds something that cannot be generated."""


@dataclass(frozen=True)
class Schema:
    """How a value of an answer is normalised. Equal schemas are one schema, even if their names differ."""

    kind: str
    fields: tuple[Field, ...] = ()
    items: Schema | None = None
    key: str = ""  # of a list: the field of an item that takes its key
    value: str = ""  # of a list: the field that an item becomes that is no object
    name: str = field(default="", compare=False)
    secret: bool = field(default=False, compare=False)
    # For typed languages: the JSON types, and whether a date has a time.
    types: frozenset[str] = field(default=frozenset(), compare=False)
    format: str = field(default="", compare=False)

    @property
    def nullable(self) -> bool:
        return "null" in self.types

    @property
    def value_type(self) -> str:
        """The kind, or the JSON types if the kind is `any`. Typed languages need it."""
        if self.kind == "any" and self.types:
            return "_or_".join(sorted(self.types - {"null"}, reverse=True))
        return self.kind

    def walk(self) -> Iterator[Schema]:
        """This schema and its inner schemas. Inner schemas go first."""
        for child in self.fields:
            yield from child.schema.walk()
        if self.items:
            yield from self.items.walk()
        yield self


@dataclass(frozen=True)
class Field:
    name: str
    schema: Schema
    required: bool
    other_names: tuple[str, ...] = ()
    description: str = field(default="", compare=False)


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str
    in_path: bool
    in_body: bool
    required: bool
    secret: bool
    is_domain_name: bool
    config_key: str
    description: str
    example: Any
    in_query: bool = False
    other_name: str = ""
    names: str = ""  # the parameter whose field in the body has the value of this one as its name
    named_by: str = ""  # the parameter whose value is the name of the field in the body

    @property
    def needed(self) -> bool:
        """Whether each call must have it, because no config key replaces it."""
        return self.required and not self.config_key

    @property
    def places(self) -> list[str]:
        used = {"path": self.in_path, "body": self.in_body or bool(self.names), "query": self.in_query}
        return [place for place, is_used in used.items() if is_used]


@dataclass(frozen=True)
class Confirmation:
    """How to find out at the service whether a write was carried out."""

    list: str
    items: str
    id: str
    match: dict[str, str]
    compare: dict[str, str]
    answer: str
    field: str


@dataclass(frozen=True)
class Operation:
    """An operation of the service, or a procedure: a call of several requests, without method and path."""

    name: str
    tag: str
    method: str
    path: str
    document: str
    summary: str
    description: str
    authentication: str
    token_effect: str
    limit: str
    has_body: bool
    body_optional: bool
    fallback: str
    repeatable: bool
    internal: bool
    confirmation: Confirmation | None
    parameters: tuple[Parameter, ...]
    response: Schema
    response_description: str
    example: Any
    requests: str = ""  # of a procedure: what it sends
    writes: bool = False  # of a procedure
    timeout: int = 0  # of a procedure: the least time of a call in seconds, if the caller gives none
    only_reads: bool = False  # though its method does not say so
    may_be_file: bool = False
    may_be_empty: bool = False
    effect: str = "none"
    pick: tuple[str, str, str] | None = (
        None  # the field, the list it may come in, the argument that is its ID
    )
    routed_by: str = ""  # the parameter whose service may have a route of its own

    @property
    def is_procedure(self) -> bool:
        return bool(self.requests)

    @property
    def safe(self) -> bool:
        return not self.writes if self.is_procedure else self.only_reads or self.method in SAFE_METHODS

    @property
    def idempotent(self) -> bool:
        return self.is_procedure or self.safe or self.repeatable or self.method in IDEMPOTENT_METHODS

    @property
    def documented(self) -> bool:
        """Whether the service's own document has it."""
        return not self.document.startswith("none")

    @property
    def secret(self) -> bool:
        return any(schema.secret for schema in self.response.walk())

    @property
    def sends_password(self) -> bool:
        return any(parameter.config_key == "password" for parameter in self.parameters)

    @property
    def ids(self) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.in_path]

    @property
    def arguments(self) -> list[Parameter]:
        return [parameter for parameter in self.parameters if not parameter.in_path]


@dataclass(frozen=True)
class Library:
    """What the library adds to the service, the version of its ABI and the version of the library."""

    families: list[dict[str, Any]]
    errors: list[dict[str, Any]]
    config: list[dict[str, Any]]
    options: list[dict[str, Any]]
    settings: list[dict[str, Any]]
    environment: list[str]
    abi_version: int
    version: str


@dataclass(frozen=True)
class Model:
    operations: list[Operation]
    internal: list[Operation]
    procedures: list[Operation]
    library: Library

    @property
    def calls(self) -> list[Operation]:
        """Everything that a user calls by name."""
        return self.operations + self.procedures

    @property
    def schemas(self) -> Iterator[Schema]:
        """The schemas of all answers, as often as they occur. Inner schemas go first."""
        for operation in self.calls:
            yield from operation.response.walk()

    @property
    def objects(self) -> list[Schema]:
        """Every object of the answers, once. Inner objects go first."""
        found: dict[str, Schema] = {}
        for schema in self.schemas:
            if schema.fields:
                found.setdefault(schema.name, schema)
        return list(found.values())

    def is_whole_answer(self, schema: Schema) -> bool:
        """Whether only one operation answers with it, so that it has the operation's name."""
        return any(operation.name == schema.name for operation in self.calls)
