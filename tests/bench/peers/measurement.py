"""The cost of a measured piece of work in this process, measured as in measurement.h.

Only modules that Python always loads are imported. So all other imports count for the peer.
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
    """A measurement that begins when it is made."""

    def __init__(self) -> None:
        with open("/proc/self/clear_refs", "w") as file:  # noqa: PTH123  # pathlib would have to be imported
            file.write("5")  # VmHWM begins anew
        self._memory = _memory_bytes("VmRSS")
        self._cpu = _cpu_seconds()
        self._start = time.perf_counter()

    def end(self, answer: object) -> None:
        """Prints the cost and the result of the work as one line of JSON."""
        wall = time.perf_counter() - self._start
        cpu = _cpu_seconds() - self._cpu
        peak = _memory_bytes("VmHWM") - self._memory

        import json

        print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak, "answer": str(answer)}))


def measure(work: "Callable[[], object]") -> None:
    """Runs the work and prints its cost."""
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
