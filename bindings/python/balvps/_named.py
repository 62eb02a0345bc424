"""Finds the one thing that an ID or a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._near_names import near_names
from ._views import View
from .errors import InvalidArgument, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Thing = TypeVar("_Thing", bound=View)

#: How many things a message lists.
_MOST_TOLD = 10


class Candidate(Generic[_Thing]):
    """A thing that a name may mean.

    Args:
        thing: the thing.
        names: its names. What is no text, or empty, is no name.
        where: what tells it from others of the same name, such as its service.
    """

    __slots__ = ("id", "names", "thing", "where")

    def __init__(self, thing: _Thing, names: Iterable[Any], where: str = "") -> None:
        self.thing = thing
        self.id = str(thing.get("id"))
        self.names = [name for name in names if isinstance(name, str) and name]
        self.where = where

    def __str__(self) -> str:
        names = f" {self.names[0]!r}" if self.names else ""
        return f"{_shown(self.id)}{names}{self.where}"


def is_number(wanted: object) -> bool:
    """Whether it is a number, or a text with nothing but digits: an ID of a thing whose IDs are numbers."""
    if isinstance(wanted, str):
        return wanted.isascii() and wanted.isdecimal()
    return isinstance(wanted, int) and not isinstance(wanted, bool)


def meant(wanted: int | str, candidates: Iterable[Candidate[_Thing]]) -> list[Candidate[_Thing]]:
    """The things that have this ID; if there are none, those that have this name."""
    text = str(wanted)
    among = list(candidates)
    return [each for each in among if each.id == text] or [each for each in among if text in each.names]


def the_one(
    wanted: int | str, kind: str, candidates: Sequence[Candidate[_Thing]], operation: str, advice: str
) -> _Thing:
    """The thing that an ID or a name means.

    Args:
        wanted: the ID or the name. An ID goes before the same name.
        kind: what it is, such as ``virtual machine``.
        candidates: the things there are.
        operation: the operation that listed them.
        advice: what to do if several have the name, such as ``use an ID``.

    Raises:
        NotFound: nothing has it. The message names what is near, or what there is.
        InvalidArgument: several have it. The message lists them.
    """
    found = meant(wanted, candidates)
    if len(found) == 1:
        return found[0].thing
    shown = _shown(str(wanted))
    if found:
        raise InvalidArgument(
            f"{kind} {shown} is ambiguous: {_listed(found)}; {advice}", {"operation": operation}
        )
    known = dict.fromkeys(name for each in candidates for name in (each.id, *each.names))
    hint = near_names(str(wanted), known) or (f" (there are: {_listed(candidates)})" if candidates else "")
    raise NotFound(f"there is no {kind} {shown}{hint}", {"operation": operation})


def _listed(candidates: Sequence[Candidate[_Thing]]) -> str:
    told = [str(each) for each in candidates[:_MOST_TOLD]]
    if len(candidates) > _MOST_TOLD:
        told.append(f"{len(candidates) - _MOST_TOLD} more")
    return ", ".join(told)


def _shown(text: str) -> str:
    """A number as it is, and a text in quotes, in which what cannot be printed is escaped."""
    return text if is_number(text) else repr(text)
