"""Each function of the ABI is called with NULL for its handles, and where memory is short, but for these."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ONCE = HERE.parent / "support" / "once.h"  # what the tests run and submit calls with
SYMBOLS = set((HERE.parents[1] / "capi" / "abi" / "symbols.txt").read_text().split())
TAKES_NO_POINTER = {"balvps_abi_version", "balvps_version", "balvps_call_new_portal_document"}
READS_WHAT_IS_THERE = {  # and so asks for no memory
    "balvps_abi_version",
    "balvps_version",
    "balvps_catalog_json",
    "balvps_error_reason",
    "balvps_error_retry_after",
    "balvps_error_retryable",
    "balvps_queue_descriptor",
    "balvps_result_http_status",
    "balvps_value_bool",
    "balvps_value_double",
    "balvps_value_index",
    "balvps_value_int",
    "balvps_value_key",
    "balvps_value_member",
    "balvps_value_string",
}


@pytest.mark.parametrize(
    ("test", "excused"), [("null_test.c", TAKES_NO_POINTER), ("allocation_test.c", READS_WHAT_IS_THERE)]
)
def test_every_symbol_is_called(test: str, excused: "set[str]") -> None:
    called = set(re.findall(r"\b(balvps_\w+)\(", (HERE / test).read_text() + ONCE.read_text()))
    assert SYMBOLS - called == excused
