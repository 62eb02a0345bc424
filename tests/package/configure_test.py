"""Without a preset the build needs only its own packages. Tests and the Python extension are left out."""

import json
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


def configure(build: Path, *options: str) -> str:
    """Configures without a preset. Returns the compile commands."""
    command = ["cmake", "-S", str(REPOSITORY), "-B", str(build), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    return "\n".join(each["command"].replace(str(build), "BUILD") for each in commands)


@pytest.mark.parametrize("options", [[], ["-DBUILD_TESTING=OFF"]])
def test_the_build_alone_needs_no_python_and_takes_warnings(tmp_path: Path, options: list[str]) -> None:
    # A missing interpreter has the same effect as one without pybind11.
    commands = configure(tmp_path, "-DPython_EXECUTABLE=/nowhere/python", *options)
    assert "/core/src/" in commands
    assert "/balvps-sandbox.dir/" in commands
    assert "/examples/c/" in commands
    assert "/bindings/python/" not in commands
    assert f"{REPOSITORY}/tests/" not in commands
    assert "-Werror" not in commands


def test_build_testing_asks_for_the_tests(tmp_path: Path) -> None:
    commands = configure(tmp_path, "-DBUILD_TESTING=ON")
    assert f"{REPOSITORY}/tests/core/" in commands
    assert "/bindings/python/native/" in commands
    assert "-Werror" not in commands


def test_the_presets_take_no_warnings(build_dir: Path) -> None:
    commands = json.loads((build_dir / "compile_commands.json").read_text(encoding="utf-8"))
    core = [each["command"] for each in commands if "/balvps_core.dir/" in each["command"]]
    assert core
    assert all(" -Werror " in command for command in core)
