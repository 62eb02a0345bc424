"""Tables without a terminal and without rich: how wide texts are, and where they are cut and broken."""

import io
import time

import pytest
from balvps.cli.table import Column, write_fields, write_table
from balvps.cli.terminal import cells, cut, wrapped


class Terminal(io.StringIO):
    """A terminal without colours."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("NO_COLOR", "1")
    return Terminal()


def test_how_many_cells_a_text_takes() -> None:
    for text, expected in (("abc", 3), ("Grüße", 5), ("世界", 4), ("e\u0301", 1), ("\U0001f600", 2), ("", 0)):
        assert cells(text) == expected


def test_a_cut_text_is_as_wide_as_its_column() -> None:
    assert cut("abcdef", 6, "…") == "abcdef"
    assert cut("abcdefg", 6, "…") == "abcde…"
    assert cut("世界世界", 6, "…") == "世界 …"
    assert cells(cut("世界世界", 5, "~")) == 5


def test_lines_are_broken_between_words() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("one two three", 3) == ["one", "two", "thr", "ee"]
    assert wrapped("世界世界", 5) == ["世界", "世界"]
    assert wrapped("世", 1) == ["世"]
    assert wrapped("a\n\nb", 5) == ["a", "", "b"]
    assert wrapped("one two three", None) == ["one two three"]


@pytest.mark.parametrize("character", ["x", "ü", "世", "e\u0301", " "])
def test_a_long_text_is_broken_in_linear_time(character: str) -> None:
    start = time.process_time()
    assert "".join(wrapped(character * 100_000, 20)).count("x") in (0, 100_000)
    assert time.process_time() - start < 2


def column(head: str, *texts: str, right: bool = False, cuttable: bool = True, whole: bool = False) -> Column:
    return Column(head, texts, [""] * len(texts), right=right, cuttable=cuttable, whole=whole)


def test_the_widest_text_gives_way(narrow: Terminal) -> None:
    number = column("id", "1", "200", right=True, cuttable=False)
    write_table([number, column("subject", "short", "a subject that is long")], header=True, stream=narrow)
    assert narrow.getvalue().splitlines() == [" id  subject", "  1  short", "200  a subject that…"]


def test_a_whole_text_is_broken(narrow: Terminal) -> None:
    parts = [column("type", "TXT"), column("content", "a text of several words", whole=True)]
    write_table(parts, header=False, stream=narrow)
    assert narrow.getvalue().splitlines() == ["TXT  a text of", "     several words"]


def test_fields_below_each_other(narrow: Terminal) -> None:
    write_fields(
        [("name", "Mary", ""), ("notes", "one two three four\nfive", "")], header=True, stream=narrow
    )
    assert narrow.getvalue().splitlines() == [
        "name   Mary",
        "notes  one two three",
        "       four",
        "       five",
    ]
