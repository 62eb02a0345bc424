"""The libraries that scripts/package.sh has built: they need nothing, show nothing else, and work.

BALVPS_PACKAGES names the folder of the libraries; the default is build/package.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.mount_namespaces import need_mount_namespaces

REPOSITORY = Path(__file__).parents[2]
PACKAGES = Path(os.environ.get("BALVPS_PACKAGES", REPOSITORY / "build" / "package"))
HERE = PACKAGES / "x86_64-linux-gnu"

TARGETS = sorted(path.parent.name for path in PACKAGES.glob("*/components.json"))

OLDEST_GLIBC = (2, 28)
LARGEST = 6_000_000  # bytes

#: The parts of the C library: glibc's before 2.34 are several files.
C_LIBRARY = {
    "gnu": re.compile(r"libc\.so\.6|libm\.so\.6|libpthread\.so\.0|libdl\.so\.2|ld-linux.*|ld64\.so\.1"),
    "musl": re.compile(r"libc\.so"),
}


def output(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout


def shared(target: str) -> Path:
    return PACKAGES / target / "lib" / "libbalvps.so"


def symbols(path: Path, *options: str) -> list[list[str]]:
    """The global symbols of a file, as columns of readelf: ..., binding, visibility, section, name."""
    lines = output("readelf", "--wide", *options, path).splitlines()
    rows = [line.split() for line in lines if re.match(r"\s*\d+: ", line)]
    return [row for row in rows if len(row) >= 8 and row[4] in ("GLOBAL", "WEAK")]


def test_the_library_of_this_machine_is_built() -> None:
    assert "x86_64-linux-gnu" in TARGETS, "run scripts/package.sh"


# ---- what the files need and show


@pytest.mark.parametrize("target", TARGETS)
def test_it_needs_the_c_library_alone(target: str) -> None:
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "--dynamic", shared(target)))
    assert needed
    assert [name for name in needed if not C_LIBRARY[target.split("-")[-1]].fullmatch(name)] == []


@pytest.mark.parametrize("target", [target for target in TARGETS if target.endswith("gnu")])
def test_an_old_glibc_is_enough(target: str) -> None:
    versions = re.findall(r"GLIBC_(\d+)\.(\d+)", output("readelf", "--version-info", shared(target)))
    assert versions
    assert max((int(major), int(minor)) for major, minor in versions) <= OLDEST_GLIBC


@pytest.mark.parametrize("target", TARGETS)
def test_it_exports_the_functions_of_the_abi_and_nothing_else(target: str) -> None:
    exported = {row[7].split("@")[0] for row in symbols(shared(target), "--dyn-syms") if row[6] != "UND"}
    assert exported == set((REPOSITORY / "capi" / "abi" / "symbols.txt").read_text("utf-8").split())


@pytest.mark.parametrize("target", TARGETS)
def test_it_is_small_and_stripped(target: str) -> None:
    assert shared(target).stat().st_size <= LARGEST
    assert ".symtab" not in output("readelf", "--wide", "--section-headers", shared(target))


@pytest.mark.parametrize("target", TARGETS)
def test_it_has_the_name_that_programs_look_for(target: str) -> None:
    assert "Library soname: [libbalvps.so.1]" in output("readelf", "--dynamic", shared(target))
    assert (shared(target).parent / "libbalvps.so.1").resolve() == shared(target)
    assert not shared(target).is_symlink()


@pytest.mark.parametrize("target", TARGETS)
def test_the_archive_shows_the_functions_of_the_abi_and_nothing_else(target: str) -> None:
    archive = PACKAGES / target / "lib" / "libbalvps.a"
    shown = {row[7] for row in symbols(archive, "--syms") if row[6] != "UND"}
    assert shown == set((REPOSITORY / "capi" / "abi" / "symbols.txt").read_text("utf-8").split())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", ["libbalvps.so", "libbalvps.a"])
def test_no_folder_of_the_building_machine_is_inside(target: str, name: str) -> None:
    content = (PACKAGES / target / "lib" / name).read_bytes()
    assert str(REPOSITORY).encode() not in content


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_inside_is_listed_with_its_licence(target: str) -> None:
    listed = json.loads((PACKAGES / target / "components.json").read_text(encoding="utf-8"))
    names = {component["name"] for component in listed}
    assert {"curl", "openssl", "nghttp2", "zlib", "libidn2", "rapidjson", "libc++"} <= names
    for component in listed:
        assert component["version"]
        assert component["licence"]
        assert component["purl"].startswith(("pkg:deb/debian/", "pkg:pypi/ziglang@"))
        assert any((PACKAGES / target / "licences" / component["name"]).iterdir())


# ---- programs


@pytest.fixture(scope="module")
def account() -> Iterator[dict[str, str]]:
    """The environment of a program that uses an account of the sandbox, over TLS."""
    command = [os.environ["BALVPS_SANDBOX"], "--exit-with-stdin"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sandbox:
        assert sandbox.stdin is not None
        assert sandbox.stdout is not None
        ready = dict(word.split("=", 1) for word in sandbox.stdout.readline().split() if "=" in word)
        assert ready["base_url"].startswith("https://")
        yield {
            "BALVPS_BASE_URL": ready["base_url"],
            "BALVPS_CA_FILE": ready["ca_file"],
            "BALVPS_USERNAME": "user@example.com",
            "BALVPS_PASSWORD": "secret",
        }
        sandbox.stdin.close()
        assert sandbox.wait(timeout=30) == 0


PROGRAM = Path(__file__).parent / "program.c"

DYNAMIC = [f"-L{HERE}/lib", "-lbalvps", f"-Wl,-rpath,{HERE}/lib"]
STATIC = ["-DBALVPS_STATIC", f"{HERE}/lib/libbalvps.a", "-pthread", "-ldl", "-lm"]


def compiled(folder: Path, compiler: str, *options: str) -> Path:
    program = folder / "program"
    output(compiler, "-Wall", "-Werror", PROGRAM, f"-I{HERE}/include", "-o", program, *options)
    return program


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("options", [DYNAMIC, STATIC], ids=["dynamic", "static"])
def test_a_program_in_c_works(
    tmp_path: Path, account: dict[str, str], compiler: str, options: list[str]
) -> None:
    assert output(compiled(tmp_path, compiler, *options), **account) == "19.65\n"


@pytest.mark.parametrize("options", [DYNAMIC, STATIC], ids=["dynamic", "static"])
def test_the_programs_own_libcurl_stays_its_own(
    tmp_path: Path, account: dict[str, str], options: list[str]
) -> None:
    program = compiled(tmp_path, "gcc", "-DOWN_CURL", *options, "-lcurl", "-lssl", "-lcrypto")
    own, total = output(program, **account).splitlines()
    inside = (PACKAGES / "steps" / "sources" / "curl" / "include" / "curl" / "curlver.h").read_text("utf-8")
    version = re.search(r'LIBCURL_VERSION "([^"]*)"', inside)
    assert version is not None
    assert own.startswith("libcurl/")
    assert not own.startswith(f"libcurl/{version[1]} ")
    assert total == "19.65"


def test_pkg_config_and_cmake_know_both_libraries(tmp_path: Path, account: dict[str, str]) -> None:
    flags = output(
        "pkg-config", "--static", "--cflags", "--libs", "balvps", PKG_CONFIG_PATH=f"{HERE}/lib/pkgconfig"
    )
    assert "curl" not in flags
    (tmp_path / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\n"
        "project(program LANGUAGES C)\n"
        "set(CMAKE_DISABLE_FIND_PACKAGE_CURL ON)\n"
        "find_package(balvps CONFIG REQUIRED COMPONENTS static)\n"
        "foreach(kind balvps static)\n"
        f"    add_executable(with_${{kind}} {PROGRAM})\n"
        "    target_link_libraries(with_${kind} balvps::${kind})\n"
        "endforeach()\n",
        encoding="utf-8",
    )
    output("cmake", "-S", tmp_path, "-B", tmp_path / "build", f"-DCMAKE_PREFIX_PATH={HERE}")
    output("cmake", "--build", tmp_path / "build")
    for kind in ("balvps", "static"):
        assert output(tmp_path / "build" / f"with_{kind}", **account) == "19.65\n"


def test_the_python_module_works_with_it(account: dict[str, str]) -> None:
    """The module of the build tree, which finds this library before its own."""
    program = (
        "import balvps, re\n"
        "with balvps.Client.from_env() as client:\n"
        "    print(client.invoices.get(308976).total)\n"
        "    print(client._authorities()['source'])\n"
        "print({line.split()[-1] for line in open('/proc/self/maps') if 'libbalvps' in line})\n"
    )
    build = os.environ["BALVPS_BUILD_DIR"]
    given = {**account, "LD_LIBRARY_PATH": f"{HERE}/lib", "PYTHONPATH": f"{build}/python"}
    total, source, loaded = output(sys.executable, "-c", program, **given).splitlines()
    assert (total, source) == ("19.65", "ca_file")
    assert loaded == str({str(shared("x86_64-linux-gnu").resolve())})


# ---- certificate authorities, where no setting names them


def in_a_system(program: Path, script: str, account: dict[str, str]) -> str:
    """What the program prints where /etc has only what the script puts there, from $AUTHORITIES."""
    need_mount_namespaces()
    lines = ["set -e", "mount -t tmpfs none /etc", "mkdir -p /etc/ssl/certs", script, '"$1" || true']
    given = {**account, "BALVPS_CA_FILE": "", "AUTHORITIES": account["BALVPS_CA_FILE"]}
    return output("unshare", "--mount", "sh", "-c", "\n".join(lines), "sh", program, **given)


BUNDLE = "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"


@pytest.mark.parametrize(
    "script",
    [
        'cp "$AUTHORITIES" /etc/ssl/certs/ca-certificates.crt',
        'cp "$AUTHORITIES" /etc/ssl/cert.pem',
        f'mkdir -p {Path(BUNDLE).parent}; cp "$AUTHORITIES" {BUNDLE}',
        'cp "$AUTHORITIES" /etc/ssl/certs/mine.pem; openssl rehash /etc/ssl/certs',
        'cp "$AUTHORITIES" /etc/elsewhere; export SSL_CERT_FILE=/etc/elsewhere',
        'mkdir /etc/d; cp "$AUTHORITIES" /etc/d/a.pem; openssl rehash /etc/d; export SSL_CERT_DIR=/etc/d',
    ],
    ids=["Debian", "Alpine", "Fedora", "a folder of hashes", "SSL_CERT_FILE", "SSL_CERT_DIR"],
)
def test_the_authorities_of_a_system_are_trusted(
    tmp_path: Path, account: dict[str, str], script: str
) -> None:
    program = compiled(tmp_path, "gcc", *STATIC)
    assert in_a_system(program, script, account) == "19.65\n"


def test_a_system_without_authorities_is_told_what_to_do(tmp_path: Path, account: dict[str, str]) -> None:
    printed = in_a_system(compiled(tmp_path, "gcc", *STATIC), "", account)
    assert "this system has no certificate authorities: install its package ca-certificates" in printed


def test_a_variable_that_names_nothing_is_told(tmp_path: Path, account: dict[str, str]) -> None:
    program = compiled(tmp_path, "gcc", *STATIC)
    printed = in_a_system(program, "export SSL_CERT_FILE=/etc/nothing", account)
    assert "/etc/nothing" in printed
    assert "the environment variable SSL_CERT_FILE or SSL_CERT_DIR names it" in printed
