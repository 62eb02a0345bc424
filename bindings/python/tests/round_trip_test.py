"""Texts come back as they went out: unicode, quotes, control characters, long TXT."""

import re
from collections.abc import Iterator

import balvps
import pytest
from balvps.testing import Sandbox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

#: Any text but lone surrogates, which are no characters.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)
ROUNDS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@pytest.fixture(scope="module")
def client(_sandbox_of_each_dialect: Sandbox) -> Iterator[balvps.Client]:
    _sandbox_of_each_dialect.reset()
    with _sandbox_of_each_dialect.client() as client:
        yield client


@ROUNDS
@given(subject=NAMES, body=TEXTS)
def test_tickets(client: balvps.Client, subject: str, body: str) -> None:
    if not body.strip():
        body += "."
    number = client.tickets.create(1, subject, body).ticket
    ticket = client.tickets.get(number).ticket
    assert (ticket.subject, ticket.body) == (subject, body)


@ROUNDS
@given(name=TEXTS)
def test_details(client: balvps.Client, name: str) -> None:
    assert client.account.update(companyname=name).companyname == name


@ROUNDS
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4000))
def test_text_records(client: balvps.Client, text: str) -> None:
    records = client.zones.get("qwerty.com").records
    record = records.create("text", "TXT", text)
    # Only a text with control characters, or one that could be taken for quoted strings, is shown otherwise.
    if not text.startswith('"') and not re.search("[\x00-\x1f\x7f]", text):
        assert record.content == text
    for same in (text, record.content):
        assert records.upsert("text", "TXT", same).change == "unchanged"
    records.delete(record)


@ROUNDS
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | TEXTS, lambda inner: st.lists(inner, max_size=4)
    )
)
def test_extra_fields(client: balvps.Client, _sandbox_of_each_dialect: Sandbox, value: object) -> None:
    answer = {"client": {"id": 1, "field": value}}
    _sandbox_of_each_dialect.play(answer)
    details = client.account.get()
    assert details.extra == {"field": value}
    assert details.to_dict() == answer["client"]
