"""The library's catalog of operations and procedures. The options of some commands are made from it."""

import functools
import re
from typing import Any, Optional


@functools.cache
def operations() -> "dict[str, dict[str, Any]]":
    """The operations and procedures by their names."""
    import json

    from .. import _native

    catalog = json.loads(_native.catalog_json())
    return {call["name"]: call for call in catalog["operations"] + catalog["procedures"]}


def operation_at(method: str, path: str) -> "Optional[dict[str, Any]]":
    """The library's operation that a request carries out, if it is one.

    Args:
        method: in capital letters.
        path: below the base URL, perhaps with a query.
    """
    from urllib.parse import unquote

    segments = [unquote(segment) for segment in re.split("[?#]", path)[0].split("/") if segment]
    candidates = (each for each in operations().values() if each.get("method") == method)
    return next((each for each in candidates if _is_at(each["path"], segments)), None)


def _is_at(template: str, segments: "list[str]") -> bool:
    pattern = template.strip("/").split("/")
    pairs = zip(pattern, segments)
    return len(pattern) == len(segments) and all(part.startswith("{") or part == word for part, word in pairs)
