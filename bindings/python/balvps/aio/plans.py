"""Plans of DNS zones: what would be changed, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._plan_text import plan_text
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._views import ListView
    from ._resource import Caller

__all__ = ["Plan"]


class Plan(Resource):
    """The changes that make a zone as wanted, from :meth:`Zone.plan`. Iterating it gives the changes. As
    a text it is a diff.

    >>> zone = await client.zones.get("example.com")
    >>> plan = await zone.plan([{"name": "www", "type": "CNAME", "content": "example.net", "ttl": 300}])
    >>> print(plan)
    ~ www.example.com 3600 CNAME example.com -> 300 CNAME example.net
    >>> len(plan), [change.action for change in plan], (await plan.apply()).counts.done
    (1, ['update'], 1)
    """

    __slots__ = ("_plan",)

    def __init__(self, client: Caller, plan: models.Plan) -> None:
        super().__init__(client)
        self._plan = plan

    @property
    def zone(self) -> models.ZoneSummary:
        """The zone."""
        return self._plan.zone

    @property
    def serial(self) -> str | None:
        """The zone's serial when the plan was made; ``None``: not known."""
        return self._plan.serial

    @property
    def changes(self) -> ListView[models.RecordChange]:
        """The changes, in the order in which they are made."""
        return self._plan.changes

    @property
    def counts(self) -> models.PlanCounts:
        """How many records are added, updated, deleted, and left unchanged."""
        return self._plan.counts

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences for a person, such as that a part of the list is not applied."""
        return self._plan.warnings

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain JSON types. ``client.call("apply_plan", plan=...)`` takes it, also later and in
        another process."""
        return self._plan.to_dict()

    async def apply(self, force: bool = False) -> models.ApplyPlanAnswer:
        """Carries out the plan. The zone is read first, and it must be as it was when the plan was made.

        A failed change raises no exception if another one was carried out. The answer tells the `outcome` of
        each change, and `counts` has how many are `done`, `failed`, `uncertain` and `skipped`. Nothing is
        undone. A new plan has what is left. If no change was carried out, the error of the first is raised.

        Args:
            force: carry out also a plan that changes or deletes more than a third of a zone of ten records or
                more.

        Returns:
            an answer with `changes`, `counts` and the `serial` after them.

        Raises:
            Conflict: the zone has changed since the plan was made. Nothing was written.
            Guarded: the plan needs `force`. Nothing was written.
            BalvpsError: no change could be carried out.

        >>> zone = await client.zones.get("example.com")
        >>> plan = await zone.plan([{"name": "home", "type": "A", "content": "192.0.2.7"}])
        >>> done = await plan.apply()
        >>> done.counts.done, done.counts.failed, done.changes[0].outcome
        (1, 0, 'done')
        >>> await plan.apply()
        Traceback (most recent call last):
        balvps.errors.Conflict: the zone's serial is ...
        """
        return await self._call(models.ApplyPlanAnswer, "apply_plan", plan=self._plan, force=force)

    def __iter__(self) -> Iterator[models.RecordChange]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __str__(self) -> str:
        return plan_text(self._plan)

    def __repr__(self) -> str:
        counts = self.counts
        numbers = f"{counts.add} to add, {counts.update} to update, {counts.delete} to delete"
        return f"<plan of {self.zone.name!r}: {numbers}>"
