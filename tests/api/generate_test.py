"""generate.py: the tree is up to date, and one entry in the description is all a change needs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

NEW_OPERATION = """
  /example/{id}:
    parameters:
      - $ref: "#/components/parameters/InvoiceId"
    get:
      operationId: get_example
      tags: [billing]
      x-balvps-document: Billing / Example
      summary: Get an example
      responses:
        "200":
          description: The example
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Outcome"}
              example: {success: true}

components:
"""
OF_OPERATIONS = {
    "core/src/operation/operations.cpp",
    "core/src/operation/catalog.cpp",
    "capi/include/balvps/operations.h",
    "capi/src/operations.cpp",
    "docs/operations.md",
}

#: What the Python client that blocks is derived from, and its tests.
ASYNCHRONOUS = ("bindings/python/balvps/aio", "bindings/python/tests/aio")


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "api/generate.py"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def stale(root: Path) -> set[str]:
    """The files that --check names; it fails when there are any."""
    check = run(root, "--check")
    names = set(re.findall(r"^stale: (\S+)$", check.stderr, re.MULTILINE))
    assert check.returncode == (1 if names else 0), check.stderr
    return names


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def generated(generate: ModuleType) -> dict[str, str]:
    files: dict[str, str] = generate.generated_files(generate.read_model())
    return files


@pytest.fixture
def scratch(root: Path, tmp_path: Path, generated: dict[str, str]) -> Path:
    """A copy of what generate.py reads and writes."""
    shutil.copytree(root / "api", tmp_path / "api")
    for folder in ASYNCHRONOUS:
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ["capi/include/balvps/balvps.h", "CMakeLists.txt", "pyproject.toml", *generated]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    return tmp_path


def test_the_tree_is_up_to_date(root: Path) -> None:
    assert stale(root) == set()


def test_every_file_says_where_it_comes_from(generated: dict[str, str]) -> None:
    for name, text in generated.items():
        head = "\n".join(text.splitlines()[:3])  # PHP wants two lines of its own before anything else
        assert re.search(r"generated from .+ by api/\S+; do not edit", head), name


def test_what_is_changed_in_an_asynchronous_module_is_derived(scratch: Path) -> None:
    edit(scratch / ASYNCHRONOUS[0] / "zones.py", "this account has no zone", "there is no zone")
    edit(scratch / ASYNCHRONOUS[1] / "tickets_test.py", 'reply(number, "And more")', 'reply(number, "More")')
    assert stale(scratch) == {"bindings/python/balvps/zones.py", "bindings/python/tests/tickets_test.py"}
    assert run(scratch).returncode == 0
    assert "there is no zone" in (scratch / "bindings/python/balvps/zones.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ASYNCHRONOUS)
def test_every_asynchronous_module_is_derived_or_knows_asyncio(
    root: Path, generated: dict[str, str], folder: str
) -> None:
    for path in (root / folder).glob("*.py"):
        derived = path.parent.parent.relative_to(root) / path.name
        knows_asyncio = "import asyncio" in path.read_text(encoding="utf-8")
        assert (str(derived) in generated) != (knows_asyncio or path.name == "__init__.py"), path


def is_binding(name: str) -> bool:
    """The surface of another language, which follows the description too."""
    return name.startswith("bindings/")


def test_a_changed_operation_is_noticed(scratch: Path) -> None:
    edit(
        scratch / "api/openapi.yaml",
        "summary: Get the details of an invoice",
        "summary: Show an invoice",
    )
    before = (scratch / "docs/operations.md").read_text(encoding="utf-8")
    assert {name for name in stale(scratch) if not is_binding(name)} == {
        "core/src/operation/catalog.cpp",
        "capi/include/balvps/operations.h",
        "docs/operations.md",
    }
    assert (scratch / "docs/operations.md").read_text(encoding="utf-8") == before


def test_a_changed_declaration_is_noticed(scratch: Path) -> None:
    header = "capi/include/balvps/balvps.h"
    edit(scratch / header, "balvps_call_free(balvps_call *call", "balvps_call_free(int32_t how")
    assert {
        "bindings/node/src/prototypes.js",
        "bindings/php/ffi/balvps.h",
        "bindings/ruby/lib/balvps/functions.rb",
    } <= stale(scratch)
    edit(scratch / header, "balvps_call_free(int32_t how", "balvps_call_forget(int32_t how")
    check = run(scratch, "--check")
    assert (check.returncode, check.stderr) == (1, f"api: {header} does not declare call_free\n")


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        (
            "answer: {ticket: ticket_number}",
            "answer: {tickets: ticket_number}",
            "fields of an answer: ['tickets']",
        ),
        ("match: {email: email}", "match: {mail: email}", "arguments to match: ['mail']"),
        ("items: records, id: id", "items: records, id: number", "fields of an item: ['number']"),
        ("{list: list_tickets, items: tickets", "{list: get_ticket, items: replies", "arguments: ['number']"),
        ("{list: list_contacts, items: contacts", "{list: list_contacts, items: people", "no list people"),
    ],
)
def test_a_confirmation_that_does_not_fit_is_refused(scratch: Path, old: str, new: str, missing: str) -> None:
    edit(scratch / "api/openapi.yaml", old, new)
    check = run(scratch, "--check")
    assert check.returncode == 1
    assert missing in check.stderr


def test_an_edited_or_missing_file_is_noticed(scratch: Path) -> None:
    edit(scratch / "capi/src/operations.cpp", '"get_invoice"', '"list_invoices"')
    (scratch / "docs/operations.md").unlink()
    assert stale(scratch) == {"capi/src/operations.cpp", "docs/operations.md"}


def test_a_new_operation_is_one_entry(scratch: Path) -> None:
    edit(scratch / "api/openapi.yaml", "\ncomponents:\n", NEW_OPERATION)
    assert {name for name in stale(scratch) if not is_binding(name)} == OF_OPERATIONS
    assert run(scratch).returncode == 0
    assert stale(scratch) == set()
    for name in OF_OPERATIONS:
        assert "get_example" in (scratch / name).read_text(encoding="utf-8"), name
    header = (scratch / "capi/include/balvps/operations.h").read_text(encoding="utf-8")
    assert "balvps_client_get_example(balvps_client *client, int64_t id);" in header


def test_a_new_config_key_is_one_entry(scratch: Path) -> None:
    with (scratch / "api/library.yaml").open("a", encoding="utf-8") as library:
        library.write('  - {key: example_key, type: string, summary: "An example."}\n')
    assert {name for name in stale(scratch) if not is_binding(name)} == {
        "core/src/client/config_keys.h",
        "core/src/operation/catalog.cpp",
        "docs/operations.md",
    }
    assert run(scratch).returncode == 0
    assert "example_key" in (scratch / "core/src/client/config_keys.h").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("x-balvps-fallback: list_dns", "x-balvps-fallback: list_dsn", "unknown list_dsn"),
        ("x-balvps-config: username", "x-balvps-config: user", "unknown config key user"),
        ("{list: list_tickets,", "{list: list_ticket,", "confirmed by unknown list_ticket"),
        ("operationId: get_invoice", "operationId: list_invoices", "list_invoices is described twice"),
        ("required: [dept_id, subject, body]", "required: [topic]", "required but not described: ['topic']"),
        ("/invoice/{id}/credit:", "/invoice/{number}/credit:", "parameters ['id'] are described"),
    ],
)
def test_a_wrong_description_is_refused(scratch: Path, old: str, new: str, complaint: str) -> None:
    edit(scratch / "api/openapi.yaml", old, new)
    refused = run(scratch)
    assert refused.returncode == 1
    assert complaint in refused.stderr


def test_a_setting_of_a_profile_is_a_config_key(scratch: Path) -> None:
    edit(scratch / "api/library.yaml", "{key: ca_file, metavar:", "{key: ca_files, metavar:")
    refused = run(scratch)
    assert refused.returncode == 1
    assert "the setting ca_files is no config key" in refused.stderr


def test_the_catalog_is_json(generated: dict[str, str], generate: ModuleType) -> None:
    text = generated["core/src/operation/catalog.cpp"].replace("BALVPS_VERSION_STRING", 'R"json(1.2.3)json"')
    catalog = json.loads("".join(re.findall(r'R"json\((.*?)\)json"', text, re.DOTALL)))
    model = generate.read_model()
    assert catalog["version"] == "1.2.3"
    assert [entry["name"] for entry in catalog["operations"]] == [o.name for o in model.operations]
    assert [entry["name"] for entry in catalog["procedures"]] == [p.name for p in model.procedures]
    assert [entry["code"] for entry in catalog["errors"]] == [e["code"] for e in model.library.errors]
    assert catalog["config"] == model.library.config
    assert catalog["options"] == model.library.options


def test_an_option_takes_what_its_config_key_takes(generate: ModuleType) -> None:
    library = generate.read_model().library
    config = {key["key"]: key for key in library.config}
    for option in library.options:
        for name in ("type", "unit", "minimum", "maximum"):
            assert option.get(name) == config.get(option["key"], option).get(name)


def test_an_option_without_a_type_is_refused(scratch: Path) -> None:
    edit(scratch / "api/library.yaml", "{key: retries, summary", "{key: retrys, summary")
    assert "option retrys has no type" in run(scratch).stderr


def test_path_ids_are_positional_in_c(generated: dict[str, str]) -> None:
    header = re.sub(r"\s+", " ", generated["capi/include/balvps/operations.h"])
    assert "balvps_client_list_invoices(balvps_client *client);" in header
    assert "balvps_client_reopen_ticket(balvps_client *client, int64_t number);" in header
    assert (
        "balvps_client_edit_dns_record(balvps_client *client, int64_t service_id, int64_t zone_id, "
        "int64_t record_id, const balvps_call *call);" in header
    )
