"""The command for any request."""

import json
from typing import Any, Optional

from .command import argument, command, option
from .context import Context
from .failure import UsageFailure
from .input import read_text

_METHODS = ("GET", "POST", "PUT", "DELETE")


@argument("method", metavar="METHOD", help="GET, POST, PUT or DELETE.")
@argument("path", metavar="PATH", help="Below the base URL, such as /invoice.")
@option(
    "--data",
    metavar="JSON",
    help="The body: JSON, @FILE, or @- for standard input. Pass secrets by a file or standard input.",
)
def _api(context: Context, method: str, path: str, data: Optional[str]) -> None:
    """Send any request, signed in like every call, and print the answer as JSON or YAML.

    A DELETE asks first, and so does a request that is one of the library's operations and destroys or
    interrupts something, or costs money.

    For instance: balvps api POST /tickets --data '{"dept_id": 1, "subject": "Hello", "body": "World"}'
    """
    wanted = method.upper()
    if wanted not in _METHODS:
        raise UsageFailure(f"{method!r} is no method of the API (allowed: {', '.join(_METHODS)})")
    path = path if path.startswith("/") else f"/{path}"
    body = _body(data)
    if wanted != "GET" and context.would_ask:
        _confirm(context, wanted, path)
    answer = context.client.request(wanted, path, json=body)
    context.output.document(answer.to_dict())


api = command(_api, asks=True, changes=True)


def _confirm(context: Context, method: str, path: str) -> None:
    from .catalog import operation_at
    from .effect import has_effect, with_effect

    operation = operation_at(method, path) or {}
    if method == "DELETE" or has_effect(operation):
        context.confirm(with_effect(operation, f"Send {method} {path}?"))


def _body(data: Optional[str]) -> Any:
    if data is None:
        return None
    text = read_text(data[1:]) if data.startswith("@") else data
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageFailure(f"--data: not JSON: {error}") from None
