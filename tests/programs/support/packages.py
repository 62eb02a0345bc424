"""The packages of ``integrations/``, installed with pip as their users install them."""

import os
import sys
from pathlib import Path

from tests.programs.support.running import run

INTEGRATIONS = Path(__file__).resolve().parents[3] / "integrations"


def install(name: str, place: Path) -> Path:
    """Installs a package into a new folder, which programs find by ``PYTHONPATH``. Nothing is downloaded:
    what the package needs is installed beside this interpreter.

    Args:
        name: its folder below ``integrations/``.
        place: an empty folder.
    """
    target = place / name
    offline = ["--no-index", "--no-deps", "--no-build-isolation"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", *offline]
    run(
        *[*pip, "--target", str(target), str(INTEGRATIONS / name)],
        environment={"PATH": os.environ["PATH"], "HOME": str(place)},
        folder=place,
    )
    return target
