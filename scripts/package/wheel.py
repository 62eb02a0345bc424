#!/usr/bin/env python3
"""Makes the wheels of the Python module, one for each target and version of CPython, and the sdist.

usage: scripts/package/wheel.py --library build/package/TARGET... [--output dist] [--python FILE]...

An interpreter serves for its headers alone, which are the same for every processor. The default are all that
are in PATH or that pyenv has. The compilers are those that scripts/package.sh has installed. The script needs
pybind11, scikit-build-core and auditwheel, as .venv-tests has them.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import archive
import sbom
from archive import REPOSITORY, File, Files, below, files_of
from library import SONAME, Library, components_of, parsed, parser, united, version
from wheel_check import complaint

OLDEST, NEWEST = 9, 14  # CPython 3.9 to 3.14
SOURCES = REPOSITORY / "bindings" / "python"
#: The oldest systems on which a wheel runs, by the C library.
PLATFORMS = {"gnu": "manylinux_2_28", "musl": "musllinux_1_2"}


@dataclass(frozen=True)
class Python:
    """A version of CPython, such as 3.11, the folder of its headers, and its pyconfig.h."""

    minor: int
    include: str
    config: str

    @property
    def tag(self) -> str:
        return f"cp3{self.minor}"


def described(interpreter: str) -> Python | None:
    """The version of an interpreter, or None if it is none of ours or has no headers."""
    code = (
        "import json, sys, sysconfig;"
        "print(json.dumps([sys.version_info[:2], sys.implementation.name, sysconfig.get_path('include'),"
        "sysconfig.get_config_h_filename()]))"
    )
    done = subprocess.run([interpreter, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    (major, minor), name, include, config = json.loads(done.stdout)
    fits = major == 3 and OLDEST <= minor <= NEWEST and name == "cpython"
    return Python(minor, include, config) if fits and Path(include, "Python.h").exists() else None


def found() -> list[Python]:
    """The interpreters of this machine, each version once."""
    names = [f"python3.{minor}" for minor in range(OLDEST, NEWEST + 1)]
    in_path = [path for name in names if (path := shutil.which(name))]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    versions = {
        python.minor: python
        for interpreter in [*in_path, *map(str, sorted(pyenv.glob("3.*/bin/python")))]
        if (python := described(interpreter))
    }
    return [versions[minor] for minor in sorted(versions)]


def extension(library: Library, python: Python) -> File:
    """Compiles and links the extension module. It finds the library beside itself."""
    import pybind11

    compiler = library.folder.parent / "steps" / "tools" / "bin" / f"{library.target}-c++"
    options = ["-std=c++20", "-O2", "-DNDEBUG", "-fPIC", "-fvisibility=hidden", "-g0"]
    options += [f"-I{library.folder / 'include'}", f"-isystem{pybind11.get_include()}"]
    options += [f"-ffile-prefix-map={REPOSITORY}=."]
    with tempfile.TemporaryDirectory() as folder:
        # Debian's own pyconfig.h chooses one of a processor, from where the compiler does not look.
        headers = Path(shutil.copytree(python.include, Path(folder, "python")))
        shutil.copy(python.config, headers / "pyconfig.h")
        options.append(f"-isystem{headers}")

        def compiled(source: Path) -> str:
            made = str(Path(folder, f"{source.stem}.o"))
            subprocess.run([str(compiler), *options, "-c", str(source), "-o", made], check=True)
            return made

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            objects = list(pool.map(compiled, sorted((SOURCES / "native").glob("*.cpp"))))
        module = Path(folder, "_native.so")
        link = ["-shared", "-s", f"-L{library.folder / 'lib'}", "-lbalvps", "-Wl,-rpath,$ORIGIN"]
        subprocess.run([str(compiler), *objects, *link, "-o", str(module)], check=True)
        return File(module.read_bytes(), executable=True)


@contextmanager
def in_repository() -> Iterator[None]:
    """The hooks of a build backend work in the current folder."""
    before = Path.cwd()
    os.chdir(REPOSITORY)
    try:
        yield
    finally:
        os.chdir(before)


def metadata() -> dict[str, File]:
    """The files of .dist-info that pyproject.toml defines, by their names in it."""
    from scikit_build_core import build

    with tempfile.TemporaryDirectory() as folder, in_repository():
        name = build.prepare_metadata_for_build_wheel(folder)
        return files_of(Path(folder, name), "METADATA", "entry_points.txt", "licenses")


def with_record(files: dict[str, File], info: str) -> Files:
    rows = io.StringIO()
    table = csv.writer(rows, lineterminator="\n")
    for name in sorted(files):
        data = files[name].data
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        table.writerow([name, f"sha256={digest}", len(data)])
    table.writerow([f"{info}/RECORD", "", ""])
    return {**files, f"{info}/RECORD": File(rows.getvalue().encode())}


def wheel(library: Library, python: Python, output: Path) -> Path:
    info = f"balvps-{version()}.dist-info"
    tag = f"{python.tag}-{python.tag}-{PLATFORMS[library.libc]}_{library.cpu}"
    modules = {name: file for name, file in files_of(SOURCES, "balvps").items() if "__pycache__" not in name}
    # CPython's own name for musl differs between its versions; each takes the plain one too.
    suffix = f"cpython-3{python.minor}-{library.target}.so" if library.libc == "gnu" else "so"
    if not (library.sandbox / "components.json").exists():
        target = library.sandbox.parent.name
        raise SystemExit(f"package: the wheel has balvps-sandbox too: run scripts/package.sh {target}")
    sandbox = files_of(library.sandbox, "balvps-sandbox", "licences")
    program = sandbox.pop("balvps-sandbox")
    licences = {f"licenses/{name}": file for name, file in {**library.licences, **sandbox}.items()}
    components = united(library.components, components_of(library.sandbox))
    text = f"Wheel-Version: 1.0\nGenerator: balvps {version()}\nRoot-Is-Purelib: false\nTag: {tag}\n"
    files = {
        **modules,
        f"balvps/_native.{suffix}": extension(library, python),
        f"balvps/{SONAME}": library.file,
        "balvps/bin/balvps-sandbox": program,
        **below(info, {**metadata(), **licences}),
        f"{info}/WHEEL": File(text.encode()),
        f"{info}/sboms/{sbom.NAME}": sbom.bill("pkg:pypi/balvps", version(), components),
    }
    path = archive.write(output, f"balvps-{version()}-{tag}.whl", archive.zipped(with_record(files, info)))
    mistake = complaint(path)
    if mistake is not None:
        path.unlink()
        raise SystemExit(f"package: {mistake}")
    return path


def sdist(output: Path) -> Path:
    """The source distribution, with a bill of materials: it contains nothing of others."""
    from scikit_build_core import build

    with tempfile.TemporaryDirectory() as folder:
        with in_repository():
            name = build.build_sdist(folder)
        with tarfile.open(Path(folder, name)) as made:
            read = {entry.name: (entry, made.extractfile(entry)) for entry in made if entry.isfile()}
            files = {
                name: File(file.read(), executable=bool(entry.mode & 0o100))
                for name, (entry, file) in read.items()
                if file is not None
            }
    files[f"balvps-{version()}/{sbom.NAME}"] = sbom.bill("pkg:pypi/balvps", version(), [])
    return archive.write(output, name, archive.tar_gz(files))


def main() -> None:
    line = parser(__doc__)
    line.add_argument("--python", action="append", metavar="FILE", help="an interpreter; several are allowed")
    given = line.parse_args()
    libraries, output = parsed(line, given)
    named = [python for each in given.python or [] if (python := described(each))]
    pythons = named if given.python else found()
    if not pythons:
        line.error("there is no CPython with headers")
    missing = set(range(OLDEST, NEWEST + 1)) - {python.minor for python in pythons}
    if missing:
        print("no headers of CPython", *(f"3.{minor}" for minor in sorted(missing)), file=sys.stderr)
    sdist(output)
    for library in libraries:
        for python in pythons:
            wheel(library, python, output)


if __name__ == "__main__":
    main()
