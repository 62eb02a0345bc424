"""What README.md shows is true: its C program builds and runs, its table has every operation."""

import re
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
INCLUDE = REPOSITORY / "capi" / "include"


def test_the_c_program_prints_an_invoice_total(
    build_dir: Path, account: dict[str, str], tmp_path: Path
) -> None:
    blocks = re.findall(r"^```c\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    (tmp_path / "program.c").write_text(blocks[0], encoding="utf-8")
    libraries = build_dir / "capi"
    warnings = ["-std=c99", "-Wall", "-Wextra", "-Werror"]
    library = [f"-L{libraries}", f"-Wl,-rpath,{libraries}", "-lbalvps"]
    command = ["cc", *warnings, f"-I{INCLUDE}", "program.c", "-o", "program", *library]
    subprocess.run(command, cwd=tmp_path, check=True)
    done = subprocess.run(
        [str(tmp_path / "program")], env=account, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "19.65\n", "")


def test_the_table_has_every_operation() -> None:
    section = README.split("## The 32 operations")[1].split("\n## ")[0]
    named = re.findall(r"`([a-z_]+)`", section.split("|---|---|")[1].split("\n\n")[0])
    declared = re.findall(
        r"\bbalvps_client_(\w+)\(balvps_client", (INCLUDE / "balvps/operations.h").read_text()
    )
    assert len(declared) == 32
    assert sorted(named) == sorted(declared)
