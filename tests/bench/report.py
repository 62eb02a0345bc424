"""Writes the measurements as a table, as JSON and as a chart."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.measuring import Case, Result
from tests.bench.targets import TARGETS, Measured

SOURCE = Path(__file__).parent
METRICS = ("wall", "cpu", "peak")
MIB = 1 << 20


def print_tables(measured: Measured) -> None:
    """Prints medians, ratios and targets."""
    console = Console(width=130, highlight=False)
    for key, case in measured.cases.items():
        console.print(_case_table(case, measured.results[key]))
    table = Table("target", "bound", "measured", "", title="Targets", title_justify="left")
    for target in TARGETS:
        value = target.value(measured)
        met = {True: "met", False: "MISSED", None: "not measured"}[target.met(measured)]
        table.add_row(target.text, target.bound, "-" if value is None else _number(value), met)
    console.print(table)


def _case_table(case: Case, results: Mapping[str, Result]) -> Table:
    title = (
        f"{case.title} ({case.times:,} times {case.size:,})"
        if case.size > 1
        else f"{case.title} ({case.times:,} times)"
    )
    table = Table("peer", title=title, title_justify="left")
    for heading in ("wall, µs per item", "ratio", "CPU, µs per item", "ratio", "peak, MiB", "ratio"):
        table.add_column(heading, justify="right")
    reference = results[case.reference]
    for name, result in results.items():
        cells: list[str] = []
        for metric in METRICS:
            value, compared = result.median(metric), reference.median(metric)
            shown = value / MIB if metric == "peak" else 1e6 * case.per_item(metric, value)
            cells += [_number(shown), f"{value / compared:.2f}" if compared else "-"]
        table.add_row(name, *cells)
    return table


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def write_json(measured: Measured, machine: Mapping[str, Any], file: Path) -> None:
    """Writes all measurements and the machine they are from."""
    report = {
        "machine": machine,
        "cases": [
            {
                "case": case.key,
                "title": case.title,
                "times": case.times,
                "items": case.size,
                "reference": case.reference,
                "peers": [_peer(case, result) for result in measured.results[key].values()],
            }
            for key, case in measured.cases.items()
        ],
        "targets": [
            {
                "target": target.text,
                "at_most": target.at_most,
                "at_least": target.at_least,
                "value": target.value(measured),
                "met": target.met(measured),
            }
            for target in TARGETS
        ],
        "library_bytes": measured.library_bytes,
    }
    file.write_text(json.dumps(report, indent=2) + "\n")


def _peer(case: Case, result: Result) -> dict[str, Any]:
    return {
        "peer": result.peer.name,
        "medians": {metric: result.median(metric) for metric in METRICS},
        "measurements": [vars(measurement) for measurement in result.measurements],
        "requests": len(result.requests),
        "request_bytes": max(
            (request.bytes for request in result.requests if request.path.endswith(case.path)), default=None
        )
        if case.path
        else None,
        "protocols": sorted({request.protocol for request in result.requests}),
    }


def describe_machine() -> dict[str, Any]:
    """Machine and versions on which the numbers depend. Call this before anything is measured."""
    model = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    names = [
        line.split("==")[0].split("[")[0] for line in (SOURCE / "requirements.txt").read_text().splitlines()
    ]
    return {
        "processor": model[0].partition(": ")[2] if model else platform.machine(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "system": platform.platform(),
        "python": platform.python_version(),
        "curl": subprocess.run(
            ["curl", "--version"], capture_output=True, text=True, check=True
        ).stdout.splitlines()[0],
        "packages": {name: version(name) for name in names if name and name[0] not in "#-"},
    }


def draw_chart(measured: Measured, file: Path) -> None:
    """Draws each case's peers against its reference: wall time, CPU time and peak memory."""
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    labels = {"wall": "wall time", "cpu": "CPU time", "peak": "peak memory (from 1 MiB on)"}
    rows = -(-len(measured.cases) // 3)
    figure = Figure(figsize=(18, 3.2 * rows), layout="constrained")
    for place, (key, case) in enumerate(measured.cases.items()):
        axes = figure.add_subplot(rows, 3, place + 1)
        results = list(measured.results[key].values())
        reference = measured.results[key][case.reference]
        for offset, metric in enumerate(METRICS):
            whole = reference.median(metric)
            if metric == "peak" and whole < MIB:  # some pages, of which a multiple says nothing
                continue
            ratios = [result.median(metric) / whole for result in results]
            positions = [row + 0.27 * (offset - 1) for row in range(len(results))]
            bars = axes.barh(positions, ratios, height=0.25, color=f"C{offset}")
            axes.bar_label(bars, [f"{ratio:.2f}" for ratio in ratios], padding=2, fontsize=7)
        axes.axvline(1.0, color="grey", linewidth=0.8)
        axes.set_yticks(range(len(results)), [result.peer.name for result in results], fontsize=8)
        axes.invert_yaxis()
        axes.margins(x=0.15)
        axes.set_title(f"{case.title}\n(times {case.reference})", fontsize=9)
    handles = [Patch(color=f"C{offset}", label=labels[metric]) for offset, metric in enumerate(METRICS)]
    figure.legend(handles=handles, loc="outside upper left", ncols=len(handles))
    figure.savefig(file, dpi=110)
