"""The documents are right: their programs run, and the reference has every operation."""

import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
INCLUDE = REPOSITORY / "capi" / "include"


def first_block(page: str, language: str) -> str:
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return blocks[0]


def with_main(functions: str, call: str) -> str:
    """A program of a page's functions, with the main function of docs/c.md around a call of one of them."""
    whole = first_block("docs/c.md", "c")
    start = whole.index("    balvps_result *result")
    end = whole.index("    balvps_client_free")
    main = whole[whole.index("#include <stdlib.h>") : start] + f"    {call};\n" + whole[end:]
    return functions + main.replace("failure == NULL", "error == NULL")


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


def output_of_python(program: str, account: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], env=account, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_program_for_c_prints_an_invoice_total(
    build_dir: Path, account: dict[str, str], tmp_path: Path
) -> None:
    assert output_of(first_block("docs/c.md", "c"), build_dir, account, tmp_path) == "19.65\n"


def test_the_readme_s_function_prints_an_invoice_total(
    build_dir: Path, account: dict[str, str], tmp_path: Path
) -> None:
    program = with_main(first_block("README.md", "c"), "print_total(client)")
    assert output_of(program, build_dir, account, tmp_path) == "19.65\n"


def test_the_functions_for_dns_print_what_the_page_says(
    build_dir: Path, account: dict[str, str], tmp_path: Path
) -> None:
    program = with_main(first_block("docs/dns.md", "c"), "ensure_address(client)")
    assert output_of(program, build_dir, account, tmp_path) == "created\n"


def test_the_dns_program_for_python_prints_what_the_page_says(account: dict[str, str]) -> None:
    assert output_of_python(first_block("docs/dns.md", "python"), account) == first_block(
        "docs/dns.md", "text"
    )


def test_the_program_for_certificates_prints_what_its_comments_say(account: dict[str, str]) -> None:
    assert output_of_python(first_block("docs/acme.md", "python"), account) == "created\n1\n"


def test_the_dns_page_shows_normal_contents(account: dict[str, str]) -> None:
    page = (REPOSITORY / "docs" / "dns.md").read_text(encoding="utf-8")
    row = re.compile(r"^\| (\w+)[^|]* \| `([^`]+)`[^|]* \| `([^`]+)`", re.MULTILINE)
    rows = [[type_, written, normal] for type_, written, normal in row.findall(page)]
    assert {"AAAA", "CAA", "CNAME", "HTTPS", "LOC", "MX", "NAPTR", "SRV", "TLSA", "TXT"} == {
        r[0] for r in rows
    }
    program = f"""
import balvps
with balvps.Client.from_env() as client:
    for type_, written, normal in {rows!r}:
        wish = [dict(name="a-name", type=type_, content=written)]
        plan = client.call("plan_zone", zone="example.com", records=wish).plan
        assert plan.changes[0].after.content == normal, plan.changes[0].after
"""
    assert output_of_python(program, account) == ""


def test_the_commands_of_the_dns_page_end_as_it_says(account: dict[str, str], tmp_path: Path) -> None:
    environment = {**account, "HOME": str(tmp_path), "BALVPS": f"{sys.executable} -m balvps.cli"}
    for line in first_block("docs/dns.md", "sh").splitlines():
        command, _, comment = line.partition("  #")
        done = subprocess.run(
            ["sh", "-c", re.sub("^balvps ", "$BALVPS ", command)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        status = re.search(r"\b\d\b", comment)
        assert done.returncode == (int(status.group()) if status else 0), (line, done.stderr)


def test_the_reference_has_every_operation_and_procedure() -> None:
    reference = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    overviews = [
        reference.split(f"\n## {heading}\n")[1].split("\n### ")[0] for heading in ("Operations", "Procedures")
    ]
    shown = [re.findall(r"^\| \[`([a-z_]+)`\]", overview, re.MULTILINE) for overview in overviews]
    declared = re.findall(
        r"\bbalvps_client_(\w+)\(balvps_client", (INCLUDE / "balvps/operations.h").read_text()
    )
    assert [len(names) for names in shown] == [66, 10]
    assert sorted(shown[0] + shown[1]) == sorted(declared)
