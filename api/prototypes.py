"""The declarations in balvps.h, for languages that must declare the functions that they call."""

from __future__ import annotations

import re
from pathlib import Path

from model import DescriptionError

HEADER = "capi/include/balvps/balvps.h"
NOTICE = f"generated from {HEADER} by api/generate.py; do not edit"
# For a wrapper that makes its methods from the catalog, uses JSON and puts its calls into a queue.
FUNCTIONS = """
    abi_version catalog_json config_new config_set config_free client_new client_free client_catalog_json
    client_rate_limits
    client_describe call_new call_new_request call_new_second_factor call_object call_option call_free
    queue_new queue_submit queue_next queue_cancel queue_free
    result_error result_tag result_json result_free error_json error_free
"""


def prototypes(names: str = FUNCTIONS) -> dict[str, str]:
    """The declarations by their names without "balvps_", each on one line, in the order of the header."""
    header = (Path(__file__).resolve().parents[1] / HEADER).read_text(encoding="utf-8")
    lines = [" ".join(found.split()) for found in re.findall(r"^BALVPS_API ([^;]+);", header, re.MULTILINE)]
    declared = {re.findall(r"\bbalvps_(\w+)\(", line)[0]: line for line in lines}
    wanted = set(names.split())
    if missing := sorted(wanted - declared.keys()):
        raise DescriptionError(f"{HEADER} does not declare {', '.join(missing)}")
    return {name: line for name, line in declared.items() if name in wanted}
