"""The files of `cmake --install` are enough to build a C program, with CMake and with pkg-config."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = """
#include <balvps/balvps.h>
#include <stdio.h>

int main(void) {
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(NULL, &client);
    if (error != NULL || balvps_abi_version() != BALVPS_ABI_VERSION) {
        return 1;
    }
    balvps_result *result = balvps_client_call(client, "no_such_operation", BALVPS_NTS, NULL);
    int refused = balvps_error_code(balvps_result_error(result)) == BALVPS_ERROR_ARGUMENT;
    printf("%s %d\\n", balvps_version(), refused);
    balvps_result_free(result);
    balvps_client_free(client);
    return 0;
}
"""

PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(consumer C)
find_package(balvps {version} CONFIG REQUIRED COMPONENTS shared static)
add_executable(shared main.c)
target_link_libraries(shared PRIVATE balvps::balvps)
add_executable(static main.c)
target_link_libraries(static PRIVATE balvps::static)
"""


def output(*command: "str | Path", **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def prefix(build_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that was moved. No file in it may depend on its path."""
    made = tmp_path_factory.mktemp("made")
    output("cmake", "--install", build_dir, "--prefix", made)
    return Path(shutil.move(made, tmp_path_factory.mktemp("moved") / "prefix"))


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "main.c"
    path.write_text(PROGRAM)
    return path


@pytest.fixture(scope="module")
def version(prefix: Path) -> str:
    return output(prefix / "bin" / "balvps-sandbox", "--version").split()[-1]


def library_dir(prefix: Path) -> Path:
    return next(prefix.glob("**/libbalvps.so")).parent


def needed(binary: Path) -> str:
    return output("readelf", "--dynamic", "--wide", binary)


def test_cmake_package_gives_both_libraries(
    prefix: Path, program: Path, tmp_path: Path, version: str
) -> None:
    (tmp_path / "CMakeLists.txt").write_text(PROJECT.format(version=version))
    build = tmp_path / "build"
    output("cmake", "-S", tmp_path, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}")
    output("cmake", "--build", build)
    assert output(build / "shared") == f"{version} 1\n"
    assert output(build / "static") == f"{version} 1\n"
    assert "libbalvps" in needed(build / "shared")
    assert "libbalvps" not in needed(build / "static")


def test_pkg_config_gives_the_shared_library(
    prefix: Path, program: Path, tmp_path: Path, version: str
) -> None:
    libraries = library_dir(prefix)
    flags = output(
        "pkg-config", "--cflags", "--libs", "balvps", PKG_CONFIG_PATH=f"{libraries}/pkgconfig"
    ).split()
    output("cc", "-std=c99", program, *flags, "-o", tmp_path / "program")
    assert output(tmp_path / "program", LD_LIBRARY_PATH=str(libraries)) == f"{version} 1\n"


def test_pkg_config_gives_the_static_library(
    prefix: Path, program: Path, tmp_path: Path, version: str
) -> None:
    flags = output(
        "pkg-config",
        "--static",
        "--cflags",
        "--libs",
        "balvps",
        PKG_CONFIG_PATH=f"{library_dir(prefix)}/pkgconfig",
    ).replace("-lbalvps", "-l:libbalvps.a")
    output("cc", "-std=c99", "-DBALVPS_STATIC", program, *flags.split(), "-o", tmp_path / "program")
    assert output(tmp_path / "program") == f"{version} 1\n"
    assert "libbalvps" not in needed(tmp_path / "program")


def test_documents_are_installed(prefix: Path) -> None:
    installed = {path.name for path in (prefix / "share" / "doc" / "balvps").iterdir()}
    assert installed == {
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "c.md",
        "dns.md",
        "operations.md",
        "policy.md",
    }
