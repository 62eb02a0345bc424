"""Texts from outside can neither control a terminal nor hide anything. Data stays the same."""

import csv
import io
import itertools
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import balvps
import pytest
import yaml
from balvps.cli.shown import has_hidden, printable_json, visible
from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine
from cli.terminal_test import WITHOUT_COLOURS, completed, ended, screen, terminal

#: Categories of characters that control a terminal, change directions or hide something.
HIDDEN_KINDS = {"Cc", "Cf", "Cs", "Zl", "Zp"}

#: Of these kinds, but with a glyph of their own: signs in front of Arabic, Syriac and Kaithi numbers, and
#: what joins hieroglyphs.
WITH_A_GLYPH = {
    *range(0x600, 0x606),
    0x6DD,
    0x70F,
    0x890,
    0x891,
    0x8E2,
    0x110BD,
    0x110CD,
    *range(0x13430, 0x13440),
}

#: A window title, a cleared screen, a line written over, C1, DEL, directions, what has no glyph; and markup.
EVIL = "\x1b]0;owned\x07\x1b[2J\x1b[2K\r\x9b31m\x7f\u202e\u2066\u200d\u2028\ufeff\U000e0041[red]x[/]-end"

EVIL_SHOWN = (
    r"\x1b]0;owned\x07\x1b[2J\x1b[2K\r\u009b31m\x7f\u202e\u2066\u200d\u2028\ufeff\U000e0041[red]x[/]-end"
)


def every_character() -> "Iterator[str]":
    return map(chr, range(sys.maxunicode + 1))


def test_every_character_is_shown_or_escaped() -> None:
    for character in every_character():
        shown = visible(character)
        kind = unicodedata.category(character)
        if kind in HIDDEN_KINDS and ord(character) not in WITH_A_GLYPH:
            assert shown != character
        if shown == character:
            assert not has_hidden(character)
        else:
            assert shown.isascii()
            assert shown.isprintable()
            assert has_hidden(character)
            if character not in "\n\r\t":
                assert shown.encode().decode("unicode_escape") == character
        assert visible(shown) == shown
        assert visible(character, lines=True) == (character if character in "\n\t" else shown)


def test_json_with_every_character_says_the_same() -> None:
    for start in range(0, sys.maxunicode + 1, 0x1000):
        data = {"".join(map(chr, range(start, start + 0x1000))): 1}
        text = printable_json(json.dumps(data, ensure_ascii=False))
        assert not has_hidden(text)
        assert json.loads(text) == json.loads(json.dumps(data))


def test_the_library_escapes_the_same_characters() -> None:
    """The message about an unknown operation repeats its name."""
    client = balvps.Client(auth="none", base_url="https://127.0.0.1:1/api")
    planes = (
        range(1, 0x20000),
        range(0xDFFF0, 0xE1010),
    )  # a NUL is refused; the other planes have no such characters
    kept = [chr(each) for each in itertools.chain(*planes) if not 0xD800 <= each <= 0xDFFF]
    for characters, at_once in (
        ([each for each in kept if visible(each) == each], 15),
        ([each for each in kept if visible(each) != each], 5),
    ):
        for start in range(0, len(characters), at_once):
            name = "".join(characters[start : start + at_once])
            with pytest.raises(balvps.InvalidArgument) as raised:
                client.call(name)
            assert str(raised.value).startswith(f"unknown operation '{visible(name)}'")


def all_shown(user: CommandLine, *arguments: str, answers: "tuple[str, ...]" = (), **options: Any) -> str:
    """Everything that a run writes to a terminal, including questions."""
    with terminal(user, *arguments, environment={**WITHOUT_COLOURS, **options}, columns=200) as child:
        text = ""
        for answer in answers:
            child.expect(r"(\? |: |\[y/N\] )$")
            text += f"{child.before}{child.after}"
            child.sendline(answer)
        shown, _ = ended(child)
    return text + shown


def check(text: str, times: int = 1) -> None:
    assert not has_hidden(text.replace("\r\n", "").replace("\t", "")), ascii(text)
    assert text.count(EVIL_SHOWN[:9]) >= times, ascii(text)  # a terminal without abilities cuts what is long


def test_names_types_currencies_statuses_and_fields_reach_no_terminal_raw(
    sandbox: Sandbox, user: CommandLine
) -> None:
    invoice = {
        "id": "1",
        "number": EVIL,
        "total": "1",
        "currency": EVIL,
        "status": EVIL,
        "date": EVIL,
        EVIL: EVIL,
    }
    for format in ("table", "csv"):
        sandbox.play({"invoices": [invoice]})
        check(
            all_shown(user, "invoice", "list", "-o", format, "--columns", f"number,currency,status,{EVIL}"), 4
        )
        sandbox.play({"details": {"currency": EVIL, "acc_balance": "1", "acc_credit": "1", EVIL: [EVIL]}})
        check(all_shown(user, "balance", "-o", format), 2)
    sandbox.play({"invoice": {**invoice, "items": [{"description": EVIL, "amount": "1", EVIL: "1"}]}})
    check(all_shown(user, "invoice", "show", "1"), 5)
    sandbox.play({"invoice": invoice})
    check(all_shown(user, "invoice", "apply-credit", "1", answers=("1", "n")), 4)
    record = {"id": "5", "name": EVIL, "type": EVIL, "content": EVIL, "ttl": "1", "priority": None}
    zone = {"service_id": 10, "name": EVIL, "records": [record]}
    sandbox.play(zone, path="/api/service/10/dns/62", times=2)
    check(all_shown(user, "zone", "show", "example.com"), 2)  # the type is in capital letters
    check(all_shown(user, "record", "delete", "example.com", "5", answers=("n",)), 2)


def test_charts_and_pictures_hold_no_such_character(
    sandbox: Sandbox, user: CommandLine, tmp_path: Path
) -> None:
    paid = {"id": "1", "total": "1", "currency": f"{EVIL}$x^$", "status": "Paid", "datepaid": "2026-01-01"}
    sandbox.play({"invoices": [paid]})
    shown = re.sub(r"\x1b\[[0-9;]*m", "", all_shown(user, "invoice", "list", "--chart"))
    assert EVIL_SHOWN in shown
    assert not has_hidden(shown.replace("\r\n", ""))
    sandbox.play({"invoices": [paid]})
    picture = tmp_path / "chart.svg"
    user.ok("invoice", "list", "--chart-file", str(picture))
    assert not has_hidden(picture.read_text().replace("\n", ""))


def test_messages_errors_progress_and_mistakes_hold_none(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=300)
    sandbox.play({"error": [EVIL]})
    check(all_shown(user, "balance"))
    assert "allowed in a URL" in all_shown(user, "api", "GET", "/[/x]")
    for line in (
        ["balance", EVIL],
        ["balance", f"--{EVIL}"],
        ["zone", "show", EVIL],
        ["-o", EVIL, "balance"],
    ):
        text = all_shown(user, *line)
        assert "owned" in text
        assert not has_hidden(text.replace("\r\n", "").replace("\t", "")), (line, ascii(text))
    check(all_shown(user, "login", answers=("x",), BALVPS_USERNAME=EVIL))
    assert not has_hidden(user.fails(2, "balance", EVIL).replace("\n", ""))


def test_completion_offers_no_name_of_a_profile_that_hides_something(user: CommandLine) -> None:
    user.ok("profile", "create", "workshop")
    with user.config_file.open("a") as file:
        file.write("[profile work\u202eevil]\n[profile work\x1b[2J]\n")
    offered = completed(user, "zsh", "balvps profile use work")
    assert "workshop" in offered
    assert not has_hidden(offered.replace("\n", ""))


def test_json_and_yaml_say_the_same_without_such_characters(sandbox: Sandbox, user: CommandLine) -> None:
    data = {"details": {"currency": EVIL, "acc_balance": "1", "acc_credit": "1", EVIL: f"Grüße\n世界{EVIL}"}}
    for read, format in ((json.loads, "json"), (yaml.safe_load, "yaml")):
        for written in (user.ok, lambda *line: screen(user, *line, environment=WITHOUT_COLOURS)):
            sandbox.play(data)
            text = written("balance", "-o", format).replace("\r\n", "\n")
            assert not has_hidden(text.replace("\n", "")), ascii(text)
            assert "世界" in text
            assert {key: read(text)[key] for key in ("currency", EVIL)} == {
                key: data["details"][key] for key in ("currency", EVIL)
            }


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "-", "=1"]
NO_FORMULAS = ["-5.00", "+15551234", "-", "a=b", "'=1", "", "-5"]


def test_csv_neutralises_formulas_unless_told_not_to(sandbox: Sandbox, user: CommandLine) -> None:
    texts = [*FORMULAS, *NO_FORMULAS]
    row = {"currency": "USD", "acc_balance": "-5.00", "acc_credit": -1, "=x": "1"}
    row.update({f"f{index}": text for index, text in enumerate(texts)})
    exact = [text for text in texts if text in NO_FORMULAS]
    for options, guarded in (([], True), (["--csv-formulas"], False)):
        sandbox.play({"details": row})
        line = [*COMMAND, "balance", "-o", "csv", *options]
        written = subprocess.run(line, env=user.environment, capture_output=True, check=True).stdout
        head, cells = csv.reader(io.StringIO(written.decode(), newline=""))
        found = dict(zip(head, cells))
        assert found["acc_balance"] == "-5.00"
        assert found["acc_credit"] == "-1"
        assert found["'=x" if guarded else "=x"] == "1"
        for index, given in enumerate(texts):
            wanted = f"'{given}" if guarded and given not in exact else given
            assert found[f"f{index}"] == wanted
