"""Registered domains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._named import Candidate, is_number, the_one
from .._views import View
from ..errors import InvalidArgument
from ..models import Order, Outcome
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import TypeAlias

    from .._calls import Id
    from .._views import ListView
    from ..models import Domain, DomainSummary, GetEppCodeAnswer

    #: A domain, its ID or its name.
    WhichDomain: TypeAlias = DomainSummary | Domain | int | str

__all__ = ["Domains"]


class Domains(Resource):
    """Registered domains. A domain is identified by its ID, or by its name, if only one has it."""

    __slots__ = ()

    async def list(self) -> ListView[DomainSummary]:
        """All domains of the account.

        >>> [(domain.id, domain.name, domain.status) for domain in await client.domains.list()]
        [(47, 'testname.com', 'Active'), (48, 'testname.com', 'Expired'), (21, 'example.org', 'Active')]
        """
        return (await self._client.call("list_domains")).domains

    async def find(self, domain: int | str) -> DomainSummary:
        """A domain of the list.

        Args:
            domain: its ID; or its name, in any case, with or without the dot at its end. It may be
                international.

        Raises:
            NotFound: the account has no such domain. The message names those that are near, or those there
                are.
            InvalidArgument: the name is not valid; or several domains have it, such as an expired one and its
                successor.

        >>> (await client.domains.find("Example.ORG.")).id
        21
        """
        wanted = domain if is_number(domain) else self._ascii(str(domain))
        listed = [each for each in await self.list() if isinstance(each, View)]
        known = [
            Candidate(each, [self._compared(each.get("name"))], f" ({each.get('status')})") for each in listed
        ]
        return the_one(wanted, "domain", known, "list_domains", "use the ID")

    async def get(self, domain: WhichDomain) -> Domain:
        """A domain in full.

        Args:
            domain: a domain, its ID or its name. See :meth:`find`.

        Raises:
            NotFound: there is no such domain.
            InvalidArgument: several domains have this name.

        >>> (await client.domains.get("example.org")).nameservers[0]
        'ns1.example.com'
        """
        return (await self._client.call("get_domain", id=await self._id(domain))).details

    async def lookup(self, name: str) -> bool:
        """Asks whether a domain can be registered.

        Args:
            name: the domain. It may be international.

        Returns:
            whether it is free.

        Raises:
            Refused: the service does not sell such domains.

        >>> await client.domains.lookup("free.org"), await client.domains.lookup("example.org")
        (True, False)
        """
        return bool((await self._client.call("lookup_domain", name=name)).get("status") == "ok")

    async def nameservers(self, domain: WhichDomain) -> ListView[str]:
        """The nameservers of a domain.

        >>> list(await client.domains.nameservers("example.org"))
        ['ns1.example.com', 'ns2.example.com']
        """
        return (await self._client.call("get_nameservers", id=await self._id(domain))).nameservers

    async def set_nameservers(
        self,
        domain: WhichDomain,
        nameservers: Sequence[str] = (),
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome:
        """Sets the nameservers of a domain.

        Args:
            domain: see :meth:`get`.
            nameservers: their names; if there are none, the domain gets those that the service gives by
                default.
            extra: further fields of the request.

        Raises:
            Refused: the service refuses them.

        >>> await client.domains.set_nameservers("example.org", ["ns1.example.net", "ns2.example.net"])
        Outcome(success=True)
        """
        return await self._call(
            Outcome, "set_nameservers", id=await self._id(domain), nameservers=list(nameservers), extra=extra
        )

    async def epp_code(self, domain: WhichDomain) -> GetEppCodeAnswer:
        """The code that moves a domain to another registrar. It is a secret: whoever has it can take the
        domain away.

        Args:
            domain: see :meth:`get`.

        Returns:
            an answer with `epp_code`. A service that sends the code by e-mail says so in `info` instead.

        >>> (await client.domains.epp_code("example.org")).epp_code
        'Ab1-cd21'
        """
        return await self._client.call("get_epp_code", id=await self._id(domain))

    async def renew(
        self,
        domain: WhichDomain,
        years: Id | None = None,
        *,
        pay_method: Id | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Order:
        """Orders the renewal of a domain, which costs money.

        Args:
            domain: see :meth:`get`.
            years: for how many years; default: the shortest period that the service has.
            pay_method: ID of a way to pay, as :meth:`Billing.payment_methods` has it.
            extra: further fields of the request.

        Returns:
            the order. The domain is renewed when its invoice is paid.

        Raises:
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done.

        >>> (await client.domains.renew("example.org", 2)).total
        Decimal('30')
        """
        return await self._call(
            Order,
            "renew_domain",
            id=await self._id(domain),
            years=years,
            pay_method=pay_method,
            extra=extra,
        )

    async def _id(self, domain: WhichDomain) -> Id:
        """The ID of a domain. Only a name needs a request."""
        if isinstance(domain, View):
            return domain.id
        return domain if is_number(domain) else (await self.find(domain)).id

    def _ascii(self, name: str) -> str:
        """A name as the library sends it: international ones in ASCII."""
        sent: str = self._client.describe("lookup_domain", name=name)["body"]["name"]
        return sent.lower().rstrip(".")

    def _compared(self, name: Any) -> Any:
        """A listed name in the form in which names are compared."""
        if not isinstance(name, str):
            return name
        try:
            return self._ascii(name)
        except InvalidArgument:
            return name
