"""The installed C++ header, the programs of its README, and its generated part."""

import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
HEADERS = REPOSITORY / "bindings" / "cpp" / "include"
PROGRAM = """
#include <balvps/balvps.hpp>
#include <iostream>

int main() {
    balvps::Client client(balvps::Config().auth("none"));
    std::cout << client.try_run(balvps::Call("no_such_operation")).error().name() << std::endl;
    try {
        client.get_invoice(-1);
    } catch (const balvps::errors::Argument &error) {
        std::cout << error.operation() << std::endl;
    }
}
"""
PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(consumer CXX)
find_package(balvps CONFIG REQUIRED COMPONENTS shared static)
add_executable(shared main.cpp)
target_link_libraries(shared PRIVATE balvps::cpp)
add_executable(static main.cpp)
target_link_libraries(static PRIVATE balvps::static)
target_compile_features(static PRIVATE cxx_std_17)
"""


def output(*command: "str | Path") -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_installed_header_works_with_both_libraries(build_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "main.cpp").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "CMakeLists.txt").write_text(PROJECT, encoding="utf-8")
    prefix, build = tmp_path / "prefix", tmp_path / "build"
    output("cmake", "--install", build_dir, "--prefix", prefix)
    output("cmake", "-S", tmp_path, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}")
    output("cmake", "--build", build)
    assert output(build / "shared") == "argument\nget_invoice\n"
    assert output(build / "static") == "argument\nget_invoice\n"


@pytest.mark.parametrize("compiler", ["g++", "clang++"])
@pytest.mark.parametrize("standard", ["c++17", "c++20"])
def test_the_readmes_example_runs(
    build_dir: Path, account: dict[str, str], tmp_path: Path, compiler: str, standard: str
) -> None:
    readme = (REPOSITORY / "bindings" / "cpp" / "README.md").read_text(encoding="utf-8")
    source, program = tmp_path / "program.cpp", tmp_path / "program"
    source.write_text(
        re.findall(r"^```cpp\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)[0], encoding="utf-8"
    )
    flags = f"-std={standard} -pedantic-errors -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror".split()
    includes = [f"-I{HEADERS}", f"-I{REPOSITORY / 'capi' / 'include'}"]
    library = [f"-L{build_dir / 'capi'}", f"-Wl,-rpath,{build_dir / 'capi'}", "-lbalvps"]
    output(compiler, *flags, *includes, source, "-o", program, *library)
    done = subprocess.run([program], env=account, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "19.65 USD, Paid\nnot found: Invoice not found\n",
        "",
    )


def test_every_error_code_is_thrown_as_its_class() -> None:
    constants = re.findall(
        r"^    (BALVPS_ERROR_\w+) = ",
        (REPOSITORY / "capi/include/balvps/operations.h").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    header = (HEADERS / "balvps" / "operations.hpp").read_text(encoding="utf-8")
    raised = re.findall(r"case (\w+):\n\s+throw errors::(\w+)\(", header)
    assert [constant for constant, _ in raised] == constants
    assert [name.upper() for _, name in raised] == [
        constant.removeprefix("BALVPS_ERROR_").replace("_", "") for constant in constants
    ]


def test_every_config_key_is_a_function() -> None:
    reference = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    keys = re.findall(r"^\| `(\w+)` \|", reference.split("| key | type |")[1], re.MULTILINE)
    header = (HEADERS / "balvps" / "operations.hpp").read_text(encoding="utf-8")
    assert re.findall(r"Config &(\w+)\(", header) == ["set", "interrupt", *keys]


def test_a_library_of_another_abi_is_refused(build_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "other.c").write_text("unsigned balvps_abi_version(void) { return 2; }\n", encoding="utf-8")
    output("cc", "-shared", "-fPIC", tmp_path / "other.c", "-o", tmp_path / "other.so")
    done = subprocess.run(
        [build_dir / "examples" / "cpp" / "quickstart"],
        env={"LD_PRELOAD": str(tmp_path / "other.so")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "error: balvps: the library has ABI version 2, this program needs 1\n"
