"""What goes to PyPI: the source distribution builds the wheel, and the wheel works where it is installed."""

import configparser
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
VERSION = subprocess.run(
    [sys.executable, REPOSITORY / "scripts" / "version.py"], capture_output=True, check=True, text=True
).stdout.strip()


def output(*command: "str | Path", **environment: str) -> str:
    # Without the build tree's package, which would hide what is missing in the wheel.
    inherited = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BALVPS_SANDBOX")
    }
    done = subprocess.run(
        [str(word) for word in command],
        env={**inherited, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> "dict[str, Path]":
    """The source distribution, and the wheel that is built from it."""
    place = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place)]
    output(*build, "--sdist", REPOSITORY)
    [archive] = place.glob("*.tar.gz")
    output("tar", "--extract", "--file", archive, "--directory", place)
    sources = place / archive.name[: -len(".tar.gz")]
    # Where the preset release builds, with its warnings, and with compilers of the same names: the compiler
    # cache has most of it for both.
    settings = ["-Cbuild-dir=build/release", "-Ccmake.define.BALVPS_WERROR=ON"]
    same = {"CC": "cc", "CXX": "c++", "CCACHE_BASEDIR": str(sources), "CCACHE_NOHASHDIR": "1"}
    output(*build, "--wheel", *settings, sources, **same)
    [sdist], [wheel] = place.glob("*.tar.gz"), place.glob("*.whl")
    return {"sdist": sdist, "wheel": wheel}


@pytest.fixture(scope="session")
def installed(distributions: "dict[str, Path]", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new virtual environment that has the wheel and nothing else."""
    place = tmp_path_factory.mktemp("venv")
    output(sys.executable, "-m", "venv", place)
    python = place / "bin" / "python"
    output(python, "-m", "pip", "install", "--no-index", "--no-deps", distributions["wheel"])
    return python


def test_twine_is_content(distributions: "dict[str, Path]") -> None:
    said = output(sys.executable, "-m", "twine", "check", "--strict", *distributions.values(), NO_COLOR="1")
    assert said.count("PASSED") == 2


def test_a_wheel_with_the_libraries_of_this_system_is_not_taken_for_one_that_runs_elsewhere(
    distributions: "dict[str, Path]", tmp_path: Path
) -> None:
    """`pip install .` uses the system's libcurl. The wheels for others come from scripts/package/wheel.py."""
    wheel = distributions["wheel"]
    assert wheel.stem.endswith(f"-linux_{platform.machine()}")
    renamed = tmp_path / wheel.name.replace("-linux_", "-manylinux_2_28_")
    shutil.copy(wheel, renamed)
    for path in (wheel, renamed):
        checked = subprocess.run(
            [sys.executable, REPOSITORY / "scripts" / "package" / "wheel_check.py", path],
            capture_output=True,
            text=True,
            check=False,
        )
        assert checked.returncode == 1, checked
        assert "libcurl" in checked.stderr


def test_the_wheel_holds_the_library_and_the_sandbox_once(distributions: "dict[str, Path]") -> None:
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        names = wheel.namelist()
        entry_points = configparser.ConfigParser()
        entry_points.read_string(
            wheel.read(next(name for name in names if name.endswith("/entry_points.txt"))).decode()
        )
    binaries = [name for name in names if ".so" in name or name.startswith("balvps/bin/")]
    assert sorted(name.split(".cpython")[0] for name in binaries) == [
        "balvps/_native",
        "balvps/bin/balvps-sandbox",
        "balvps/libbalvps.so.1",
    ]
    assert {"balvps/py.typed", "balvps/_native.pyi", "balvps/_calls.pyi", "balvps/models.py"} <= set(names)
    assert {name.split("/")[0] for name in names} == {"balvps", f"balvps-{VERSION}.dist-info"}
    assert entry_points["console_scripts"]["balvps"] == "balvps.cli:main"
    assert entry_points["pytest11"]["balvps"] == "balvps._pytest_plugin"


def test_the_source_distribution_holds_sources_alone(distributions: "dict[str, Path]") -> None:
    with tarfile.open(distributions["sdist"]) as sdist:
        folders = {name.split("/")[1] for name in sdist.getnames() if "/" in name}
    assert {"CMakeLists.txt", "LICENSE", "README.md", "bindings", "capi", "core", "sandbox"} <= folders
    assert not folders & {"build", "tests", "examples", "integrations", ".venv-tests", ".git"}


def test_the_installed_wheel_works_elsewhere(installed: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import balvps, balvps.testing\n"
        "with balvps.testing.Sandbox() as sandbox, sandbox.client() as client:\n"
        "    print(balvps.__version__, client.invoices.get(308976).total, balvps.__file__)\n",
        encoding="utf-8",
    )
    version, total, file = output(installed, program).split()
    assert (version, total) == (VERSION, "19.65")
    assert Path(file).is_relative_to(installed.parents[1])


def test_the_library_is_found_beside_the_extension(installed: Path) -> None:
    package = Path(
        output(installed, "-c", "import balvps, pathlib; print(pathlib.Path(balvps.__file__).parent)").strip()
    )
    [extension] = package.glob("_native.*.so")
    dynamic = output("readelf", "--dynamic", extension)
    assert "[$ORIGIN]" in dynamic
    assert str(REPOSITORY) not in dynamic
    assert f"=> {package / 'libbalvps.so.1'}" in output("ldd", extension)


# ---- the packages of `integrations/`, beside the wheel

#: Programs that use them, and what the programs print.
INTEGRATIONS = {
    "certbot": (
        "from importlib.metadata import entry_points\n"
        "[found] = [each for each in entry_points(group='certbot.plugins') if each.name == 'dns-balvps']\n"
        "print(found.load().__name__)\n",
        "Authenticator",
    ),
    "octodns": (
        "from octodns_balvps import BalvpsProvider\n"
        "print(BalvpsProvider('balvps', 'user@example.com', 'secret'))\n",
        "BalvpsProvider",
    ),
}


@pytest.mark.parametrize("name", INTEGRATIONS)
def test_a_package_on_top_is_built_and_installed(installed: Path, tmp_path: Path, name: str) -> None:
    sources = REPOSITORY / "integrations" / name
    output(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, sources)
    [wheel], [sdist] = tmp_path.glob("*-py3-none-any.whl"), tmp_path.glob("*.tar.gz")
    output(sys.executable, "-m", "twine", "check", "--strict", wheel, sdist, NO_COLOR="1")
    output(installed, "-m", "pip", "install", "--no-index", "--no-deps", wheel)
    program, printed = INTEGRATIONS[name]
    # certbot and octoDNS themselves are those of the tests.
    others = {"PYTHONPATH": sysconfig.get_path("purelib")}
    assert output(installed, "-c", program, **others).strip() == printed
    files = output(installed, "-m", "pip", "show", "--files", wheel.name.split("-")[0])
    assert "licenses/LICENSE" in files
    assert "tests" not in files
