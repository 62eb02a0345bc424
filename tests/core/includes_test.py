"""Which folder of the core may include which, and who sees the libraries that it is built on."""

import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "core" / "src"
CAPI = Path(__file__).parents[2] / "capi" / "src"
#: Each includes itself and those before it.
ORDER = [
    "common",
    "platform",
    "json",
    "operation",
    "transport",
    "request",
    "response",
    "auth",
    "policy",
    "client",
]


def includes(folder: Path) -> Iterator[tuple[str, str]]:
    """Each source below a folder with each header that it includes."""
    for source in sorted(folder.rglob("*.[ch]*")):
        for header in re.findall(
            r'^#include [<"]([^>"]+)[>"]', source.read_text(encoding="utf-8"), re.MULTILINE
        ):
            yield source.relative_to(folder).as_posix(), header


def test_includes_point_one_way() -> None:
    against = [
        f"{source} includes {header}"
        for source, header in includes(SOURCES)
        if header.split("/")[0] in ORDER
        and ORDER.index(header.split("/")[0]) > ORDER.index(source.split("/")[0])
    ]
    assert not against


def test_rapidjson_is_seen_by_the_sources_of_json_alone() -> None:
    seen_by = {source for source, header in includes(SOURCES) if header.startswith("rapidjson/")}
    assert seen_by
    assert all(source.startswith("json/") and source.endswith(".cpp") for source in seen_by), seen_by
    assert not [source for source, header in includes(CAPI) if header.startswith("rapidjson/")]


def test_libcurl_is_seen_by_transport_alone() -> None:
    seen_by = {source for source, header in includes(SOURCES) if header.startswith("curl/")}
    assert seen_by
    assert all(source.startswith("transport/") for source in seen_by), seen_by
    assert not [source for source, header in includes(CAPI) if header.startswith("curl/")]
