"""Writes data to standard output in one of four formats, and everything else to standard error.

The module ``shown`` decides which characters a terminal may get. JSON and YAML always escape the other
characters, and those that the encoding of the stream lacks; the data stays the same. CSV has no escapes: in a
pipe or a file it is exact, and on a terminal it is escaped like a table.
"""

import contextlib
import datetime
import decimal
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Optional

from .failure import Failure, UsageFailure
from .format import Format
from .shown import has_hidden, printable, printable_json, printable_yaml
from .streams import OutputLost, has_every_character
from .terminal import has_styles, styled

#: The fields of a thing by name. The values are plain JSON types, or the types of the library's views.
Fields = Mapping[str, Any]


class Output:
    """Writes data in the chosen format."""

    def __init__(
        self,
        format: Format = Format.TABLE,
        columns: Optional[Sequence[str]] = None,
        header: bool = True,
        csv_formulas: bool = False,
    ) -> None:
        self.format = format
        self.header = header
        self._columns = columns
        self._csv_formulas = csv_formulas

    def things(self, things: Iterable[Any], columns: Sequence[str], *, whole: Collection[str] = ()) -> None:
        """Writes a list.

        Args:
            things: views of the library, or mappings.
            columns: the columns of a table, unless others were chosen. The other formats show all fields.
            whole: columns that are wrapped if the terminal is too narrow. The others are cut.
        """
        if self.format is Format.TABLE:
            self._table(list(things), columns, whole)
            return
        rows = [plain(thing) for thing in things]
        if self._columns is not None:
            chosen = self._chosen(rows)
            rows = [{name: row.get(name) for name in chosen} for row in rows]
        if self.format is Format.CSV:
            self._csv(rows)
        else:
            self.document(rows)

    def thing(self, thing: Any, columns: Optional[Sequence[str]] = None) -> None:
        """Writes one thing. A table has a line for each field.

        Args:
            thing: a view of the library, or a mapping.
            columns: the fields of a table, unless others were chosen; ``None``: all.
        """
        if self.format is Format.TABLE:
            self._fields(thing, columns)
            return
        row = plain(thing)
        if self._columns is not None:
            row = {name: row.get(name) for name in self._chosen([row])}
        if self.format is Format.CSV:
            self._csv([row])
        else:
            self.document(row)

    def described(self, thing: Any, describe: Callable[[Any], None]) -> None:
        """Writes one thing: by `describe` for a person, or as data if a format or columns were chosen."""
        if self.is_for_a_person:
            describe(thing)
        else:
            self.thing(thing)

    def all_described(self, things: Sequence[Any], describe: Callable[[Any], None]) -> None:
        """Writes a list in the same way, with an empty line between two things."""
        if self.is_for_a_person:
            self.each(things, describe)
        else:
            self.things(things, [])

    @property
    def is_for_a_person(self) -> bool:
        """Whether neither a format for data nor columns were chosen."""
        return self.format is Format.TABLE and self._columns is None

    def each(self, things: Iterable[Any], write: Callable[[Any], None]) -> None:
        """Writes things one after the other, with an empty line between them."""
        for index, thing in enumerate(things):
            if index > 0:
                sys.stdout.write("\n")
            write(thing)

    def done(self, answer: Any, sentence: str) -> None:
        """Reports that something was done: by a sentence for a person, or by the service's answer as data."""
        if self.format is Format.TABLE:
            tell(sentence)
        else:
            self.thing(answer)

    def unsent(self, description: Fields) -> None:
        """Writes a request that was not sent, or the ``requests`` of a procedure."""
        if self.format is not Format.TABLE:
            self.thing(description)
            return
        for request in description.get("requests", [description]):
            condition = " (if needed)" if request.get("when") == "if needed" else ""
            self.line(f"{request['method']} {request['url']}{condition}")
            if request["body"] is not None:
                self.document(request["body"])

    def _chosen(self, rows: Sequence[Fields], always: Iterable[str] = ()) -> "list[str]":
        """The chosen columns. If there are rows, the columns must exist."""
        chosen = list(self._columns or ())
        known = _all_names(rows, always)
        for name in chosen:
            if rows and name not in known:
                raise UsageFailure(f"there is no column {name!r} (there are: {', '.join(known)})")
        return chosen

    def document(self, data: Any) -> None:
        """Writes any data, as YAML if that was chosen, else as JSON."""
        write = _yaml if self.format is Format.YAML else _json
        sys.stdout.write(write(data, every_character=has_every_character(sys.stdout)))

    def _csv(self, rows: Sequence[Fields]) -> None:
        from .._csv import guarded
        from .._views import MOST_COLUMNS

        names = list(self._columns) if self._columns is not None else _all_names(rows)
        if len(names) > MOST_COLUMNS:
            raise Failure(f"the rows have {len(names)} different fields; a table has {MOST_COLUMNS} at most")
        lines = [names] if self.header and names else []
        lines += [[_cell(row.get(name)) for name in names] for row in rows]
        if not self._csv_formulas:
            lines = [[guarded(cell) for cell in line] for line in lines]
        self._exactly("".join(map(_csv_line, lines)))

    def line(self, text: str) -> None:
        """Writes a line of data, the same in every format."""
        self._exactly(text + "\n")

    def _exactly(self, text: str) -> None:
        """Writes a text unchanged, but escaped for a terminal."""
        sys.stdout.write(printable(text, sys.stdout, lines=True) if sys.stdout.isatty() else text)

    def _table(self, things: Sequence[Any], columns: Sequence[str], whole: Collection[str]) -> None:
        from .table import Column, write_table

        names = (
            list(columns) if self._columns is None else self._chosen([plain(t) for t in things[:1]], columns)
        )
        rows = [[thing.get(name) for name in names] for thing in things]
        coloured = has_styles(sys.stdout)
        made = []
        for index, name in enumerate(names):
            values = [row[index] for row in rows]
            made.append(
                Column(
                    _title(name),
                    [readable(value) for value in values],
                    [_style(value) for value in values] if coloured else [""] * len(values),
                    right=_are_numbers(values),
                    cuttable=any(isinstance(value, str) for value in values),
                    whole=name in whole,
                )
            )
        write_table(made, header=self.header, stream=sys.stdout)
        if not things:
            tell("There are none.")

    def _fields(self, thing: Any, columns: Optional[Sequence[str]]) -> None:
        from .table import write_fields

        row = plain(thing)
        if self._columns is not None:
            names = self._chosen([row])
        else:
            names = [name for name in (columns or row) if name in row]
        values = [thing.get(name) for name in names]
        coloured = has_styles(sys.stdout)
        fields = [
            (_title(name), readable(value, lines=True), _style(value) if coloured else "")
            for name, value in zip(names, values)
        ]
        write_fields(fields, header=self.header, stream=sys.stdout)


def _json(data: Any, *, every_character: bool) -> str:
    """JSON text. It is ASCII unless `every_character`."""
    import json

    return printable_json(json.dumps(data, indent=2, ensure_ascii=not every_character)) + "\n"


def _yaml(data: Any, *, every_character: bool) -> str:
    """YAML text. It is ASCII unless `every_character`."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Puts texts in double quotes if they need an escape."""

    def represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        style = '"' if has_hidden(text.replace("\n", "")) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)

    Dumper.add_representer(str, represent)
    text = yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=every_character)
    return printable_yaml(str(text))


def plain(thing: Any) -> "dict[str, Any]":
    """A thing as plain JSON types."""
    if isinstance(thing, Mapping):
        return dict(thing)
    fields: dict[str, Any] = thing.to_dict()
    return fields


def readable(value: Any, *, lines: bool = False) -> str:
    """A value for a person.

    Args:
        value: of any type the library has.
        lines: whether the text may have several lines.
    """
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, decimal.Decimal):
        return money(value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, (str, int, float, datetime.date)):
        return printable(str(value), sys.stdout, lines=lines)
    value = _plain_value(value)
    if isinstance(value, list) and all(isinstance(item, (str, int)) for item in value):
        return printable(" ".join(str(item) for item in value), sys.stdout, lines=lines)
    import json

    # Numbers with decimals are Decimal, which json does not know.
    return printable(json.dumps(value, ensure_ascii=False, default=str), sys.stdout, lines=lines)


def money(amount: decimal.Decimal) -> str:
    """An amount with all its decimals, at least two, and with separated thousands."""
    exponent = amount.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return f"{amount:,.{max(decimals, 2)}f}"


# ---- standard error


def tell(text: str) -> None:
    """Writes a message to the person, on one line. It is never used for data."""
    sys.stdout.flush()
    print(printable(text, sys.stderr), file=sys.stderr, flush=True)


def tell_warnings(warnings: Iterable[str]) -> None:
    """Tells the warnings of an answer."""
    for warning in warnings:
        tell(f"warning: {warning}")


def tell_error(text: str, hint: str = "") -> None:
    """Reports an error, and what can be done about it."""
    with contextlib.suppress(OutputLost):
        sys.stdout.flush()
    head = styled("error: ", "bold red" if has_styles(sys.stderr) else "")
    for line in filter(None, (text, hint)):
        sys.stderr.write(f"{head}{printable(line, sys.stderr)}\n")
        head = ""
    sys.stderr.flush()


def _are_numbers(values: Iterable[Any]) -> bool:
    """Whether all values are numbers, so that they are aligned at the right."""
    found = [value for value in values if value is not None]
    return bool(found) and all(
        isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool) for value in found
    )


def _title(name: str) -> str:
    return printable(name.replace("_", " "), sys.stdout)


def _all_names(rows: Sequence[Fields], first: Iterable[str] = ()) -> "list[str]":
    """Every name that occurs, in the order of its first occurrence."""
    return list(dict.fromkeys([*first, *(name for row in rows for name in row)]))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        import json

        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _csv_line(cells: Iterable[str]) -> str:
    import csv
    import io

    line = io.StringIO()
    ending = "\r\n"  # csv quotes cells with one of these characters
    csv.writer(line, lineterminator=ending).writerow(cells)
    return line.getvalue()[: -len(ending)] + "\n"


def _plain_value(value: Any) -> Any:
    """A list or an object of an answer as plain JSON types."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "to_list"):
        return value.to_list()
    return list(value) if isinstance(value, tuple) else value


_STYLES = {
    "Paid": "green",
    "Unpaid": "yellow",
    "Overdue": "red",
    "Cancelled": "dim",
    "Open": "green",
    "Answered": "cyan",
    "Closed": "dim",
    "Active": "green",
    "Pending": "yellow",
    "Suspended": "red",
    "Terminated": "dim",
    "Expired": "red",
    "running": "green",
    "stopped": "dim",
    "ok": "green",
    "failed": "red",
    "warning": "yellow",
}


def _style(value: Any) -> str:
    if value is None:
        return "dim"
    return _STYLES.get(value, "") if isinstance(value, str) else ""
