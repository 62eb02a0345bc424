"""Notifications, news, the knowledge base, logs, and the files of tickets."""

import pytest

from tests.sandbox.sandbox_process import SandboxProcess


@pytest.mark.parametrize(
    ("path", "name", "count"),
    [
        ("/notifications", "notifications", 2),
        ("/news", "news", 2),
        ("/knowledgebase", "categories", 1),
        ("/knowledgebase/1", "subcategories", 1),
        ("/knowledgebase/4", "articles", 1),
        ("/logs", "logs", 2),
    ],
)
def test_lists(path: str, name: str, count: int, sandbox: SandboxProcess) -> None:
    listed = sandbox.call("GET", path).json[name]
    assert (type(listed), len(listed)) == (list, count)
    sandbox.configure(dialect="hostile")
    listed = sandbox.call("GET", path).json[name]
    assert (type(listed), len(listed)) == (dict, count)


def test_items(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/news/15").json["annoucement"]["title"] == "Maintenance"
    assert sandbox.call("GET", "/knowledgebase/article/4").json["article"]["title"] == "Rebuilding"
    assert sandbox.call("GET", "/news/2").json["error"] == ["News item not found"]
    assert sandbox.call("GET", "/knowledgebase/2").json["error"] == ["Category not found"]
    assert sandbox.call("GET", "/knowledgebase/article/2").json["error"] == ["Article not found"]


@pytest.mark.parametrize("dialect", ["wire", "documented"])
def test_an_attachment_is_raw_bytes(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    pdf = sandbox.call("GET", "/ticket/attachment/a1b2c3?number=736633")
    assert pdf.headers.get_all("Content-Type") == ["application/pdf"]
    assert pdf.body == b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
    png = sandbox.call("GET", "/ticket/attachment/d4e5f6?number=736633")
    assert png.headers.get_all("Content-Type") == ["image/png"]
    assert png.body == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def test_an_attachment_needs_its_ticket(sandbox: SandboxProcess) -> None:
    for path, message in (
        ("a1b2c3", "Ticket not found"),
        ("a1b2c3?number=1", "Ticket not found"),
        ("none?number=736633", "Attachment not found"),
    ):
        answer = sandbox.call("GET", f"/ticket/attachment/{path}")
        assert answer.json["error"] == [message]
        assert answer.headers["Content-Type"].startswith("application/json")


def test_faults_cut_an_attachment_off(sandbox: SandboxProcess) -> None:
    rule = {"fault": "broken_json", "operation": "GET /ticket/attachment/@file"}
    sandbox.control("POST", "faults", {"rules": [rule]})
    assert sandbox.call("GET", "/ticket/attachment/a1b2c3?number=736633").body != b""
    assert sandbox.log()[-1]["fault"] == "broken_json"
