"""The contents of the package after `import balvps`."""

import subprocess
import sys
from pathlib import Path

import balvps
import pytest

PLACE = Path(balvps.__file__).parent
MODULES = sorted(
    {path.stem for path in PLACE.glob("*.py") if not path.name.startswith("_")}
    | {path.parent.name for path in PLACE.glob("*/__init__.py")} - {"cli"}
)


@pytest.mark.parametrize("module", MODULES)
def test_a_public_module_can_be_reached_by_its_name(module: str) -> None:
    program = f"import balvps, types; assert isinstance(balvps.{module}, types.ModuleType)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_its_names_are_told() -> None:
    assert {*balvps.__all__, *MODULES} <= set(dir(balvps))
