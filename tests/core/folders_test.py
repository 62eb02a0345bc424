"""The folders of the core include each other in the order that docs/architecture.md shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SOURCES = REPOSITORY / "core" / "src"


def order() -> list[str]:
    """All folders in order. The first includes no other folder. The last may include all."""
    page = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = page.split("## Which folder may include which")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)/`", section, re.MULTILINE)


def sources(folder: str) -> list[Path]:
    return sorted(path for path in (SOURCES / folder).rglob("*") if path.suffix in (".h", ".cpp"))


def test_the_page_names_every_folder() -> None:
    assert sorted(order()) == sorted(path.name for path in SOURCES.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", order())
def test_a_folder_includes_only_those_above_it(folder: str) -> None:
    allowed = order()[: order().index(folder) + 1]
    wrong = [
        f"{path.name} includes {other}/"
        for path in sources(folder)
        for other in re.findall(r'^#include "(\w+)/', path.read_text(encoding="utf-8"), re.MULTILINE)
        if other not in allowed
    ]
    assert sources(folder)
    assert not wrong


def own_sources() -> list[Path]:
    """All sources of the core and the C ABI, without those that are about systems."""
    ours = [*SOURCES.rglob("*.[ch]*"), *(REPOSITORY / "capi" / "src").glob("*.[ch]*")]
    return [path for path in ours if "platform" not in path.relative_to(REPOSITORY).parts]


def test_sources_are_the_same_for_every_system() -> None:
    conditional = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif|else)\b", re.MULTILINE)
    wrong = [path.name for path in own_sources() if conditional.search(path.read_text(encoding="utf-8"))]
    assert len(own_sources()) > 100
    assert not wrong, "such a difference has its place in core/src/platform"


def test_the_system_is_known_to_platform_alone() -> None:
    # arpa/inet.h and netinet/in.h, with the notations of addresses, are the same everywhere.
    names = "dirent|dlfcn|fcntl|langinfo|linux/.*|locale|poll|pthread|signal|spawn|string|sys/.*|unistd"
    system = re.compile(rf"^#include <({names})\.h>", re.MULTILINE)
    wrong = [path.name for path in own_sources() if system.search(path.read_text(encoding="utf-8"))]
    assert not wrong


def users_of(library: str) -> set[str]:
    """Folders of the core and the C ABI with files that include it, each with the file suffix."""
    places = {path: path.relative_to(SOURCES).parts[0] for path in SOURCES.rglob("*.*")}
    places |= dict.fromkeys((REPOSITORY / "capi" / "src").glob("*.*"), "capi")
    return {
        place + path.suffix
        for path, place in places.items()
        if f"#include <{library}/" in path.read_text(encoding="utf-8")
    }


def test_libcurl_is_known_to_the_transport_alone() -> None:
    assert users_of("curl") == {"transport.h", "transport.cpp"}


def test_rapidjson_is_known_to_the_sources_of_json_alone() -> None:
    assert users_of("rapidjson") == {"json.cpp"}
