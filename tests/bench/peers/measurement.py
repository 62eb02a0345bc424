"""What a measured piece of work cost this process, as measurement.h measures it.

Nothing is imported but what Python loads anyway, so that what a peer imports is counted as the peer's.
"""

import os
import resource
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

BASE_URL = os.environ["BENCH_BASE_URL"]
CA_FILE = os.environ["BENCH_CA_FILE"] or None
AUTHORIZATION = "Bearer " + os.environ["BENCH_TOKEN"]
HEADERS = {"Accept": "application/json", "Authorization": AUTHORIZATION}


class Measurement:
    """Begins when it is made."""

    def __init__(self) -> None:
        with open("/proc/self/clear_refs", "w") as file:  # noqa: PTH123  # pathlib would have to be imported
            file.write("5")  # VmHWM begins anew
        self._memory = _memory_bytes("VmRSS")
        self._cpu = _cpu_seconds()
        self._start = time.perf_counter()

    def end(self, answer: object) -> None:
        """Prints what the work cost, and what it came to, as one line of JSON."""
        wall = time.perf_counter() - self._start
        cpu = _cpu_seconds() - self._cpu
        peak = _memory_bytes("VmHWM") - self._memory

        import json

        print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak, "answer": str(answer)}))


def measure(work: "Callable[[], object]") -> None:
    """Runs the work and prints what it cost."""
    measurement = Measurement()
    measurement.end(work())


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _memory_bytes(name: str) -> int:
    with open("/proc/self/status") as file:  # noqa: PTH123
        for line in file:
            if line.startswith(name + ":"):
                return 1024 * int(line.split()[1])
    raise LookupError(f"/proc/self/status has no {name}")
