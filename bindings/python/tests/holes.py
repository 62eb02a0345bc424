"""Answers with holes: one field of an answer is missing or has a wrong value."""

import copy
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

import balvps
from balvps.testing import Sandbox

#: The sandbox has no limit of logins, and features that few installs have, and orders
#: are done at once.
SETTINGS = {"login_limit": 0, "service_dns": True, "activation_delay": 0}

MISSING = object()

#: The values that replace a value of an answer, by their names.
HOLES: "dict[str, Callable[[Any], Any]]" = {
    "missing": lambda sent: MISSING,
    "null": lambda sent: None,
    "an empty list": lambda sent: [],
    "another type": lambda sent: "x" if isinstance(sent, dict) else {"x": 1},
}

#: What cannot be had once more by sending what the log shows: it masks tokens, and a ticket is closed first.
_FIXED: "dict[str, Any]" = {
    "/api/login": {"token": "a.b.c", "refresh": "r"},
    "/api/token": {"token": "a.b.c", "refresh": "r"},
    "/api/logout": {"status": True},
    "/api/revoke": {"status": True},
    "/api/tickets/736633/open": {"status": True},
    "/api/ticket/attachment/a1b2c3": {
        "success": False,
        "error": ["Attachment not found"],
    },  # a file is no JSON
}


class Answer(NamedTuple):
    """The answer of the service to a request."""

    method: str
    path: str
    document: Any


class Case(NamedTuple):
    """Answers, one of which has a hole."""

    name: str
    answers: "list[Answer]"

    def play(self, sandbox: Sandbox) -> None:
        """Queues these answers for the next requests, in place of those that are queued."""
        played = [
            {
                "method": answer.method,
                "path": answer.path,
                "headers": {"Content-Type": "application/json"},
                "body": json.dumps(answer.document),
            }
            for answer in self.answers
        ]
        sandbox._control("PUT", "play", {"answers": played})  # all at once, because there are many cases


def answers_to(sandbox: Sandbox, run: "Callable[[], object]") -> "list[Answer]":
    """The answers of a fresh sandbox to the requests of a run."""
    run()
    log = sandbox.log()
    sandbox.reset(**SETTINGS)
    with sandbox.client() as client:
        return [
            Answer(entry["method"], entry["path"], _FIXED[entry["path"]])
            if entry["path"] in _FIXED
            else Answer(
                entry["method"],
                entry["path"],
                _document(client, entry),
            )
            for entry in log
        ]


def _document(client: balvps.Client, entry: Any) -> Any:
    """The answer to a request once more. Some services refuse what others do."""
    try:
        return client.request(
            entry["method"], entry["path"].replace("/api", "", 1), entry.get("json")
        ).to_dict()
    except balvps.Unsupported as error:
        return {"error": list(error.messages)}


def cases_of(answers: "Sequence[Answer]", holes: "Collection[str]" = tuple(HOLES)) -> "Iterator[Case]":
    """The answers with each hole in each place, one at a time; of answers that are alike and of different
    paths, as those about each invoice are, the first stands for all."""
    first: dict[tuple[Any, ...], str] = {}
    for index, answer in enumerate(answers):
        places = tuple(_places(answer.document))
        if first.setdefault(places, answer.path) != answer.path:
            continue
        for place in places:
            for name in holes:
                changed = answer._replace(document=_with_hole(answer.document, place, HOLES[name]))
                told = ".".join(map(str, place))
                yield Case(
                    f"{answer.method} {answer.path}: {told} is {name}",
                    [*answers[:index], changed, *answers[index + 1 :]],
                )


def _places(document: Any) -> "Iterator[tuple[Any, ...]]":
    """Where something is in a document; of the items of a list the first stands for all, also where the list
    is an object with positions for names."""
    names = list(document) if isinstance(document, dict) else range(len(document))
    is_list = all(str(name).isdecimal() for name in names)
    for name in names[:1] if is_list else names:
        yield (name,)
        if isinstance(document[name], (dict, list)):
            yield from ((name, *place) for place in _places(document[name]))


def _with_hole(document: Any, place: "tuple[Any, ...]", hole: "Callable[[Any], Any]") -> Any:
    changed = copy.deepcopy(document)
    inner = changed
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = hole(inner[place[-1]])
    if inner[place[-1]] is MISSING:
        del inner[place[-1]]
    return changed
