"""The provider: reads a zone for octoDNS, and carries out the plans of octoDNS."""

from __future__ import annotations

import contextlib
from logging import getLogger
from typing import TYPE_CHECKING, Any

import balvps
from octodns.provider import ProviderException
from octodns.provider.base import BaseProvider
from octodns.record import Update

from ._records import TYPES, UnreadableRecord, octodns_record, wanted_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from balvps.models import ApplyPlanAnswer, NormalRecord
    from octodns.provider.plan import Plan
    from octodns.record import Record
    from octodns.record.change import Change
    from octodns.zone import Zone

#: Seconds for reading and planning, and for each change of a plan. Changes of different names run at once.
_SECONDS = 60
_SECONDS_PER_CHANGE = 1

#: How many failed changes an error describes.
_MOST_DESCRIBED = 20

#: The outcomes of a change that is not done.
_OUTCOMES = {
    "failed": "failed",
    "skipped": "not tried",
    "uncertain": "it is not known whether it was carried out",
}


class BalvpsException(ProviderException):
    """A zone could not be read, or not be changed as planned. The message says what was and was not done."""


class BalvpsProvider(BaseProvider):
    """DNS zones of an account at BalVPS, or at another host whose portal has the same HostBill User API::

        providers:
          balvps:
            class: octodns_balvps.BalvpsProvider
            username: env/BALVPS_USERNAME
            password: env/BALVPS_PASSWORD

    Args:
        id: the provider's name in the configuration.
        username: the account's e-mail address.
        password: the account's password.
        base_url: the address of the host's API; default: that of BalVPS.
        ca_file: PEM file of the certificate authorities to trust instead of those of the system.
        totp_secret: secret of the account's second factor, in base32.
        token_store: ``file:PATH`` to share one login among runs. Otherwise each run signs in once.
        service_id: the service to which new zones belong. It may be left out if only one service has DNS.
        min_ttl: the smallest TTL of the service, in seconds. Smaller ones are raised to it in each plan.
        options: further config keys of balvps, such as ``txt_style``.
        base: arguments of octoDNS's own base class, such as ``strict_supports``.
    """

    SUPPORTS_GEO = False
    SUPPORTS_MULTIVALUE_PTR = True
    SUPPORTS_ROOT_NS = True
    SUPPORTS = TYPES

    def __init__(
        self,
        id: str,
        username: str,
        password: str | int,
        *,
        base_url: str | None = None,
        ca_file: str | None = None,
        totp_secret: str | None = None,
        token_store: str | None = None,
        service_id: int | None = None,
        min_ttl: int = 0,
        options: Mapping[str, Any] | None = None,
        **base: Any,
    ) -> None:
        self.log = getLogger(f"BalvpsProvider[{id}]")
        self.log.debug("__init__: id=%s, username=%s, base_url=%s", id, username, base_url)
        super().__init__(id, **base)
        self.service_id = service_id
        self.min_ttl = min_ttl
        with self._errors():
            self._client = balvps.Client(
                username,
                str(password),  # octoDNS turns the digits of a variable of the environment into a number
                base_url=base_url,
                ca_file=ca_file,
                totp_secret=totp_secret,
                token_store=token_store,
                options=options,
            )
        # The records of each zone as they were read for the plan, by their IDs.
        self._read: dict[str, dict[Any, Any]] = {}

    # ---- reading

    def list_zones(self) -> list[str]:
        """The names of the account's zones."""
        with self._errors():
            names = [zone.get("name") for zone in self._client.zones.list()]
        return sorted(name.rstrip(".") + "." for name in names if isinstance(name, str))

    def populate(self, zone: Zone, target: bool = False, lenient: bool = False) -> bool:
        """Adds the records of the account's zone.

        Returns:
            whether the account has the zone.

        Raises:
            BalvpsException: the zone cannot be read; or it is read as a source, and the account has no such
                zone, or octoDNS cannot have one of its records and `lenient` is false.
        """
        self.log.debug("populate: name=%s, target=%s, lenient=%s", zone.decoded_name, target, lenient)
        before = len(zone.records)
        try:
            with self._errors(zone.name):
                records = self._client.call("export_zone", zone=zone.name).records
        except BalvpsException as error:
            if target and isinstance(error.__cause__, balvps.NotFound):
                return False
            raise
        self._read[zone.name] = {record.id: record.to_dict() for record in records}
        for record in self._octodns_records(zone, records, target, lenient):
            zone.add_record(record, lenient=lenient)
        self.log.info("populate:   found %s records", len(zone.records) - before)
        return True

    def _octodns_records(
        self, zone: Zone, records: Iterable[NormalRecord], target: bool, lenient: bool
    ) -> Iterator[Record]:
        sets: dict[tuple[str, str], list[NormalRecord]] = {}
        for record in records:
            if record.type in self.SUPPORTS:
                sets.setdefault((record.name, record.type), []).append(record)
        for of_one_set in sets.values():
            try:
                yield octodns_record(zone, of_one_set, target=target, lenient=lenient, source=self)
            except UnreadableRecord as error:
                if not lenient:
                    raise BalvpsException(f"{self.id}: {error}") from error
                self.log.warning("populate:   %s; it is left out", error)

    # ---- planning

    def _process_desired_zone(self, desired: Zone) -> Zone:
        for record in desired.records:
            if getattr(record, "geo", None):
                self.supports_warn_or_except(
                    f"geo records not supported for {record.fqdn}", "falling back to simple record"
                )
                record = record.copy()
                record.geo = {}
                desired.add_record(record, replace=True, lenient=True)
            if record.ttl < self.min_ttl:
                self.log.info("TTL %d of %s %s is raised to min_ttl", record.ttl, record.fqdn, record._type)
                record = record.copy()
                record.ttl = self.min_ttl
                desired.add_record(record, replace=True, lenient=True)
        return super()._process_desired_zone(desired)

    def _process_existing_zone(self, existing: Zone, desired: Zone, lenient: bool = False) -> Zone:
        """Takes over the values of records that differ only in how they are written. It is balvps that
        knows, for instance that two lists of SVCB parameters mean the same."""
        existing = super()._process_existing_zone(existing, desired, lenient=lenient)
        updates = [
            change
            for change in existing.changes(desired, self)
            if isinstance(change, Update) and self._mistake_in(change.new) is None
        ]
        if updates:
            with self._errors(existing.name):
                real = {_set(change) for change in self._plan(existing.name, updates)["changes"]}
            for change in updates:
                if _set_of(change.new) not in real:
                    existing.add_record(change.new, replace=True, lenient=True)
        return existing

    def _include_change(self, change: Change) -> bool:
        """Leaves out what balvps cannot write, or refuses it if octoDNS is strict."""
        mistake = None if change.new is None else self._mistake_in(change.new)
        if mistake is None:
            return True
        self.supports_warn_or_except(
            f"{change.new.fqdn} {change.new._type}: {mistake}", "leaving the zone as it is there"
        )
        return False

    def _mistake_in(self, record: Record) -> str | None:
        """Why balvps cannot write a record; ``None``: it can. Nothing is sent."""
        rrset = record.to_rrset()
        try:
            self._client.describe(
                "set_records",
                zone=record.zone.name,
                name=rrset.name,
                type=rrset._type,
                contents=rrset.rdatas,
                ttl=rrset.ttl,
            )
        except balvps.InvalidArgument as error:
            return str(error)
        return None

    def _plan(self, zone: str, changes: Sequence[Change]) -> dict[str, Any]:
        """The plan of balvps for the records of these changes, and for no others."""
        records = [change.new for change in changes if change.new is not None]
        wanted = wanted_records(records)
        answer = self._client.call("plan_zone", zone=zone, records=wanted, delete=True, include_ns=True)
        plan: dict[str, Any] = answer.plan.to_dict()
        changed = {_set_of(change.record) for change in changes}
        plan["changes"] = [change for change in plan["changes"] if _set(change) in changed]
        del plan["counts"]  # they count the changes that are left out too
        return plan

    # ---- applying

    def _apply(self, plan: Plan) -> None:
        zone = plan.desired.name
        described = zone
        if not plan.exists:
            with self._errors(zone):
                self._client.zones.create(zone[:-1], self.service_id)
            described = f"{zone}: the zone was added, but then"
        with self._errors(described):
            ours = self._plan(zone, plan.changes)
            if plan.exists:
                self._check_unchanged(zone, ours)
            seconds = _SECONDS + _SECONDS_PER_CHANGE * len(ours["changes"])
            client = self._client.with_options(timeout=seconds)
            # octoDNS itself guards against plans that change much, and the zone is read for its TTLs below.
            answer = client.call("apply_plan", plan=ours, force=True, readback=False)
        self._check_outcome(described, answer)
        self._notice_raised_ttls(zone, [change.new for change in plan.changes if change.new is not None])

    def _check_unchanged(self, zone: str, plan: Mapping[str, Any]) -> None:
        """Refuses a plan that would change what octoDNS has not shown in its own plan."""
        read = self._read[zone]
        for change in plan["changes"]:
            before = change["before"]
            if before is not None and read.get(before["id"]) != before:
                record = f"{change['name']}. {change['type']}"
                raise BalvpsException(
                    f"{self.id}: {zone}: {record} has changed since octoDNS read the zone; nothing was "
                    "written: run octoDNS again"
                )

    def _check_outcome(self, described: str, answer: ApplyPlanAnswer) -> None:
        left = [change for change in answer.changes if change.outcome != "done"]
        if not left:
            return
        lines = [
            f"{change.action} {change.name}. {change.type}: {_OUTCOMES[change.outcome]}"
            + (f": {change.error['message']}" if change.error else "")
            for change in left[:_MOST_DESCRIBED]
        ]
        if len(left) > len(lines):
            lines.append(f"and {len(left) - len(lines)} more")
        done = f"{answer.counts.done} of {len(answer.changes)} changes were carried out"
        told = "\n  ".join([f"{self.id}: {described}: {done}, and these were not:", *lines])
        raise BalvpsException(told + "\nRun octoDNS again to plan and make what is left.")

    def _notice_raised_ttls(self, zone: str, written: Iterable[Record]) -> None:
        """Warns if the service has raised a TTL, because each run would lower it again."""
        wanted = {_set_of(record): record.ttl for record in written}
        try:
            records = self._client.call("export_zone", zone=zone).records
        except balvps.BalvpsError as error:
            self.log.warning("apply:   the TTLs of %s could not be checked: %s", zone, error)
            return
        raised = [
            (record.ttl, f"{record.name}. {record.type}")
            for record in records
            if record.ttl is not None and record.ttl > wanted.get((record.name, record.type), record.ttl)
        ]
        if raised:
            self.min_ttl, first = min(raised)
            self.log.warning(
                "apply:   the service raised TTLs, such as that of %s; with min_ttl %d of provider %s, later "
                "runs do not plan them again",
                *(first, self.min_ttl, self.id),
            )

    @contextlib.contextmanager
    def _errors(self, described: str = "") -> Iterator[None]:
        """Raises an error of balvps as one of octoDNS."""
        try:
            yield
        except balvps.BalvpsError as error:
            raise BalvpsException(": ".join(filter(None, (self.id, described, str(error))))) from error


def _set_of(record: Record) -> tuple[str, str]:
    """The name and type of a record, in the words of balvps."""
    return record.fqdn[:-1], record._type


def _set(change: Mapping[str, Any]) -> tuple[str, str]:
    """The name and type of a change of balvps."""
    return change["name"], change["type"]
