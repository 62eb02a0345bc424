"""The webhook of external-dns (https://github.com/kubernetes-sigs/external-dns, ``api/webhook.yaml``).

external-dns asks for the records, compares them with what the cluster wants, and sends the difference. It
runs on the same machine or in the same pod, and sends no password. The status of every failure is 500, which
external-dns takes for one that passes; others would end it.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import functools
import json
from typing import TYPE_CHECKING, Any

from aiohttp import hdrs, web

from ...errors import BalvpsError, InvalidArgument
from .access import check_is_no_browser, has_credentials
from .bodies import json_body
from .refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from ..config import Http
    from ..zones import ServedZone
    from .access import Access, Caller
    from .records import Place, Records

MEDIA_TYPE = "application/external.dns.webhook+json;version=1"

#: What older versions look for.
_HEADERS = {hdrs.CONTENT_TYPE: MEDIA_TYPE, hdrs.VARY: hdrs.CONTENT_TYPE}

#: How many names are changed at the same time.
_MOST_NAMES_AT_ONCE = 16

_MOST_ENDPOINTS = 20_000
_MOST_TARGETS = 1_000
_LONGEST_TEXT = 10_000


@dataclasses.dataclass(frozen=True)
class Endpoint:
    """The records of a name and type, as external-dns describes them."""

    name: str
    type: str
    targets: tuple[str, ...]
    ttl: int | None
    #: Everything as it came, because answers must have the fields that this program does not know.
    raw: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.type} {self.name}"


class ExternalDns:
    """The handlers of this protocol.

    Args:
        config: says whether the listener is on loopback, and which key external-dns has there.
        access, records: see their modules.
    """

    name = "external_dns"

    def __init__(self, config: Http, access: Access, records: Records) -> None:
        self._config = config
        self._access = access
        self.records = records
        self._minimum_ttls: dict[str, int] = {}  # by zone, as far as the service has shown them

    def routes(self) -> list[web.RouteDef]:
        """What it serves."""
        return [
            web.get("/", self.negotiate),
            web.get("/records", self.list_records),
            web.post("/records", self.apply),
            web.post("/adjustendpoints", self.adjust),
        ]

    async def negotiate(self, request: web.Request) -> web.Response:
        """Says which zones are served."""
        caller = await self._caller(request)
        accepted = request.headers.get(hdrs.ACCEPT, "*/*").replace(" ", "")
        if not any(each.partition(";q=")[0] in (MEDIA_TYPE, "*/*") for each in accepted.split(",")):
            raise Refusal(406, "bad_version", f"this serves {MEDIA_TYPE}")
        names = [zone.name for zone in await self.records.zones() if caller.key.allows_zone(zone.name)]
        if not names:
            # An empty filter would mean: all names.
            raise Refusal(500, "no_zone", "the account has no zone that the key allows")
        return _answer({"filters": names, "include": names})

    async def list_records(self, request: web.Request) -> web.Response:
        """The records that the key may read, an endpoint for each name and type."""
        caller = await self._caller(request)
        endpoints: list[dict[str, Any]] = []
        for zone in await self.records.zones():
            if not caller.key.allows_zone(zone.name):
                continue
            grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
            for record in await self.records.read(zone):
                name, type = record["name"], record["type"]
                if type != "SOA" and caller.key.allows("read", zone.name, name, type):
                    grouped.setdefault((name, type), []).append(record)
            endpoints += [
                {
                    "dnsName": name,
                    "recordType": type,
                    "targets": list(dict.fromkeys(map(_target, records))),
                    "recordTTL": min(record["ttl"] or 0 for record in records),
                }
                for (name, type), records in grouped.items()
            ]
        return _answer(endpoints)

    async def adjust(self, request: web.Request) -> web.Response:
        """Writes what the cluster wants as :meth:`list_records` would show it, so that external-dns sees no
        difference where there is none: targets in normal form, no TTL below the least that the service keeps,
        and no properties that have no meaning here."""
        caller = await self._caller(request)
        adjusted = []
        for endpoint in _endpoints(await _body(request), "the body"):
            adjusted.append({**endpoint.raw, **await self._adjusted(caller, endpoint)})
        for each in adjusted:
            each.pop("providerSpecific", None)
        return _answer(adjusted)

    async def _adjusted(self, caller: Caller, endpoint: Endpoint) -> dict[str, Any]:
        """The fields of an endpoint that are to be other ones."""
        try:
            place = await self.records.place(caller, [], endpoint.name, endpoint.type)
            targets = [_target(each) for each in self.records.normal_contents(place, endpoint.targets)]
        except (Refusal, InvalidArgument):
            return {}  # it is refused when it is to be written
        least = self._minimum_ttls.get(place.zone.name, 0)
        raised = {"recordTTL": least} if endpoint.ttl is not None and endpoint.ttl < least else {}
        return {"targets": targets, **raised}

    async def apply(self, request: web.Request) -> web.Response:
        """Makes the changes of a message.

        Everything is checked before anything is written. If a change fails, the others are made nevertheless,
        and a repeated message completes them. Several names are changed at the same time.
        """
        caller = await self._caller(request)
        changes = _Changes(await _body(request))
        message = _Message(self, caller)
        for old, place in await self._places(caller, ["delete"], changes.deleted):
            message.add(place, functools.partial(message.delete, old, place))
        for new, place in await self._places(caller, ["add", "delete"], changes.updated):
            message.add(place, functools.partial(message.update, changes.before(new), new, place))
        created = await self._places(caller, ["add"], changes.created)
        # A name cannot have both a CNAME and a TXT record. The CNAME is made first: the cluster needs it.
        for new, place in sorted(created, key=lambda each: each[0].type == "TXT"):
            message.add(place, functools.partial(message.create, new, place))
        failures = await message.carried_out()
        if failures:
            return web.Response(status=500, text="\n".join(failures) + "\n")
        return web.Response(status=204)

    def learn(self, endpoint: Endpoint, place: Place, answer: Mapping[str, Any]) -> None:
        """Learns the least TTL of the service from what it has kept."""
        kept = answer.get("records") or [answer.get("record") or {}]
        least = min((record["ttl"] for record in kept if record.get("ttl") is not None), default=0)
        if endpoint.ttl is not None and least > endpoint.ttl:
            known = self._minimum_ttls.get(place.zone.name, 0)
            self._minimum_ttls[place.zone.name] = max(known, least)

    async def _places(
        self, caller: Caller, verbs: Sequence[str], endpoints: Iterable[Endpoint]
    ) -> list[tuple[Endpoint, Place]]:
        found = []
        for endpoint in endpoints:
            if endpoint.raw.get("setIdentifier"):
                raise _bad(f"{endpoint}: setIdentifier is not supported, for there is no routing", endpoint)
            if endpoint.type == "SOA" or not endpoint.targets:
                raise _bad(f"{endpoint}: it has no targets, or is the SOA record", endpoint)
            try:
                place = await self.records.place(caller, verbs, endpoint.name, endpoint.type)
                self.records.normal_contents(place, endpoint.targets)
                if endpoint.type == "NS" and place.name == place.zone.name:
                    raise _bad(f"{endpoint}: the name servers of a zone itself stay as they are", endpoint)
            except Refusal as refusal:
                refusal.status = 500
                raise
            except InvalidArgument as error:
                raise _bad(f"{endpoint}: {error}", endpoint) from None
            found.append((endpoint, place))
        return found

    async def _caller(self, request: web.Request) -> Caller:
        if has_credentials(request) or not self._config.listen.is_loopback:
            return await self._access.caller(request, self.name)
        check_is_no_browser(request)
        return self._access.named(self._config.external_dns_key, request, self.name)


class _Message:
    """The changes of a message, in their order for each name."""

    def __init__(self, webhook: ExternalDns, caller: Caller) -> None:
        self._webhook = webhook
        self._records = webhook.records
        self._caller = caller
        self._steps: dict[str, list[Callable[[], Awaitable[None]]]] = {}
        self._zones: dict[str, ServedZone] = {}
        self._failures: list[str] = []

    def add(self, place: Place, step: Callable[[], Awaitable[None]]) -> None:
        """Adds a step, after the others of the same name."""
        self._steps.setdefault(place.name, []).append(step)
        self._zones[place.zone.name] = place.zone

    async def carried_out(self) -> list[str]:
        """Makes the changes.

        Returns:
            a line for each failure.

        Raises:
            Busy: too many changes of a zone wait already. Nothing was written.
        """
        free = asyncio.Semaphore(_MOST_NAMES_AT_ONCE)

        async def change_name(steps: Iterable[Callable[[], Awaitable[None]]]) -> None:
            async with free:
                for step in steps:
                    await step()

        async with contextlib.AsyncExitStack() as stack:
            for name in sorted(self._zones):  # always in the same order, so that two messages do not block
                await stack.enter_async_context(self._records.changing(self._zones[name]))
            await asyncio.gather(*map(change_name, self._steps.values()))
        return sorted(self._failures)

    async def delete(self, old: Endpoint, place: Place) -> None:
        """Removes the values of an endpoint."""
        for target in old.targets:
            await self._tried(old, self._records.remove(self._caller, place, target))

    async def update(self, old: Endpoint | None, new: Endpoint, place: Place) -> None:
        """Replaces the values of an endpoint."""
        if new.type != "TXT":
            await self._written(new, place, self._records.set(self._caller, place, new.targets, new.ttl))
            return
        # Texts of others, such as SPF, may stand beside those of external-dns.
        for target in old.targets if old else ():
            if target not in new.targets:
                await self._tried(new, self._records.remove(self._caller, place, target))
        await self.create(new, place)

    async def create(self, new: Endpoint, place: Place) -> None:
        """Adds the values of an endpoint."""
        for target in new.targets:
            await self._written(new, place, self._records.ensure(self._caller, place, target, new.ttl))

    async def _written(self, endpoint: Endpoint, place: Place, call: Awaitable[dict[str, Any]]) -> None:
        answer = await self._tried(endpoint, call)
        if answer is not None:
            self._webhook.learn(endpoint, place, answer)

    async def _tried(self, endpoint: Endpoint, call: Awaitable[dict[str, Any]]) -> dict[str, Any] | None:
        try:
            return await call
        except BalvpsError as error:
            self._failures.append(f"{endpoint}: {error}")
            return None


class _Changes:
    """The body of ``POST /records``. Older versions of external-dns write its keys in capitals."""

    def __init__(self, body: Any) -> None:
        if not isinstance(body, dict):
            raise _bad("the body must be an object")
        lists = {key.lower(): value for key, value in body.items()}
        self.created = _endpoints(lists.get("create"), "create")
        self.deleted = _endpoints(lists.get("delete"), "delete")
        self.updated = _endpoints(lists.get("updatenew"), "updateNew")
        before = _endpoints(lists.get("updateold"), "updateOld")
        self._before = {(each.name, each.type): each for each in before}

    def before(self, new: Endpoint) -> Endpoint | None:
        """What an updated endpoint was before."""
        return self._before.get((new.name, new.type))


def _endpoints(values: Any, where: str) -> list[Endpoint]:
    if values is None:
        return []
    if not isinstance(values, list) or len(values) > _MOST_ENDPOINTS:
        raise _bad(f"{where} must be a list of at most {_MOST_ENDPOINTS} endpoints")
    return [_endpoint(value, f"{where}[{number}]") for number, value in enumerate(values)]


def _endpoint(value: Any, where: str) -> Endpoint:
    if not isinstance(value, dict):
        raise _bad(f"{where} must be an object")
    name: Any = value.get("dnsName")
    type: Any = value.get("recordType")
    ttl = value.get("recordTTL")
    targets = value.get("targets") or []
    texts = [name, type, *targets] if isinstance(targets, list) else [None]
    if not all(isinstance(text, str) and text and len(text) <= _LONGEST_TEXT for text in texts):
        raise _bad(f"{where}: dnsName, recordType and targets must be texts")
    if len(targets) > _MOST_TARGETS:
        raise _bad(f"{where}: there are more than {_MOST_TARGETS} targets")
    if ttl is not None and (not isinstance(ttl, int) or isinstance(ttl, bool) or ttl < 0):
        raise _bad(f"{where}: recordTTL must be a number of seconds")
    return Endpoint(name, type.upper(), tuple(targets), ttl or None, value)


def _bad(message: str, endpoint: Endpoint | None = None) -> Refusal:
    name, type = (endpoint.name, endpoint.type) if endpoint else ("", "")
    return Refusal(500, "bad_request", message, name=name, type=type)


def _target(record: Mapping[str, Any]) -> str:
    """A record as a target: the priority, if its type has one, and the content."""
    content, priority = record["content"], record.get("priority")
    words = list(map(str, content)) if isinstance(content, list) else [content]
    return " ".join(words if priority is None else [str(priority), *words])


async def _body(request: web.Request) -> Any:
    """The body of a request. Older versions of external-dns do not name its type."""
    given = request.headers.get(hdrs.CONTENT_TYPE, MEDIA_TYPE).replace(" ", "")
    if given not in (MEDIA_TYPE, "application/json"):
        raise Refusal(415, "bad_version", f"the body must be {MEDIA_TYPE}")
    try:
        return await json_body(request)
    except Refusal as refusal:
        refusal.status = 500
        raise


def _answer(value: Any) -> web.Response:
    return web.Response(body=json.dumps(value).encode(), headers=_HEADERS)
