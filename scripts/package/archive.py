"""Archives whose bytes depend on nothing but their files: equal names, times, owners and order each time."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class File:
    """A file of an archive: its bytes, or the name that it is a symbolic link to."""

    data: bytes = b""
    executable: bool = False
    link: str = ""

    @staticmethod
    def of(path: Path) -> File:
        if path.is_symlink():
            return File(link=str(path.readlink()))
        return File(path.read_bytes(), executable=os.access(path, os.X_OK))

    @property
    def mode(self) -> int:
        return 0o755 if self.executable else 0o644


#: The files of an archive by their names in it.
Files = Mapping[str, File]


def files_of(folder: Path, *names: str) -> dict[str, File]:
    """These files of a folder by their names in it. A name may be that of a folder with all that is in it."""
    found: dict[str, File] = {}
    for name in names:
        path = folder / name
        if not path.exists():
            raise SystemExit(f"package: {path} is missing")
        inner = sorted(path.rglob("*")) if path.is_dir() else [path]
        found.update({str(each.relative_to(folder)): File.of(each) for each in inner if not each.is_dir()})
    return found


def below(folder: str, files: Files) -> dict[str, File]:
    return {f"{folder}/{name}": file for name, file in files.items()}


def source_date() -> int:
    """The time of every file, in seconds since 1970: SOURCE_DATE_EPOCH, or else that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(REPOSITORY), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def tar(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            file = files[name]
            entry = tarfile.TarInfo(name)
            entry.mtime, entry.mode = source_date(), file.mode
            if file.link:
                entry.type, entry.linkname, entry.mode = tarfile.SYMTYPE, file.link, 0o777
            entry.size = len(file.data)
            archive.addfile(entry, io.BytesIO(file.data))
    return out.getvalue()


def tar_gz(files: Files) -> bytes:
    return gzip.compress(tar(files), compresslevel=9, mtime=source_date())


def zipped(files: Files) -> bytes:
    """A zip archive, which knows no symbolic links."""
    date = datetime.fromtimestamp(source_date(), timezone.utc).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100000 | files[name].mode) << 16
            entry.create_system = 3  # Unix, whose modes these are
            archive.writestr(entry, files[name].data, compresslevel=9)
    return out.getvalue()


def write(output: Path, name: str, data: bytes) -> Path:
    """Writes a package into the output folder and says so."""
    output.mkdir(parents=True, exist_ok=True)
    path = output / name
    path.write_bytes(data)
    print(path)
    return path
