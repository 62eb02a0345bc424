"""openapi.yaml is valid, and says what the service's document says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

Operations = dict[tuple[str, str], Any]

NAMES = {
    "session": "login logout refresh_token revoke_token signup reset_password",
    "account": "get_details update_details list_notifications",
    "contacts": "list_contacts add_contact list_contact_privileges get_contact edit_contact",
    "billing": "get_balance list_invoices get_invoice apply_credit list_payment_methods",
    "support": "list_tickets get_ticket create_ticket reply_ticket reopen_ticket close_ticket"
    " list_ticket_departments get_ticket_attachment",
    "dns": "list_dns add_dns_zone list_service_dns get_dns_zone delete_dns_zone add_dns_record"
    " edit_dns_record delete_dns_record",
    "services": "list_services get_service list_service_methods set_service_label get_service_upgrades"
    " upgrade_service cancel_service",
    "servers": "list_vms get_vm start_vm stop_vm shutdown_vm reboot_vm reset_vm rebuild_vm list_templates"
    " list_service_ips get_rdns set_rdns",
    "orders": "list_categories list_products get_product create_order quote_order",
    "domains": "list_domains get_domain lookup_domain get_nameservers set_nameservers get_epp_code"
    " renew_domain",
}
#: The operations that only other portals' documents, or other clients, know.
BESIDE_THE_DOCUMENT = {
    *("list_notifications", "list_payment_methods", "get_ticket_attachment"),
    *(name for tag in ("services", "servers", "orders", "domains") for name in NAMES[tag].split()),
}
EXTENSIONS = {
    "document",
    "effect",
    "safe",
    "file",
    "empty",
    "names",
    "other-name",
    "other-names",
    "key",
    "value",
    "pick",
    "routed-by",
    "authentication",
    "tokens",
    "limit",
    "fallback",
    "repeatable",
    "confirm",
    "config",
    "internal",
    "kind",
}

# How the document calls a type, and what the description may make of it.
TYPES = {
    "string": {"string", "string_or_list"},
    "int": {"integer"},
    "number": {"decimal"},
    "array": {"object"},
    "string[]": {"string_list"},
}
# Where the document's example is no example: typesetting accidents, a failure, or none at all.
WITHOUT_EXAMPLE = {
    "list_contact_privileges",
    "get_balance",
    "list_ticket_departments",
    "list_service_dns",
    "delete_dns_record",
}


@dataclass
class Documented:
    """One operation as the document has it."""

    sample_keys: set[str]
    table: dict[str, str]
    example: str


def read_document(text: str) -> dict[tuple[str, str], Documented]:
    """The document names an operation below its samples and above its table."""
    parts = re.split(r"^HTTP Request\n(\w+) (\S+)\n", text, flags=re.MULTILINE)
    samples, tables = parts[0::3], parts[3::3]
    return {
        (method, re.sub(r"@(\w+)", r"{\1}", path)): Documented(
            sample_keys=sample_keys(sample),
            table=table_rows(table),
            example=sample.partition("Example Response:")[2],
        )
        for method, path, sample, table in zip(parts[1::3], parts[2::3], samples, tables)
    }


def sample_keys(sample: str) -> set[str]:
    bodies = re.findall(r'^POST_DATA="({.*?^})"', sample, flags=re.MULTILINE | re.DOTALL)
    return {key for body in bodies for key in json.loads(body.replace('\\"', '"'))}


def table_rows(text: str) -> dict[str, str]:
    """Names and types. The row that lost its name is `email`."""
    if not text.startswith("Query Parameters"):
        return {}
    table = text.split("|---|---|---|\n")[1]
    rows = re.findall(r"^(?:\| (\w+) \| )?(int|number|array|string(?:\[\])?) \|$", table, flags=re.MULTILINE)
    return {name or "email": kind for name, kind in rows}


@pytest.fixture(scope="module")
def documented(root: Path) -> dict[tuple[str, str], Documented]:
    return read_document((root / "tests/sandbox/userapi-document.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def of_document(operations: Operations) -> Operations:
    """The operations that the document has."""
    found = {request: each for request, each in operations.items() if each.documented}
    assert {each.name for each in operations.values()} - {each.name for each in found.values()} == (
        BESIDE_THE_DOCUMENT
    )
    return found


@pytest.fixture(scope="module")
def openapi(root: Path) -> Any:
    return yaml.safe_load((root / "api/openapi.yaml").read_text(encoding="utf-8"))


def test_is_valid_openapi(openapi: Any) -> None:
    validate(openapi)
    assert openapi["openapi"].startswith("3.1.")


def test_has_the_operations_of_the_design(openapi: Any, operations: Operations) -> None:
    by_tag: dict[str, set[str]] = {}
    for operation in operations.values():
        by_tag.setdefault(operation.tag, set()).add(operation.name)
    assert by_tag == {tag: set(names.split()) for tag, names in NAMES.items()}
    assert len(operations) == 66
    assert [tag["name"] for tag in openapi["tags"]] == list(NAMES) == list(by_tag)


def test_has_every_request_of_the_document(
    documented: dict[tuple[str, str], Documented], of_document: Operations
) -> None:
    assert set(documented) == set(of_document)
    assert len(of_document) == 32


def test_bodies_have_the_keys_of_the_samples(
    documented: dict[tuple[str, str], Documented], of_document: Operations
) -> None:
    for request, operation in of_document.items():
        in_body = {parameter.name for parameter in operation.parameters if parameter.in_body}
        assert in_body == documented[request].sample_keys, operation.name


def test_parameters_are_those_of_the_tables(
    documented: dict[tuple[str, str], Documented], of_document: Operations
) -> None:
    for request, operation in of_document.items():
        types = {parameter.name: parameter.type for parameter in operation.parameters}
        table = documented[request].table
        # The table of apply_credit leaves out the id of the path.
        assert set(types) - set(table) <= set(re.findall(r"{(\w+)}", operation.path)), operation.name
        for name, kind in table.items():
            assert types[name] in TYPES[kind], f"{operation.name}: {name}"


def test_examples_are_those_of_the_document(
    documented: dict[tuple[str, str], Documented], of_document: Operations
) -> None:
    """Normalised, and in the order of the document."""
    for request, operation in of_document.items():
        if operation.name not in WITHOUT_EXAMPLE:
            example = json.loads(documented[request].example, parse_float=str)
            assert json.dumps(operation.example) == json.dumps(normalised(example, operation.response))


def normalised(value: Any, schema: Any) -> Any:
    """The document's examples as the library would answer them."""
    if schema.kind == "object":
        schemas = {field.name: field.schema for field in schema.fields}
        return {name: normalised(child, schemas[name]) for name, child in value.items()}
    if schema.kind == "list":
        return [normalised(child, schema.items) for child in value]
    by_kind: dict[str, Callable[[Any], Any]] = {
        "integer": lambda value: value if value is None else int(value),
        "boolean": lambda value: value if isinstance(value, bool) else bool(int(value)),
        "money": str,
        "date": lambda value: None if value.startswith("0000-00-00") else value,
    }
    return by_kind[schema.kind](value) if schema.kind in by_kind else value


def examples(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every example below a node, and the schema it is for."""
    if isinstance(node, list):
        for child in node:
            yield from examples(child)
    elif isinstance(node, dict):
        if "example" in node:
            yield node["example"], node.get("schema", node)
        for name, child in node.items():
            if name != "example":
                yield from examples(child)


def test_examples_fit_their_schemas(openapi: Any) -> None:
    """As any other tool checks them."""
    checked = 0
    for example, schema in examples(openapi):
        whole = {**schema, "components": openapi["components"]}
        OAS31Validator(whole, format_checker=OAS31Validator.FORMAT_CHECKER).validate(example)
        checked += 1
    assert checked > 60


def test_examples_hold_described_fields_alone(operations: Operations) -> None:
    for operation in operations.values():
        assert undescribed(operation.example, operation.response) == set(), operation.name


def undescribed(example: Any, schema: Any) -> set[str]:
    if schema.items:
        return {name for child in example for name in undescribed(child, schema.items)}
    if not schema.fields:
        return set()
    schemas = {field.name: field.schema for field in schema.fields}
    inner = (undescribed(child, schemas[name]) for name, child in example.items() if name in schemas)
    return (set(example) - set(schemas)).union(*inner)


def test_fields_of_one_kind_are_so_everywhere(operations: Operations) -> None:
    """Money, flags and dates by their names, so that a new answer cannot forget them."""
    kinds = {
        "money": "total subtotal credit tax tax2 amount linetotal acc_balance acc_credit applied price setup"
        " setup_price firstpayment recurring_price recurring_amount",
        "boolean": "success company client_read taxed taxexempt selected stock main power seen"
        " autorenew idprotection",
        "date": "date dateorig duedate paybefore datepaid lastlogin lastreply next_due next_invoice expires"
        " date_created prorata_date",
        "integer": "contact_id invoice_id item_id merge_id ticket_number domain_id service_id ttl prio"
        " priority order_num product_id category_id size daytoexpire period memory disk cpus",
        "messages": "info",
        "privileges": "privileges",
        "string_or_list": "content",
        "any": "qty taxrate taxrate2 rate rate2 rate3 change_date",
    }
    expected = {name: kind for kind, names in kinds.items() for name in names.split()}
    seen = set()
    for operation in operations.values():
        for name, kind in described_fields(operation.response):
            seen.add(name)
            assert kind == expected.get(name, kind), f"{operation.name}: {name}"
            assert name != "id" or kind in ("integer", "id"), operation.name
    assert set(expected) <= seen


def described_fields(schema: Any) -> list[tuple[str, str]]:
    inner = schema.items if schema.items else schema
    return [
        entry
        for field in inner.fields
        for entry in [(field.name, field.schema.kind), *described_fields(field.schema)]
    ]


def test_path_ids_are_not_negative(openapi: Any) -> None:
    for parameter in openapi["components"]["parameters"].values():
        schema = openapi["components"]["schemas"][parameter["schema"]["$ref"].rsplit("/", 1)[1]]
        types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        assert ("integer" in types, schema["minimum"]) == (True, 0)


def test_secrets_and_tokens_are_marked(operations: Operations) -> None:
    by_name = {operation.name: operation for operation in operations.values()}
    assert {name for name, operation in by_name.items() if operation.secret} == {
        *("login", "refresh_token"),
        *("get_service", "list_vms", "get_vm", "get_epp_code"),
    }
    for operation in by_name.values():
        for parameter in operation.parameters:
            assert parameter.secret == (parameter.name in ("password", "refresh_token"))
    effects = {name: o.token_effect for name, o in by_name.items() if o.token_effect != "none"}
    assert effects == {
        "login": "log_in",
        "refresh_token": "refresh",
        "logout": "forget",
        "revoke_token": "forget",
    }


def test_what_costs_destroys_or_interrupts_is_marked(operations: Operations) -> None:
    effects: dict[str, set[str]] = {}
    for operation in operations.values():
        effects.setdefault(operation.effect, set()).add(operation.name)
    effects.pop("none")
    assert effects == {
        "costs": {"apply_credit", "upgrade_service", "create_order", "renew_domain"},
        "destroys": {"cancel_service", "rebuild_vm", "delete_dns_zone", "delete_dns_record"},
        "interrupts": {"stop_vm", "shutdown_vm", "reboot_vm", "reset_vm"},
    }
    assert not any(operation.safe for operation in operations.values() if operation.effect != "none")


def test_extensions_are_the_known_ones(root: Path) -> None:
    text = (root / "api/openapi.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"\bx-(?:balvps-)?([\w-]+):", text)) == EXTENSIONS
