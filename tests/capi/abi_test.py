"""The shared library exports the golden list of symbols and needs only libcurl and the C++ runtime."""

import os
import re
import subprocess
from pathlib import Path

LIBRARY = Path(os.environ["BALVPS_BUILD_DIR"]) / "capi" / "libbalvps.so"
CAPI = Path(__file__).parents[2] / "capi"


def lines(*command: "str | Path") -> "list[str]":
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def exported() -> "set[str]":
    """Names of the defined dynamic symbols; the version node of a symbol, if any, is cut off."""
    return {line.split()[-1].split("@")[0] for line in lines("nm", "--dynamic", "--defined-only", LIBRARY)}


def golden() -> "list[str]":
    return (CAPI / "abi" / "symbols.txt").read_text().splitlines()


def dynamic(tag: str) -> "list[str]":
    pattern = re.compile(rf"\({tag}\).*\[(.*)\]")
    return [
        found[1]
        for line in lines("readelf", "--dynamic", "--wide", LIBRARY)
        if (found := pattern.search(line))
    ]


def test_the_golden_list_is_sorted() -> None:
    assert golden() == sorted(set(golden()))


def test_exports_are_exactly_the_golden_list() -> None:
    assert exported() == set(golden())


def test_exports_are_exactly_what_the_headers_declare() -> None:
    headers = "".join(path.read_text() for path in (CAPI / "include" / "balvps").glob("*.h"))
    assert exported() == set(re.findall(r"^BALVPS_API [\w *]*?(balvps_\w+)\(", headers, re.MULTILINE))


def test_only_libcurl_and_the_cpp_runtime_are_needed() -> None:
    allowed = re.compile(r"(libcurl|libstdc\+\+|libgcc_s|libc|libm|ld-linux-[\w-]+)\.so\.\d+")
    assert [name for name in dynamic("NEEDED") if not allowed.fullmatch(name)] == []


def test_the_soname_carries_the_abi_version() -> None:
    header = (CAPI / "include" / "balvps" / "balvps.h").read_text()
    version = re.search(r"#define BALVPS_ABI_VERSION (\d+)", header)
    assert version is not None
    assert dynamic("SONAME") == [f"libbalvps.so.{version[1]}"]
