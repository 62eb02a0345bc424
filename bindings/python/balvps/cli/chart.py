"""Charts of the amount that was paid each month."""

import datetime
import decimal
import importlib
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .exit_codes import ExitCode
from .failure import Failure, UsageFailure
from .output import money, tell
from .shown import printable, visible
from .streams import has_every_character

#: Amounts by currency and month (YYYY-MM). Amounts of different currencies are never added up.
Spending = Mapping[str, Mapping[str, decimal.Decimal]]

_FORMATS = {".png", ".svg"}

#: Limits of a chart, so that wrong data of a service cannot make it huge: the first month and the number of
#: currencies. The last day is a month after today.
_EARLIEST = datetime.date(1990, 1, 1)
_MOST_CURRENCIES = 20

#: The minimum width of a chart. A narrower terminal gets the same width as a file.
_LEAST_WIDTH = 40

#: Replacements for the characters of a chart, if the encoding lacks them.
_ASCII = str.maketrans({"█": "#", "─": "-", "│": "|", "┤": "|", "├": "|", **dict.fromkeys("┌┐└┘┬┴┼", "+")})


def paid_by_month(invoices: Iterable[Any]) -> Spending:
    """Adds up the paid invoices by the month of the payment. A month without a payment has zero. Invoices
    whose date or amount is missing or not plausible are left out, and their number is reported."""
    found: dict[str, dict[str, decimal.Decimal]] = defaultdict(lambda: defaultdict(decimal.Decimal))
    latest = datetime.date.today() + datetime.timedelta(days=31)
    left_out = 0
    for invoice in invoices:
        if invoice.get("status") != "Paid":
            continue
        day, amount, currency = (invoice.get(field) for field in ("datepaid", "total", "currency"))
        name = currency if isinstance(currency, str) else ""
        if (
            isinstance(day, datetime.date)
            and isinstance(amount, decimal.Decimal)
            and _EARLIEST <= datetime.date(day.year, day.month, day.day) <= latest
            and (name in found or len(found) < _MOST_CURRENCIES)
        ):
            found[name][f"{day:%Y-%m}"] += amount
        else:
            left_out += 1
    if left_out > 0:
        tell(f"Paid invoices without a date or an amount, which are left out: {left_out}.")
    return {currency: _without_gaps(amounts) for currency, amounts in sorted(found.items())}


def draw(spending: Spending) -> None:
    """Draws on standard output, in colours if it is a terminal."""
    if not spending:
        tell("No invoice was paid.")
        return
    try:
        plotext: Any = importlib.import_module("plotext")  # it has no type stubs
    except ImportError:
        raise _missing() from None

    figure: Any = plotext.figure
    terminal = sys.stdout.isatty()
    plotext.terminal.limit(False, False)  # the size below counts, whatever the terminal's
    for currency, amounts in spending.items():
        labels = [f"{month} {money(amount):>12}" for month, amount in amounts.items()]
        lengths = _lengths(amounts)
        figure.clear()
        figure.theme("colorless")
        columns = shutil.get_terminal_size().columns
        figure.plot_size(columns if terminal and columns >= _LEAST_WIDTH else 80, 2 * len(labels) + 4)
        figure.title(printable(_title(currency), sys.stdout))
        bars = figure.bar(
            labels[::-1],  # the first bar is drawn at the bottom
            lengths[::-1],
            marker=plotext.marker("█", "green"),
            orientation="horizontal",
            width=0.5,
        )
        figure.draw(bars)
        amounts_axis = figure.ruler("x")
        amounts_axis.lim(min(0, *lengths), max(0, *lengths) or 1)
        amounts_axis.ticks([])  # the labels have the exact amounts
        drawn: str = figure.build().string(colorless=not terminal) + "\n"
        sys.stdout.write(drawn if has_every_character(sys.stdout) else drawn.translate(_ASCII))


def save(spending: Spending, path: Path) -> None:
    """Saves as PNG or SVG, depending on the suffix of the file's name."""
    if path.suffix.lower() not in _FORMATS:
        raise UsageFailure(f"--chart-file {path}: the name must end in .png or .svg")
    if not spending:
        raise Failure("there is nothing to draw: no invoice was paid", ExitCode.NOT_FOUND)
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise _missing() from None

    figure = Figure(figsize=(9, 4 * len(spending)), layout="constrained")
    for index, (currency, amounts) in enumerate(spending.items(), start=1):
        axes: Any = figure.add_subplot(len(spending), 1, index)
        bars = axes.bar(list(amounts), _lengths(amounts))
        axes.bar_label(bars, [money(amount) for amount in amounts.values()])
        axes.set_title(visible(_title(currency)), parse_math=False)
        axes.tick_params(axis="x", rotation=45)
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path)


def _title(currency: str) -> str:
    return f"Paid each month, {currency}" if currency else "Paid each month"


def _lengths(amounts: "Mapping[str, decimal.Decimal]") -> "Sequence[float]":
    """Amounts as lengths of bars. Amounts are not used as float anywhere else."""
    return [float(amount) for amount in amounts.values()]


def _without_gaps(amounts: "Mapping[str, decimal.Decimal]") -> "dict[str, decimal.Decimal]":
    first, last = (_month_number(month) for month in (min(amounts), max(amounts)))
    months = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1))
    return {month: amounts.get(month, decimal.Decimal()) for month in months}


def _month_number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _missing() -> Failure:
    return Failure("charts need other packages: pip install 'balvps[chart]'")
