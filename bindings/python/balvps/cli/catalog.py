"""The library's catalog of operations. The options of some commands are made from it."""

import functools
from collections.abc import Mapping
from typing import Any

Operation = Mapping[str, Any]


@functools.cache
def operations() -> "dict[str, Operation]":
    """The operations by their names."""
    import json

    from .. import _native

    catalog = json.loads(_native.catalog_json())
    return {operation["name"]: operation for operation in catalog["operations"]}
