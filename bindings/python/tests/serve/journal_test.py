"""The lines of the journal and its figures."""

import io
import json

from balvps.serve.journal import Journal, Origin

ORIGIN = Origin("httpreq", "192.0.2.1:1234", "host")


def test_a_line_is_json_without_empty_fields() -> None:
    stream = io.StringIO()
    Journal(stream).refusal(ORIGIN, reason="scope", verb="add", name="www.example.com", detail="not allowed")
    line = json.loads(stream.getvalue())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "event": "refusal",
        "protocol": "httpreq",
        "key": "host",
        "peer": "192.0.2.1:1234",
        "verb": "add",
        "name": "www.example.com",
        "outcome": "refused",
        "reason": "scope: not allowed",
    }


def test_what_comes_from_outside_is_escaped_and_bounded() -> None:
    stream = io.StringIO()
    Journal(stream).refusal(ORIGIN, reason="scope", name='a"\n\x1b[31mä' + "x" * 10_000)
    text = stream.getvalue()
    assert text.count("\n") == 1 and text.isascii() and "\x1b" not in text
    assert len(text) < 1000


def test_lines_of_refusals_have_a_limit_and_the_rest_is_counted() -> None:
    stream = io.StringIO()
    journal = Journal(stream)
    for _ in range(1000):
        journal.refusal(ORIGIN, reason="scope")
    assert len(stream.getvalue().splitlines()) < 400
    labels = {"protocol": "httpreq", "reason": "scope"}
    assert journal.registry.get_sample_value("balvps_serve_refusals_total", labels) == 1000
    journal.change(ORIGIN, verb="add", zone="z", name="n", type="A", outcome="done")
    assert int(json.loads(stream.getvalue().splitlines()[-1])["left_out"]) > 600


def test_changes_are_counted_by_their_outcome() -> None:
    journal = Journal(io.StringIO())
    journal.change(ORIGIN, verb="add", zone="z", name="n", type="A", outcome="done")
    labels = {"protocol": "httpreq", "outcome": "done"}
    assert journal.registry.get_sample_value("balvps_serve_changes_total", labels) == 1
