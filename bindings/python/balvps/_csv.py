"""Cells of CSV that a spreadsheet takes for what they are: texts."""

from __future__ import annotations

import re

#: What spreadsheets take for a formula, which may begin with a wide character too. Some skip a tab or an end
#: of a line in front of one.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)

_NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?")


def guarded(text: str) -> str:
    """A text with an apostrophe in front where a spreadsheet would take it for a formula; numbers such as
    ``-5.00`` are none."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
