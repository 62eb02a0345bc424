"""The library's catalog of operations and procedures. The options of some commands are made from it."""

import functools
from typing import Any


@functools.cache
def operations() -> "dict[str, dict[str, Any]]":
    """The operations and procedures by their names."""
    import json

    from .. import _native

    catalog = json.loads(_native.catalog_json())
    return {call["name"]: call for call in catalog["operations"] + catalog["procedures"]}
