"""The documents are right: their C programs build and run, and the reference has every operation."""

import re
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
INCLUDE = REPOSITORY / "capi" / "include"


def first_c_block(page: str) -> str:
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    blocks: list[str] = re.findall(r"^```c\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return blocks[0]


def output_of(program: str, build_dir: Path, account: dict[str, str], folder: Path) -> str:
    """Builds a C program with warnings as errors and returns its output."""
    (folder / "program.c").write_text(program, encoding="utf-8")
    libraries = build_dir / "capi"
    warnings = ["-std=c99", "-Wall", "-Wextra", "-Werror"]
    library = [f"-L{libraries}", f"-Wl,-rpath,{libraries}", "-lbalvps"]
    command = ["cc", *warnings, f"-I{INCLUDE}", "program.c", "-o", "program", *library]
    subprocess.run(command, cwd=folder, check=True)
    done = subprocess.run([str(folder / "program")], env=account, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_program_for_c_prints_an_invoice_total(
    build_dir: Path, account: dict[str, str], tmp_path: Path
) -> None:
    assert output_of(first_c_block("docs/c.md"), build_dir, account, tmp_path) == "19.65\n"


def test_the_readme_s_function_prints_an_invoice_total(
    build_dir: Path, account: dict[str, str], tmp_path: Path
) -> None:
    whole = first_c_block("docs/c.md")
    start = whole.index("    balvps_result *result")
    end = whole.index("    balvps_client_free")
    main = whole[whole.index("#include <stdlib.h>") : start] + "    print_total(client);\n" + whole[end:]
    main = main.replace("failure == NULL", "error == NULL")
    assert output_of(first_c_block("README.md") + main, build_dir, account, tmp_path) == "19.65\n"


def test_the_reference_has_every_operation() -> None:
    reference = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    overview = reference.split("## Operations")[1].split("\n### ")[0]
    declared = re.findall(
        r"\bbalvps_client_(\w+)\(balvps_client", (INCLUDE / "balvps/operations.h").read_text()
    )
    assert len(declared) == 32
    assert sorted(re.findall(r"^\| \[`([a-z_]+)`\]", overview, re.MULTILINE)) == sorted(declared)
