"""Measures balvps and its peers. run.sh prepares the run."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench import report
from tests.bench.cases import FULL, QUICK, Cases
from tests.bench.measuring import Mismatch, Result, measure
from tests.bench.server import running_server
from tests.bench.targets import Measured

BUSY = 0.5  #: load average from which on others get in the way


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests/bench/run.sh", description=__doc__)
    parser.add_argument(
        "--build", type=Path, required=True, help="build tree with the programs and the Python module"
    )
    parser.add_argument("--output", type=Path, help="where the report goes; default: the build tree")
    parser.add_argument("--quick", action="store_true", help="few repetitions, to see that it works")
    parser.add_argument(
        "--case", action="append", help="only cases whose key begins so, such as a or b.c; may be repeated"
    )
    options = parser.parse_args()

    build: Path = options.build.resolve()
    output: Path = (options.output or build).resolve()
    os.environ["PYTHONPATH"] = str(build / "python")
    machine = report.describe_machine()
    if machine["load"] > BUSY:
        print(f"this machine is busy (load {machine['load']:.1f}): the numbers mean little", file=sys.stderr)
    scale = QUICK if options.quick else FULL
    cases = Cases(build, output / "answers", scale)
    chosen = [case for case in cases.all() if not options.case or case.key.startswith(tuple(options.case))]
    results: dict[str, dict[str, Result]] = {}
    try:
        with running_server(output / "nginx", output / "answers") as server:
            for case in chosen:
                print(f"measuring {case.title}", file=sys.stderr)
                results[case.key] = {
                    result.peer.name: result for result in measure(case, server, scale.rounds)
                }
    except Mismatch as mistake:
        sys.exit(f"{mistake}")

    measured = Measured(
        results,
        {case.key: case for case in chosen},
        library_bytes=stripped_bytes(build, output),
        body_bytes=cases.long_list_bytes,
    )
    report.print_tables(measured)
    report.write_json(measured, machine, output / "report.json")
    report.draw_chart(measured, output / "chart.png")
    micro = [str(build / "bench" / "balvps_benchmarks"), f"--benchmark_out={output / 'micro.json'}"]
    subprocess.run([*micro, f"--benchmark_min_time={0.01 if options.quick else 0.5}"], check=True)


def stripped_bytes(build: Path, output: Path) -> int:
    """Size of the shared library in a package."""
    stripped = output / "libbalvps.stripped.so"
    shutil.copyfile(build / "capi" / "libbalvps.so", stripped)
    subprocess.run(["strip", "--strip-unneeded", str(stripped)], check=True)
    return stripped.stat().st_size


main()
