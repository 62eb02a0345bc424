"""For the tests of packages: packages of the build's library, and commands that know nothing of it."""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
DATE = "1700000000"
STAGES = REPOSITORY / "scripts" / "package"
TARGET = f"{platform.machine()}-linux-gnu"

#: An invoice of the sandbox's account, as each package's program prints it.
INVOICE = "19.65"


def output(
    *command: "str | Path", cwd: "Path | None" = None, environment: "dict[str, str] | None" = None
) -> str:
    """What a command prints. It sees none of the variables that would lead it to the checkout."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("BALVPS_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**kept, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout


def library_of_the_build(folder: Path) -> Path:
    """The build's library in the layout of scripts/package.sh, with a component as if it were inside."""
    build = Path(os.environ["BALVPS_BUILD_DIR"])
    place = folder / TARGET
    for name in ("capi/include/balvps", "bindings/cpp/include/balvps"):
        shutil.copytree(REPOSITORY / name, place / "include" / "balvps", dirs_exist_ok=True)
    (place / "lib").mkdir()
    for path in (build / "capi").glob("libbalvps.so*"):
        shutil.copy(path, place / "lib", follow_symlinks=False)
    output("strip", place / "lib" / "libbalvps.so")  # what debuggers need is ten times as large
    licence = place / "licences" / "zlib"
    licence.mkdir(parents=True)
    (licence / "LICENSE").write_text("The licence of zlib\n", encoding="utf-8")
    component = {"name": "zlib", "version": "1:1.3.1-1", "licence": "Zlib"}
    component["purl"] = "pkg:deb/debian/zlib@1%3A1.3.1-1?arch=source"
    (place / "components.json").write_text(json.dumps([component]), encoding="utf-8")
    return place


def made(library: Path, place: Path, *stages: str) -> Path:
    """The packages that these stages make of a library, with a fixed time: a commit may come meanwhile."""
    for stage in stages:
        command = [sys.executable, f"{STAGES}/{stage}.py", "--library", str(library), "--output", str(place)]
        output(*command, environment={"SOURCE_DATE_EPOCH": DATE})
    return place


STAGES_HERE = ("tarball", "npm", "gem", "composer", "rock")
