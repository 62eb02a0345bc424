"""The answers of calls, as views of the library's memory.

A field is converted to a Python object when it is read. Reading one field of one of 50,000 invoices converts
nothing else.
"""

from __future__ import annotations

import io
import reprlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, overload

from . import _native
from ._settings import SECRET_FIELDS
from .errors import MalformedAnswer

if TYPE_CHECKING:
    import os

    import pandas

_T_co = TypeVar("_T_co", covariant=True)

#: The size of a repr.
_FIELDS_SHOWN = 6
_ITEMS_SHOWN = 3
_ROWS_SHOWN = 60

#: The limit of columns in a table. Every row has a cell for every column, so a long list whose rows all have
#: different fields would need too much memory.
MOST_COLUMNS = 1000


class View(_native.View):
    """An object of an answer. It is read only.

    A described field is an attribute with its own type. If the service did not send the field, it is ``None``
    if its type allows that; else reading it raises :class:`~balvps.MalformedAnswer`, which is an
    ``AttributeError`` here. A value of another kind, such as null, is not converted. The fields that are not
    described are in :attr:`extra`. ``view["name"]`` reads any field, ``"name" in view`` says whether the
    service sent it, and iterating gives the names. Views with the same content are equal.

    >>> invoice = client.invoices.get(308976)
    >>> invoice
    Invoice(id=308976, status='Paid', date=datetime.date(2016, 12, 30), ...)
    >>> invoice.total, invoice["total"], "total" in invoice
    (Decimal('19.65'), Decimal('19.65'), True)
    """

    __slots__ = ()

    _fields: ClassVar[dict[str, _native.Field[Any]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: value for name, value in vars(cls).items() if isinstance(value, _native.Field)}
        cls._fields = {**cls._fields, **own}

    def __getitem__(self, name: str) -> Any:
        field = self._fields.get(name)
        if field is None or name not in self:
            return self._generic(name)
        try:
            return field.__get__(self)
        except MissingField:  # an object that is null
            return None

    def get(self, name: str, default: Any = None) -> Any:
        """A field by its name.

        Args:
            name: the field's name.
            default: the value if the service did not send it.

        >>> client.account.get().get("nickname", "none")
        'none'
        """
        try:
            return self[name]
        except KeyError:
            return default

    @property
    def extra(self) -> Mapping[str, Any]:
        """The fields of the answer that this model does not describe, as plain Python objects.

        >>> sandbox.play({"client": {"id": "26", "loyalty_points": 12}})
        >>> client.account.get().extra
        {'loyalty_points': 12}
        """
        fields = self._fields
        return {name: _unwrapped(self._generic(name)) for name in self if name not in fields}

    def __repr__(self) -> str:
        shown = [f"{name}={self._shown(name)}" for name in self._scalars()[:_FIELDS_SHOWN]]
        if len(shown) < len(self):
            shown.append("...")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _scalars(self) -> list[str]:
        """The names of the fields that are no lists or objects, described ones first. All names if there are
        none."""
        described = [name for name in self._fields if name in self]
        names = described + [name for name in self if name not in self._fields]
        return [name for name in names if not isinstance(self[name], (View, ListView, dict, list))] or names

    def _shown(self, name: str) -> str:
        value = self[name]
        if name in SECRET_FIELDS and value:
            return "'***'"
        if isinstance(value, ListView):
            return f"<{len(value)} items>"
        return reprlib.repr(value) if isinstance(value, (str, list, dict)) else repr(value)


class ListView(_native.ListView, Sequence[_T_co]):
    """A list of an answer. It is a read-only sequence, whose items are made when they are read.

    A slice is a list view too. It is equal to any list, view or not, with equal items.

    >>> invoices = client.invoices.list()
    >>> len(invoices), invoices[0].id, [invoice.id for invoice in invoices[1:]]
    (3, 308976, [308977, 308978])
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> _T_co: ...
        @overload
        def __getitem__(self, index: slice) -> ListView[_T_co]: ...
        def __getitem__(self, index: int | slice) -> _T_co | ListView[_T_co]: ...
        def __len__(self) -> int: ...
        def __iter__(self) -> Iterator[_T_co]: ...

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (ListView, list, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = [repr(item) for item in self[:_ITEMS_SHOWN]]
        if len(self) > _ITEMS_SHOWN:
            shown.append(f"... {len(self) - _ITEMS_SHOWN} more")
        return f"[{', '.join(shown)}]"

    def to_csv(
        self, file: str | os.PathLike[str] | io.TextIOBase | None = None, *, formulas: bool = False
    ) -> str:
        """The rows as CSV (RFC 4180), with a header line. Amounts and dates stay as the service wrote them.

        A text that a spreadsheet would read as a formula gets an apostrophe in front, so that it is shown as
        text. Such a text begins with ``=``, ``+``, ``-``, ``@``, a tab or an end of a line, and is no number.

        Args:
            file: a path or an open text file, to which the CSV is written too.
            formulas: leave such texts unchanged, for a program that needs the exact data.

        >>> print(client.zones.list().to_csv(), end="")
        domain_id,name,service_id
        60,qwerty.com,10
        61,bgg12ooble.com,20
        62,example.com,10
        """
        import csv

        from ._csv import guarded

        columns = self._columns()
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        guard = str if formulas else guarded
        writer.writerow([guard(column) for column in columns])
        for row in self.to_list():
            cells = row if isinstance(row, dict) else {"value": row}
            writer.writerow([guard(_cell(cells.get(column))) for column in columns])
        text = buffer.getvalue()
        if isinstance(file, io.TextIOBase):
            file.write(text)
        elif file is not None:
            with open(file, "w", encoding="utf-8", newline="") as opened:  # noqa: PTH123  # pathlib loads a lot
                opened.write(text)
        return text

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame. Amounts are Decimal and dates are timestamps. A date that is not
        valid, or beyond the range of pandas, is NaT; :meth:`to_csv` has it as the service wrote it.

        Raises:
            ImportError: pandas is not installed (``pip install 'balvps[pandas]'``).

        >>> client.invoices.list().to_pandas()["total"].sum()
        Decimal('123476.20')
        """
        import pandas

        fields = self._of._fields if isinstance(self._of, type) and issubclass(self._of, View) else {}
        frame = {}
        for column in self._columns():
            values = [row.get(column) if isinstance(row, View) else row for row in self]
            dates = column in fields and fields[column].kind in ("date", "datetime")
            frame[column] = _timestamps(values) if dates else values
        return pandas.DataFrame(frame)

    def _columns(self) -> list[str]:
        """The names of the rows' fields: first the described ones, then the others in the order in which they
        appear."""
        if not isinstance(self._of, type):
            return ["value"]
        found = dict.fromkeys(name for row in self for name in (row if isinstance(row, View) else ["value"]))
        if len(found) > MOST_COLUMNS:
            raise MalformedAnswer(
                f"the rows have {len(found)} different fields; a table has {MOST_COLUMNS} at most"
            )
        described = [name for name in cast("type[View]", self._of)._fields if name in found]
        return described + [name for name in found if name not in described]

    def _repr_html_(self) -> str:
        """A table, for notebooks."""
        from html import escape

        rows = self[:_ROWS_SHOWN]
        columns = rows._columns()
        head = "".join(f"<th>{escape(column)}</th>" for column in columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_html_cell(row, column))}</td>' for column in columns)}</tr>"
            for row in rows
        )
        rest = f"<p>... {len(self) - len(rows)} more</p>" if len(self) > len(rows) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


class MissingField(MalformedAnswer, AttributeError):  # type: ignore[misc]  # both have a name
    """A described field was read that the service did not send.

    It is an ``AttributeError`` too, so that ``hasattr`` and ``getattr`` with a default work.

    >>> sandbox.play({"client": {"id": "26"}})
    >>> client.account.get().email
    Traceback (most recent call last):
    balvps._views.MissingField: this AccountDetails has no 'email': the service did not send it
    """


_native.register(View, ListView, MissingField)


def _unwrapped(value: Any) -> Any:
    """A generic value as plain Python objects."""
    if isinstance(value, View):
        return {name: _unwrapped(value[name]) for name in value}
    if isinstance(value, ListView):
        return [_unwrapped(item) for item in value]
    return value


def _timestamps(values: list[Any]) -> pandas.Series[Any]:
    """Dates as timestamps of pandas. Texts become NaT, because pandas would guess which part is the day and
    which is the month."""
    from datetime import date

    import pandas

    dates = [value if isinstance(value, date) else None for value in values]
    return pandas.to_datetime(pandas.Series(dates, dtype=object), errors="coerce")


def _cell(value: Any) -> str:
    """A plain value as CSV text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    import json

    return json.dumps(value, ensure_ascii=False)


def _html_cell(row: Any, column: str) -> str:
    value = row.get(column) if isinstance(row, View) else row
    if column in SECRET_FIELDS and value:
        return "***"
    return "" if value is None else str(value)
