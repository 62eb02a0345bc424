"""Changes records for a caller: within the scope of its key, with a line of the journal for each change."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING, Any

from ..._zone_file_data import name_text, whole_name
from ...errors import AuthenticationError, BalvpsError, UncertainError
from .refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from ..journal import Journal
    from ..zones import ServedZone, Zones
    from .access import Caller

#: Seconds for which it is believed that the account works, or that it does not. A wrong password is not
#: tried again sooner, because the service allows 25 logins in some minutes.
_BELIEF = 60.0
_BELIEF_IN_FAILED_LOGIN = 600.0


@dataclasses.dataclass(frozen=True)
class Place:
    """A name and type in a zone.

    Attributes:
        zone: the zone.
        name: the whole name, in lower case and without the final dot.
        type: in upper case.
    """

    zone: ServedZone
    name: str
    type: str

    @property
    def arguments(self) -> dict[str, str]:
        """The arguments of procedures. The final dot makes the name absolute."""
        return {"name": f"{self.name}.", "type": self.type}

    @property
    def words(self) -> dict[str, str]:
        """For the journal."""
        return {"zone": self.zone.name, "name": self.name, "type": self.type}


class Records:
    """The records of the account, as callers change them.

    Args:
        zones: the zones that are served.
        journal: gets a line for each change.
    """

    def __init__(self, zones: Zones, journal: Journal) -> None:
        self._zones = zones
        self._journal = journal
        self._failure: BalvpsError | None = None  # of the last call
        self._known = float("-inf")  # when it was made

    async def place(self, caller: Caller, verbs: Sequence[str], name: str, type: str) -> Place:
        """The place of records that a caller wants to change.

        Raises:
            Refusal: there is no such zone, or the key does not allow it.
            BalvpsError: the zones cannot be listed.
        """
        whole = _name_below_top_level(name)
        if whole is None:
            raise Refusal(400, "no_name", f"{name[:300]!r} is no domain name", name=name)
        type = type.upper()
        zone = await self._watched(self._zones.find(whole))
        message = f"the key does not allow to {' and '.join(verbs)} {type} records of {whole}"
        if zone is None:
            # Who has a key for some zones must not find out which other zones there are.
            status, message = (403, message) if caller.key.zones else (404, f"there is no zone for {whole}")
            raise Refusal(status, "no_zone", message, verb=" ".join(verbs), name=whole, type=type)
        place = Place(zone, whole, type)
        for verb in verbs:
            if not caller.key.allows(verb, zone.name, whole, type):
                raise Refusal(403, "not_in_scope", message, verb=verb, **place.words)
        return place

    def changing(self, zone: ServedZone) -> AbstractAsyncContextManager[None]:
        """Waits until no other request changes the zone. The changes below belong inside.

        Raises:
            Busy: too many requests wait already.
        """
        return self._zones.changing(zone)

    async def ensure(
        self, caller: Caller, place: Place, content: str, ttl: int | None = None
    ) -> dict[str, Any]:
        """Makes sure that a value is there once. Other values stay.

        Raises:
            BalvpsError: it failed.
        """
        answer = await self._change(
            caller, place, "ensure_record", "add", content=content, **({} if ttl is None else {"ttl": ttl})
        )
        if answer["change"] != "unchanged":
            verb = "add" if answer["change"] == "created" else "update"
            self._journal.change(caller.origin, verb=verb, **place.words, outcome="done")
        return answer

    async def set(
        self, caller: Caller, place: Place, contents: Sequence[str], ttl: int | None = None
    ) -> dict[str, Any]:
        """Makes the values exactly these. Errors are as of :meth:`ensure`."""
        answer = await self._change(
            caller,
            place,
            "set_records",
            "update",
            contents=list(contents),
            **({} if ttl is None else {"ttl": ttl}),
        )
        for change in answer["changes"]:
            self._journal.change(caller.origin, verb=change["action"], **place.words, outcome="done")
        return answer

    async def remove(self, caller: Caller, place: Place, content: str) -> dict[str, Any]:
        """Removes a value. It is no error if it is not there. Errors are as of :meth:`ensure`."""
        answer = await self._change(caller, place, "remove_records", "delete", content=content)
        for _ in answer["removed"]:
            self._journal.change(caller.origin, verb="delete", **place.words, outcome="done")
        return answer

    async def zones(self) -> list[ServedZone]:
        """All zones.

        Raises:
            BalvpsError: they cannot be listed.
        """
        found: list[ServedZone] = await self._watched(self._zones.all())
        return found

    async def read(self, zone: ServedZone) -> list[dict[str, Any]]:
        """The records of a zone in normal form.

        Raises:
            BalvpsError: it cannot be read.
        """
        answer = await self._watched(self._zones.read(zone))
        return [record.to_dict() for record in answer.records]

    def normal_contents(self, place: Place, contents: Sequence[str]) -> list[dict[str, Any]]:
        """Values as :meth:`read` would show them: ``content``, and ``priority`` if the type has one.

        Raises:
            InvalidArgument: one is not allowed.
        """
        requests = self._zones.described(
            "set_records", place.zone, **place.arguments, contents=list(contents)
        )
        return [request["body"] for request in requests if request["method"] == "POST"]

    # ---- whether the account works

    @property
    def failure(self) -> BalvpsError | None:
        """Why the last call of the service failed; ``None`` if it did not, or none was made yet."""
        return self._failure

    @property
    def must_be_checked(self) -> bool:
        """Whether it is too long ago that a call showed whether the account works."""
        failed_login = isinstance(self._failure, AuthenticationError)
        return time.monotonic() - self._known > (_BELIEF_IN_FAILED_LOGIN if failed_login else _BELIEF)

    async def _watched(self, call: Any) -> Any:
        try:
            answer = await call
        except BalvpsError as error:
            if error.family != "caller":
                self._failure, self._known = error, time.monotonic()
            raise
        self._failure, self._known = None, time.monotonic()
        return answer

    async def _change(
        self, caller: Caller, place: Place, procedure: str, verb: str, **arguments: Any
    ) -> dict[str, Any]:
        try:
            answer = await self._watched(
                self._zones.call(procedure, place.zone, **place.arguments, **arguments)
            )
        except BalvpsError as error:
            outcome = "uncertain" if isinstance(error, UncertainError) else "failed"
            self._journal.change(caller.origin, verb=verb, **place.words, outcome=outcome, reason=str(error))
            raise
        found: dict[str, Any] = answer.to_dict()
        return found


def _name_below_top_level(text: str) -> str | None:
    """A name in lower case and punycode, without the final dot; ``None`` if it is none, or has one label."""
    try:
        name = whole_name(text)
    except ValueError:
        return None
    return name_text(name) if len(name) > 2 else None
