"""Tables that fit the terminal."""

from collections.abc import Sequence
from typing import Optional, TextIO

from .streams import has_every_character
from .terminal import cells, cut, has_styles, styled, width_of, wrapped

#: Blanks between two columns.
_GAP = "  "

#: The minimum width of a text. If even this does not fit, a table is not fitted to the terminal.
_LEAST_TEXT = 3


class Column:
    """A column of a table.

    Args:
        head: its name.
        texts: its cells.
        styles: the style of each cell; empty for none.
        right: whether it is aligned at the right, as numbers are.
        cuttable: whether it becomes narrower if the terminal is too narrow.
        whole: whether its texts are wrapped then, instead of cut.
    """

    def __init__(
        self,
        head: str,
        texts: Sequence[str],
        styles: Sequence[str],
        *,
        right: bool,
        cuttable: bool,
        whole: bool,
    ) -> None:
        self.head = head
        self.texts = texts
        self.styles = styles
        self.right = right
        self.cuttable = cuttable
        self.whole = whole


def write_table(columns: Sequence[Column], *, header: bool, stream: TextIO) -> None:
    """Writes a table. If it does not fit, the widest texts are cut or wrapped, but never numbers or dates.

    If it does not even fit with the shortest texts, every column has its full width.
    """
    widths = _fitting(columns, header, width_of(stream))
    mark = "…" if has_every_character(stream) else "~"
    lines = []
    if header:
        heads = [[cut(column.head, width, mark)] for column, width in zip(columns, widths)]
        lines += _row(columns, widths, heads, [_head_style(stream)] * len(columns))
    for number in range(len(columns[0].texts) if columns else 0):
        cut_texts = [
            wrapped(column.texts[number], width) if column.whole else [cut(column.texts[number], width, mark)]
            for column, width in zip(columns, widths)
        ]
        lines += _row(columns, widths, cut_texts, [column.styles[number] for column in columns])
    stream.writelines(lines)


def write_fields(fields: Sequence["tuple[str, str, str]"], *, header: bool, stream: TextIO) -> None:
    """Writes names and texts below each other. A text is wrapped if the terminal is too narrow.

    Args:
        fields: the name, the text and the style of each field.
        header: whether the names are written.
        stream: the stream to write to.
    """
    heads = max((cells(name) for name, _, _ in fields), default=0) if header else 0
    margin = heads + len(_GAP) if header else 0
    room = width_of(stream)
    if room is not None:
        room = room - margin if margin + _LEAST_TEXT <= room else None
    head_style = _head_style(stream)
    for name, text, style in fields:
        for number, line in enumerate(wrapped(text.expandtabs(), room)):
            shown = _padded(name if number == 0 else "", heads, head_style) + _GAP if header else ""
            stream.write(f"{shown}{styled(line, style)}".rstrip() + "\n")


def _row(
    columns: Sequence[Column],
    widths: Sequence[int],
    texts: "Sequence[Sequence[str]]",
    styles: Sequence[str],
) -> "list[str]":
    """The lines of a row: as many as its longest text has."""
    lines = []
    for number in range(max(map(len, texts), default=0)):
        parts = [
            _padded(
                lines_of_text[number] if number < len(lines_of_text) else "",
                width,
                style,
                column.right,
            )
            for column, width, lines_of_text, style in zip(columns, widths, texts, styles)
        ]
        lines.append(_GAP.join(parts).rstrip() + "\n")
    return lines


def _head_style(stream: TextIO) -> str:
    return "bold" if has_styles(stream) else ""


def _padded(text: str, width: int, style: str, right: bool = False) -> str:
    blanks = " " * (width - cells(text))
    shown = styled(text, style) if text else ""
    return blanks + shown if right else shown + blanks


def _fitting(columns: Sequence[Column], header: bool, width: Optional[int]) -> "list[int]":
    """Widths of the columns."""
    needed = [max(map(cells, column.texts), default=1) for column in columns]
    widths = [max(need, cells(column.head) if header else 0) for column, need in zip(columns, needed)]
    least = [
        min(_LEAST_TEXT, full) if column.cuttable else need
        for column, need, full in zip(columns, needed, widths)
    ]
    gaps = len(_GAP) * (len(widths) - 1)
    if width is None or sum(least) + gaps > width:
        return widths
    for _ in range(sum(widths) + gaps - width):
        widest = max(range(len(widths)), key=lambda place: (widths[place] > least[place], widths[place]))
        widths[widest] -= 1
    return widths
