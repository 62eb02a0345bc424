# generated from aio/services.py by api/languages/python_sync.py; do not edit
"""Services: what was ordered, such as a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._named import Candidate, is_number, meant, the_one
from ._resource import Resource
from ._views import View
from .models import OpenOutcome, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import TypeAlias

    from ._calls import Id
    from ._views import ListView
    from .models import (
        GetServiceUpgradesAnswer,
        ReverseName,
        Service,
        ServiceMethod,
        ServiceSummary,
        Template,
        VmAddress,
    )

    _List = list  # for classes that have a method `list`
    #: A service, its ID, its domain or its label.
    WhichService: TypeAlias = ServiceSummary | Service | int | str

__all__ = ["Services"]


class Services(Resource):
    """Services. A service is identified by its ID, its domain or its label, if only one has it."""

    __slots__ = ()

    def list(self) -> ListView[ServiceSummary]:
        """All services.

        >>> [(service.id, service.name, service.status) for service in client.services.list()][2]
        (30, 'VPS M', 'Active')
        """
        return self._client.call("list_services").services

    def find(self, service: int | str) -> ServiceSummary:
        """A service of the list.

        The list has no labels. They are only read, one request for each service, if no service has this ID
        or this domain.

        Args:
            service: its ID, its domain or its label. An ID goes before a domain, and a domain before a label.

        Raises:
            NotFound: there is no such service. The message names those that are near, or those there are.
            InvalidArgument: several services have this domain or label.

        >>> client.services.find("mail.example.com").id, client.services.find("production").id
        (31, 30)
        """
        listed = [each for each in self.list() if isinstance(each, View)]
        known = [Candidate(each, [each.get("domain"), each.get("label")]) for each in listed]
        if not is_number(service) and not meant(service, known):
            known = self._labelled(listed)
        return the_one(service, "service", known, "list_services", "use the ID")

    def get(self, service: WhichService) -> Service:
        """A service in full.

        Args:
            service: a service, its ID, its domain or its label. See :meth:`find`.

        Raises:
            NotFound: there is no such service.
            InvalidArgument: several services have this domain or label.

        >>> client.services.get(30).label
        'production'
        """
        return self._client.call("get_service", id=self._id(service)).service

    def methods(self, service: WhichService) -> ListView[ServiceMethod]:
        """What can be done with a service: the operations of its server module.

        >>> [each.route for each in client.services.methods(10)][0]
        '/service/@id/upgrade'
        """
        return self._client.call("list_service_methods", id=self._id(service)).methods

    def set_label(
        self, service: WhichService, label: str, *, extra: Mapping[str, Any] | None = None
    ) -> Outcome:
        """Gives a service a label of one's own.

        Args:
            service: see :meth:`get`.
            label: the new label.
            extra: further fields of the request.

        >>> client.services.set_label(31, "mail").success
        True
        """
        return self._call(Outcome, "set_service_label", id=self._id(service), label=label, extra=extra)

    def upgrades(self, service: WhichService) -> GetServiceUpgradesAnswer:
        """What a service can be upgraded to: the resources that can be changed, and other packages.

        >>> [resource.id for resource in client.services.upgrades(31).resources]
        [12, 13]
        """
        return self._client.call("get_service_upgrades", id=self._id(service))

    def upgrade(
        self,
        service: WhichService,
        *,
        resources: Mapping[Any, Any] | Sequence[Any] | None = None,
        package: int | None = None,
        cycle: str | None = None,
        send: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> OpenOutcome:
        """Estimates what an upgrade of a service costs, or orders it.

        Args:
            service: see :meth:`get`.
            resources: new values by the IDs of resources, as :meth:`upgrades` has them.
            package: ID of the new package.
            cycle: new billing cycle.
            send: whether the upgrade is ordered, which costs money; otherwise it is only estimated.
            extra: further fields of the request.

        Raises:
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done.

        >>> client.services.upgrade(31, package=402).to_dict()
        {'total': 5, 'recurring': 9.99}
        """
        return self._call(
            OpenOutcome,
            "upgrade_service",
            id=self._id(service),
            resources=resources,
            package=package,
            cycle=cycle,
            send=send or None,
            extra=extra,
        )

    def cancel(
        self,
        service: WhichService,
        *,
        immediate: bool = False,
        reason: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome:
        """Requests the cancellation of a service. All its data is lost then.

        Args:
            service: see :meth:`get`.
            immediate: whether the service ends at once; otherwise at the end of the billing period.
            reason: the reason, for the company.
            extra: further fields of the request.

        Raises:
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done.

        >>> client.services.cancel(31, reason="Not needed").info
        ('cancell_sent',)
        """
        return self._call(
            Outcome,
            "cancel_service",
            id=self._id(service),
            immediate=immediate,
            reason=reason,
            extra=extra,
        )

    def templates(self, service: WhichService) -> ListView[Template]:
        """The systems that a virtual machine of a service can be installed with.

        >>> client.services.templates(30).to_list()[1]
        {'id': 102, 'name': 'Debian 13'}
        """
        return self._client.call("list_templates", service_id=self._id(service)).templates

    def ips(self, service: WhichService) -> ListView[VmAddress]:
        """The IP addresses of a service.

        >>> [address.ipaddress for address in client.services.ips(31)]
        ['192.0.2.12']
        """
        return self._client.call("list_service_ips", service_id=self._id(service)).ip

    def rdns(self, service: WhichService) -> ListView[ReverseName]:
        """The reverse DNS of the IP addresses of a service.

        >>> [(name.ip, name.hostname) for name in client.services.rdns(31)]
        [('192.0.2.12', 'mail.example.com')]
        """
        return self._client.call("get_rdns", service_id=self._id(service)).rdns

    def set_rdns(
        self, service: WhichService, ip: str, hostname: str, *, extra: Mapping[str, Any] | None = None
    ) -> Outcome:
        """Sets the reverse DNS of an IP address of a service.

        Args:
            service: see :meth:`get`.
            ip: the IP address.
            hostname: the name that the address shall have. It may be international.
            extra: further fields of the request.

        Raises:
            InvalidArgument: the address or the name is not valid.
            Refused: the address is none of this service.

        >>> client.services.set_rdns(31, "192.0.2.12", "mx.example.com").info
        ('revdnsupdated',)
        """
        return self._call(
            Outcome,
            "set_rdns",
            service_id=self._id(service),
            ip=ip,
            hostname=hostname,
            extra=extra,
        )

    def _id(self, service: WhichService) -> Id:
        """The ID of a service. Only a name needs a request."""
        if isinstance(service, View):
            return service.id
        return service if is_number(service) else self.find(service).id

    def _labelled(self, listed: Sequence[ServiceSummary]) -> _List[Candidate[ServiceSummary]]:
        """The services with their labels, which only their details have."""
        calls = [("get_service", {"id": each.id}) for each in listed]
        batch = self._client.batch(calls, ordered=True)
        results = [(listed[got.index], got) for got in batch]
        return [
            Candidate(each, [each.get("domain"), got.result().service.get("label")]) for each, got in results
        ]
