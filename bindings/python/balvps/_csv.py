"""Cells of CSV that a spreadsheet reads as texts, never as formulas."""

from __future__ import annotations

import re

#: What spreadsheets read as a formula. It may begin with a full-width character. Some spreadsheets skip a tab
#: or an end of a line in front of it.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)

_NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?")


def guarded(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would read it as a formula. Numbers such as
    ``-5.00`` are not formulas."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
